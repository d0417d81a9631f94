import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { OAuthVariants } from '../../../src/sandbox/oauth/oauthOptions';

export const CLIENT_ID = 'app';
/** Searched for wherever it must not be. */
export const CLIENT_SECRET = 'planted-client-secret-0001';
const KEY = 'planted-access-key-0002';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorizedBy?: { readonly kind: string; readonly email?: string };
}

/** The sandbox tenant in a process of its own, with one application for signing in. */
export interface SignInTenant {
  readonly url: string;
  /** Of the callback that is registered. */
  readonly port: number;
  /** Does what a person does in the browser, and gives the address that it is sent back to. */
  visit(url: string, decision?: 'allow' | 'deny'): Promise<string>;
  calls(): Promise<readonly Call[]>;
  /** How many users' sign-ins are live. */
  grants(): Promise<number>;
  expire(): Promise<void>;
  revoke(email: string): Promise<void>;
  configure(variants: Partial<OAuthVariants>): Promise<void>;
  close(): Promise<void>;
}

/** `latency` is what each call takes, in milliseconds, so that calls overlap. */
export async function startTenant(latency = 0): Promise<SignInTenant> {
  const port = await freePort();
  const arguments_ = [
    ...['--key', KEY, '--oauth-client', `${CLIENT_ID}:${CLIENT_SECRET}`],
    ...['--redirect-uri', `http://127.0.0.1:${port}/callback`, '--latency', String(latency)],
  ];
  const server = spawn(process.execPath, [path.resolve('dist/sandboxServer.js'), ...arguments_], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const url = /http:\S+/.exec(line)?.[0] ?? assert.fail(line);
  const steer = async (method: string, action: string, body?: object): Promise<unknown> => {
    const headers = { accesskey: KEY };
    const text = body && JSON.stringify(body);
    const response = await fetch(`${url}/_sandbox/${action}`, {
      ...{ method, headers },
      ...(text === undefined ? {} : { body: text }),
    });
    assert.equal(response.status, 200, action);
    return response.json();
  };
  const act = async (action: string, body?: object): Promise<void> => {
    await steer('POST', action, body);
  };
  return {
    ...{ url, port },
    visit: (address, decision = 'allow') => visit(url, address, decision),
    // The server's own answers are of these forms.
    calls: async () => (await steer('GET', 'calls')) as readonly Call[],
    grants: async () => ((await steer('GET', 'oauth/grants')) as { users: readonly unknown[] }).users.length,
    expire: () => act('oauth/expire'),
    revoke: (email) => act('oauth/revokeUser', { email }),
    configure: (variants) => act('oauth/configure', variants),
    close: async () => {
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function visit(tenant: string, address: string, decision: 'allow' | 'deny'): Promise<string> {
  const page = await (await fetch(address)).text();
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? assert.fail(page);
  const body = new URLSearchParams({ transaction: field('transaction'), user: field('user'), decision });
  const reply = await fetch(`${tenant}/v1/authorize`, { method: 'POST', redirect: 'manual', body });
  return reply.headers.get('location') ?? assert.fail(await reply.text());
}

/** A port that nobody used a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has this kind of address.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
