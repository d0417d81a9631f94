import type { Connection, ConnectionKind } from '../model/connection';
import type { LaunchCommand } from './mcpLauncher';

/** The clients whose form of configuration is known. */
export type McpClient = 'claudeCode' | 'cursor' | 'codex' | 'vscode';

const NAME = 'gainsight';

interface SecretVariable {
  readonly name: string;
  /** How VS Code asks for it. */
  readonly input: string;
  readonly description: string;
}

/** What the server must be given; a person's own sign-in is the server's to make. */
const SECRETS: Readonly<Record<ConnectionKind, readonly SecretVariable[]>> = {
  sandbox: [],
  user: [],
  accessKey: [
    { name: 'GAINSIGHT_ACCESS_KEY', input: 'gainsight-access-key', description: 'Gainsight access key' },
  ],
  m2m: [
    { name: 'GAINSIGHT_CLIENT_ID', input: 'gainsight-client-id', description: 'Gainsight client id' },
    {
      name: 'GAINSIGHT_CLIENT_SECRET',
      input: 'gainsight-client-secret',
      description: 'Gainsight client secret',
    },
  ],
};

/** What holds in VS Code and is to hold for the server, too. */
export interface McpRules {
  readonly readOnly: boolean;
  readonly allowedTools: readonly string[];
  readonly excludedTools: readonly string[];
}

/**
 * A client's configuration of the server, ready to paste. It holds no secret: the key comes from the client's
 * environment, or is asked for, when the server is started. What the rules forbid is forbidden there as well.
 */
export function mcpConfiguration(
  client: McpClient,
  launch: LaunchCommand,
  connection: Pick<Connection, 'kind' | 'origin' | 'email'> | undefined,
  rules: McpRules,
): string {
  const open = { ...openPart(connection), ...rulesPart(rules) };
  const secrets = SECRETS[connection?.kind ?? 'sandbox'];
  const server = (placeholder: (secret: SecretVariable) => string) => ({
    ...launch,
    env: { ...open, ...Object.fromEntries(secrets.map((secret) => [secret.name, placeholder(secret)])) },
  });
  switch (client) {
    case 'claudeCode':
      return json({ mcpServers: { [NAME]: server(({ name }) => `\${${name}}`) } });
    case 'cursor':
      return json({ mcpServers: { [NAME]: server(({ name }) => `\${env:${name}}`) } });
    case 'codex':
      return toml(launch, open, secrets);
    case 'vscode':
      return json({
        ...(secrets.length > 0 ? { inputs: secrets.map(prompt) } : {}),
        servers: { [NAME]: { type: 'stdio', ...server(({ input }) => `\${input:${input}}`) } },
      });
  }
}

/** What may stand in a file: where the tenant is and who asks. Without a connection it is the sandbox. */
function openPart(
  connection: Pick<Connection, 'kind' | 'origin' | 'email'> | undefined,
): Record<string, string> {
  if (!connection || connection.kind === 'sandbox') return { GAINSIGHT_SANDBOX: '1' };
  const { protocol, host } = new URL(connection.origin);
  return {
    GAINSIGHT_DOMAIN: protocol === 'https:' ? host : connection.origin,
    GAINSIGHT_USER_EMAIL: connection.email,
  };
}

/** Only what limits: a variable that is not there limits nothing. */
function rulesPart({ readOnly, allowedTools, excludedTools }: McpRules): Record<string, string> {
  return {
    ...(readOnly ? { GAINSIGHT_READ_ONLY: '1' } : {}),
    ...(allowedTools.length > 0 ? { GAINSIGHT_TOOLS: allowedTools.join(',') } : {}),
    ...(excludedTools.length > 0 ? { GAINSIGHT_EXCLUDE_TOOLS: excludedTools.join(',') } : {}),
  };
}

function prompt({ input, description }: SecretVariable) {
  return { type: 'promptString', id: input, description, password: true };
}

function toml(
  { command, args }: LaunchCommand,
  env: Record<string, string>,
  secrets: readonly SecretVariable[],
): string {
  // Strings and lists of JSON are the same in TOML.
  return [
    `[mcp_servers.${NAME}]`,
    `command = ${JSON.stringify(command)}`,
    `args = ${JSON.stringify(args)}`,
    ...(secrets.length > 0 ? [`env_vars = ${JSON.stringify(secrets.map(({ name }) => name))}`] : []),
    '',
    `[mcp_servers.${NAME}.env]`,
    ...Object.entries(env).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
    '',
  ].join('\n');
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
