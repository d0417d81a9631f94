import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { parse } from 'smol-toml';
import * as vscode from 'vscode';
import { extensionUnderTest } from '../extensionUnderTest';
import { choose } from './sidebarPage';

/** What all clients' configurations say about a server; one of them lets variables through by name. */
export interface CopiedServer {
  readonly type?: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly env_vars?: readonly string[];
}

export interface ClientForm {
  readonly label: string;
  /** Reads the server out of a whole configuration. */
  read(text: string): CopiedServer | undefined;
  /** How the client is asked to put the key in; undefined where it lets the variable through. */
  readonly placeholder?: string;
}

const KEY = 'GAINSIGHT_ACCESS_KEY';

const json = (text: string): Partial<Record<string, Record<string, CopiedServer>>> =>
  // A test reads what it needs of it, and fails where that is missing.
  JSON.parse(text) as Partial<Record<string, Record<string, CopiedServer>>>;

/** How many companies to pass over for one that the served tenant has and the one inside the extension has not. */
export const BEYOND_THE_SANDBOX = 400;

/** The tools as the manifest declares them, by name. */
export function declaredTools(): string[] {
  // The manifest is JSON, and a unit test holds it to the catalogue.
  const { contributes } = extensionUnderTest().packageJSON as {
    contributes: { languageModelTools: { name: string }[] };
  };
  return contributes.languageModelTools.map(({ name }) => name).sort();
}

/** The clients whose form the command offers. */
export const clientForms: readonly ClientForm[] = [
  { label: 'Claude Code', read: (text) => json(text).mcpServers?.gainsight, placeholder: `\${${KEY}}` },
  { label: 'Cursor', read: (text) => json(text).mcpServers?.gainsight, placeholder: `\${env:${KEY}}` },
  {
    label: 'Codex',
    read: (text) => {
      // As with JSON: a table of the file, in which a test finds what it needs or fails.
      const { mcp_servers: servers } = parse(text) as { mcp_servers?: Record<string, CopiedServer> };
      // The parser's tables are objects without a prototype.
      return servers?.gainsight && { ...servers.gainsight, env: { ...servers.gainsight.env } };
    },
  },
  {
    label: 'VS Code',
    read: (text) => json(text).servers?.gainsight,
    placeholder: '${input:gainsight-access-key}',
  },
];

/** Runs *Copy MCP Configuration* as a user does, and gives what is in the clipboard then. */
export async function copyFor({ label }: ClientForm): Promise<string> {
  await vscode.env.clipboard.writeText('nothing was copied');
  await choose('gainsight.copyMcpConfiguration', label);
  return vscode.env.clipboard.readText();
}

export function serverOf(form: ClientForm, text: string): CopiedServer {
  const server = form.read(text);
  assert.ok(server, `${form.label}: no server in ${text}`);
  return server;
}

/** The environment that the client gives the server, after it has put the key in where the configuration says so. */
export function environmentOf({ env, env_vars = [] }: CopiedServer, form: ClientForm, key: string) {
  const filled = Object.entries(env).map(([name, value]) => [name, value === form.placeholder ? key : value]);
  return {
    ...Object.fromEntries(filled),
    ...Object.fromEntries(env_vars.map((name) => [name, key])),
  } as Record<string, string>;
}

/** Starts the server as a client does, asks it, and ends it. */
export async function withServer<T>(
  { command, args }: Pick<CopiedServer, 'command' | 'args'>,
  env: Readonly<Record<string, string>>,
  ask: (client: Client) => Promise<T>,
): Promise<T> {
  const auditFolder = mkdtempSync(path.join(os.tmpdir(), 'audit-'));
  const client = new Client({ name: 'test', version: '1.0.0' });
  const environment = { ...env, GAINSIGHT_AUDIT_DIR: auditFolder };
  await client.connect(
    new StdioClientTransport({ command, args: [...args], env: environment, stderr: 'inherit' }),
  );
  try {
    return await ask(client);
  } finally {
    await client.close();
  }
}
