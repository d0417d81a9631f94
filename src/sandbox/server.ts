// The sandbox tenant for other processes: `node dist/sandboxServer.js --port 0 --key …`.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSandbox, SANDBOX_USER_EMAIL, type Sandbox } from './embedded';
import { listen } from './httpServer.node';
import { OverlayError } from './overlay';
import { oauthOf } from './oauthArguments';
import type { OAuthOptions } from './oauth/oauthOptions';
import { readServerOptions, type ServerOptions } from './serverOptions';
import { UsageError } from './usageError';

const SECRET_BYTES = 24;
const USAGE_STATUS = 2;

async function main(): Promise<void> {
  const options = readServerOptions(process.argv.slice(2));
  const key = options.key ?? newSecret('base64url');
  // Hexadecimal reads the same in every encoding in which clients send it.
  const oauth = oauthOf(options.oauth ?? {}, () => newSecret('hex'));
  const sandbox = sandboxOf(options, key, oauth.options);
  const { server, url } = await listen(sandbox, key, options.port);
  say(`Sandbox tenant on ${url}`);
  // A key that somebody chose is known to them, and does not belong on a screen.
  if (options.key === undefined) say(`Access key: ${key}`);
  say(`You: ${SANDBOX_USER_EMAIL}`);
  for (const line of oauth.lines) say(line);
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function sandboxOf({ now, data, ...rest }: ServerOptions, key: string, oauth: OAuthOptions): Sandbox {
  return createSandbox({
    ...rest,
    key,
    // Where the tenant's clock stands still, tokens expire nevertheless.
    oauth: { ...oauth, now: () => new Date() },
    ...(now ? { now: () => now } : {}),
    ...(data === undefined ? {} : { data: overlayOf(data) }),
  });
}

function newSecret(encoding: 'base64url' | 'hex'): string {
  return randomBytes(SECRET_BYTES).toString(encoding);
}

function overlayOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`--data: the file "${file}" cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`--data: the file "${file}" is not JSON.`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const usage = error instanceof UsageError || error instanceof OverlayError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = usage ? USAGE_STATUS : 1;
});
