import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { homeFlags } from '../../host/homeFlags.mjs';
import { SERVER } from './mcpProcess';
import { CLIENT_ID, CLIENT_SECRET, type SignInTenant } from './signInTenant';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Answer {
  readonly status: string;
  readonly problem?: string;
  readonly next?: string;
}

export interface RunOptions {
  readonly env?: Record<string, string>;
  /** Gets what was written to standard output so far. */
  readonly onOut?: (text: string, pid: number) => void;
  /** Whether nobody reads on after the first of it, as with `head`. */
  readonly isReadOnce?: boolean;
  /** Ends the process as Ctrl+C does. */
  readonly signal?: AbortSignal;
}

export interface McpServer {
  readonly client: Client;
  tools(): Promise<readonly string[]>;
  call(name: string, input?: Record<string, unknown>): Promise<Answer>;
}

/** The home folder of a user, for processes of dist/mcp.js: what the system says of the user is put in its place. */
export class McpHome {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-home-'));
  readonly #args: readonly string[];
  readonly #clients: Client[] = [];

  constructor(server = SERVER) {
    this.#args = [...homeFlags(this.folder), server];
  }

  get logins(): string {
    return path.join(this.folder, '.local', 'state', 'gainsight-vscode', 'logins');
  }

  /** All files but those that are the store itself, as one text. */
  textOf(isWanted: (file: string) => boolean = () => true): string {
    return readdirSync(this.folder, { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(this.folder, file))
      .filter((file) => statSync(file).isFile() && isWanted(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
  }

  /** The record of the one sign-in that is kept in a file. */
  stored(): { file: string; record: Record<string, string | number> } {
    const [name = assert.fail('nothing is stored')] = readdirSync(this.logins).filter((file) =>
      file.endsWith('.secret'),
    );
    const file = path.join(this.logins, name);
    // The product wrote it just now.
    return { file, record: JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | number> };
  }

  run(
    args: readonly string[],
    { env = {}, onOut, isReadOnce = false, signal }: RunOptions = {},
  ): Promise<Ended> {
    const child = spawn(process.execPath, [...this.#args, ...args], {
      env: this.#env(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    signal?.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      onOut?.(out, child.pid ?? 0);
      if (isReadOnce) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk) => (error += String(chunk)));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
  }

  /** Signs in, as a person with a browser does. `answer` may do otherwise with the address of the page. */
  async login(
    tenant: SignInTenant,
    more: readonly string[] = [],
    answer: (url: string, pid: number) => Promise<void> = async (url) => {
      await fetch(await tenant.visit(url));
    },
  ): Promise<Ended> {
    let answered: Promise<void> | undefined;
    const ended = await this.run(
      [
        ...['login', '--domain', tenant.url, '--client-id', CLIENT_ID, '--port', String(tenant.port)],
        ...['--store', 'file', '--no-browser', ...more],
      ],
      {
        env: { GAINSIGHT_CLIENT_SECRET: CLIENT_SECRET },
        onOut: (text, pid) => {
          const url = /^(http:\S+)\n/m.exec(text)?.[1];
          if (url !== undefined) answered ??= answer(url, pid);
        },
      },
    );
    await answered;
    return ended;
  }

  async connect(tenant: SignInTenant, env: Record<string, string> = {}): Promise<McpServer> {
    const client = new Client({ name: 'test', version: '1.0.0' });
    this.#clients.push(client);
    const args = [...this.#args];
    const all = this.#env({ GAINSIGHT_DOMAIN: tenant.url, ...env });
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args, env: all, stderr: 'ignore' }),
    );
    return {
      client,
      tools: async () => (await client.listTools()).tools.map(({ name }) => name),
      call: async (name, input = {}) => {
        const { structuredContent } = await client.callTool({ name, arguments: input });
        // The kit leaves it untyped.
        return structuredContent as Answer;
      },
    };
  }

  /** Ends the servers that still run, too. */
  async remove(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    rmSync(this.folder, { recursive: true });
  }

  #env(more: Record<string, string>): Record<string, string> {
    const { PATH = '', SYSTEMROOT = '' } = process.env;
    return { PATH, SYSTEMROOT, TZ: 'Europe/Berlin', ...more };
  }
}
