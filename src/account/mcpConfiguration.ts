import type { Connection } from '../model/connection';
import type { LaunchCommand } from './mcpLauncher';

/** The clients whose form of configuration is known. */
export type McpClient = 'claudeCode' | 'cursor' | 'codex' | 'vscode';

const NAME = 'gainsight';
const KEY = 'GAINSIGHT_ACCESS_KEY';
const INPUT = 'gainsight-access-key';

/**
 * A client's configuration of the server, ready to paste. It holds no secret: the key comes from the client's
 * environment, or is asked for, when the server is started.
 */
export function mcpConfiguration(
  client: McpClient,
  launch: LaunchCommand,
  connection: Pick<Connection, 'kind' | 'origin' | 'email'> | undefined,
): string {
  const open = openPart(connection);
  const keyed = connection?.kind === 'accessKey';
  const server = (placeholder: string) => ({
    ...launch,
    env: keyed ? { ...open, [KEY]: placeholder } : open,
  });
  switch (client) {
    case 'claudeCode':
      return json({ mcpServers: { [NAME]: server(`\${${KEY}}`) } });
    case 'cursor':
      return json({ mcpServers: { [NAME]: server(`\${env:${KEY}}`) } });
    case 'codex':
      return toml(launch, open, keyed);
    case 'vscode':
      return json({
        ...(keyed ? { inputs: [keyInput()] } : {}),
        servers: { [NAME]: { type: 'stdio', ...server(`\${input:${INPUT}}`) } },
      });
  }
}

/** What may stand in a file: where the tenant is and who asks. Without a connection it is the sandbox. */
function openPart(
  connection: Pick<Connection, 'kind' | 'origin' | 'email'> | undefined,
): Record<string, string> {
  if (connection?.kind !== 'accessKey') return { GAINSIGHT_SANDBOX: '1' };
  const { protocol, host } = new URL(connection.origin);
  return {
    GAINSIGHT_DOMAIN: protocol === 'https:' ? host : connection.origin,
    GAINSIGHT_USER_EMAIL: connection.email,
  };
}

function keyInput() {
  return { type: 'promptString', id: INPUT, description: 'Gainsight access key', password: true };
}

function toml({ command, args }: LaunchCommand, env: Record<string, string>, keyed: boolean): string {
  // Strings and lists of JSON are the same in TOML.
  return [
    `[mcp_servers.${NAME}]`,
    `command = ${JSON.stringify(command)}`,
    `args = ${JSON.stringify(args)}`,
    ...(keyed ? [`env_vars = ${JSON.stringify([KEY])}`] : []),
    '',
    `[mcp_servers.${NAME}.env]`,
    ...Object.entries(env).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
    '',
  ].join('\n');
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
