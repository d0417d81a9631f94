import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, type ClientOptions } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { homeFlags } from '../../host/homeFlags.mjs';

export const SERVER = path.resolve('dist/mcp.js');

/** The time at which the made-up tenant stands still. */
export const NOW = '2026-11-18T09:00:00+01:00';

/** What the server needs of this process's environment to run at all, and a folder of its own for its audit. */
export function serverEnvironment(more: Record<string, string>, folder: string): Record<string, string> {
  const { PATH = '', SYSTEMROOT = '' } = process.env;
  return { PATH, SYSTEMROOT, TZ: 'Europe/Berlin', GAINSIGHT_AUDIT_DIR: folder, ...more };
}

export interface Connected {
  readonly client: Client;
  readonly auditFolder: string;
  close(): Promise<void>;
}

/** A client of the official kit, connected to a server process of its own on the sandbox. */
export async function connect(
  more: Record<string, string> = {},
  options: ClientOptions = {},
  prepare: (client: Client) => void = () => undefined,
): Promise<Connected> {
  const auditFolder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-audit-'));
  const home = mkdtempSync(path.join(os.tmpdir(), 'gainsight-home-'));
  const client = new Client({ name: 'test', version: '1.0.0' }, options);
  prepare(client);
  const env = serverEnvironment({ GAINSIGHT_SANDBOX: '1', GAINSIGHT_NOW: NOW, ...more }, auditFolder);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [...homeFlags(home), SERVER],
      env,
      stderr: 'ignore',
    }),
  );
  return {
    client,
    auditFolder,
    close: async () => {
      await client.close();
      for (const folder of [auditFolder, home]) rmSync(folder, { recursive: true });
    },
  };
}
