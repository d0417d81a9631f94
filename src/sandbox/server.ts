// The sandbox tenant for other processes: `node dist/sandboxServer.js --port 0 --key …`.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSandbox, SANDBOX_USER_EMAIL, type Sandbox } from './embedded';
import { listen } from './httpServer.node';
import { OverlayError } from './overlay';
import { readServerOptions, UsageError, type ServerOptions } from './serverOptions';

const KEY_BYTES = 24;
const USAGE_STATUS = 2;

async function main(): Promise<void> {
  const options = readServerOptions(process.argv.slice(2));
  const key = options.key ?? randomBytes(KEY_BYTES).toString('base64url');
  const { server, url } = await listen(sandboxOf(options, key), key, options.port);
  say(`Sandbox tenant on ${url}`);
  // A key that somebody chose is known to them, and does not belong on a screen.
  if (options.key === undefined) say(`Access key: ${key}`);
  say(`You: ${SANDBOX_USER_EMAIL}`);
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function sandboxOf({ now, data, ...rest }: ServerOptions, key: string): Sandbox {
  return createSandbox({
    ...rest,
    key,
    ...(now ? { now: () => now } : {}),
    ...(data === undefined ? {} : { data: overlayOf(data) }),
  });
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
