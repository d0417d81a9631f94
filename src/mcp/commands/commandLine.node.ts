import { loginsIn } from '../../library/logins.node';
import { standaloneAudit } from '../../library/standaloneAudit.node';
import { recordFolder, recordKeysFolders } from '../../library/recordPlaces.node';
import { loginsFolder, userFilePath } from '../../library/stateFolder.node';
import { trustedAuthorities } from '../certificates.node';
import { EnvironmentError } from '../environmentError';
import { ownCommand } from '../ownCommand';
import { readUserFile, type UserFile } from '../userFile.node';
import { audit } from './audit.node';
import { openInBrowser } from './browser.node';
import type { CommandContext } from './context.node';
import { login } from './login.node';
import { logout } from './logout.node';
import { status } from './status.node';
import { Terminal } from './terminal.node';
import { usage } from './usage';

const CANCELLED_STATUS = 130;
/** What a shell says of a process whose reader has gone, as `head` does. */
const UNREAD_STATUS = 141;
const PRODUCT = { name: 'Gainsight for VS Code', vendor: 'csm-tools' };
const COMMANDS = new Map([
  ['login', login],
  ['logout', logout],
  ['status', status],
]);

interface Asked {
  readonly version: string;
  readonly say: (line: string) => void;
  readonly interrupted: AbortController;
}

/** Does what a person asks for in a terminal, and gives the exit status. Throws a sentence for what cannot be done. */
export async function runCommand(
  [command = '', ...args]: readonly string[],
  version: string,
  say: (line: string) => void,
): Promise<number> {
  const interrupted = new AbortController();
  const unread = new AbortController();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    unread.abort();
    interrupted.abort();
  });
  const asked = [command, ...args];
  if (asked.includes('--help') || asked.includes('-h'))
    return print(usage(ownCommand(started()), userFilePath()));
  if (command === '--version') return print(`${version}\n`);
  const stop = (): void => interrupted.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await perform(command, args, { version, say, interrupted });
  } catch (error) {
    if (unread.signal.aborted) return UNREAD_STATUS;
    if (!interrupted.signal.aborted) throw error;
    say('Stopped; nothing was changed.');
    return CANCELLED_STATUS;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

async function perform(
  command: string,
  args: readonly string[],
  { version, say, interrupted }: Asked,
): Promise<number> {
  const { signal } = interrupted;
  const permitted = await readUserFile(userFilePath());
  const auditOf = (folder: string) => standaloneAudit(folder, { keysBeside: recordKeysFolders() });
  const own = auditOf(recordFolder(permitted.auditFolder));
  const run = COMMANDS.get(command);
  try {
    if (run) {
      await run(args, await contextOf(permitted, { say, own, interrupted }));
      return 0;
    }
    if (command !== 'audit')
      throw new EnvironmentError('The first argument is login, status, logout or audit; --help tells more.');
    const auditIn = (folder: string | undefined) => (folder === undefined ? own : auditOf(folder));
    const product = { ...PRODUCT, version };
    const good = await audit(args, {
      ...{ out, say, signal, auditIn, own, now, product },
      output: process.stdout,
    });
    return good ? 0 : 1;
  } finally {
    await own.settled();
  }
}

async function contextOf(
  { domains, certificates }: UserFile,
  { say, own, interrupted }: Pick<Asked, 'say' | 'interrupted'> & { readonly own: CommandContext['audit'] },
): Promise<CommandContext> {
  const { createPooledFetch } = await import('../pooledFetch.node');
  const authorities = trustedAuthorities(certificates);
  return {
    env: process.env,
    ...{ out, say, domains },
    signal: interrupted.signal,
    terminal: new Terminal({
      input: process.stdin,
      output: process.stderr,
      onInterrupt: () => interrupted.abort(),
    }),
    ...loginsIn(loginsFolder()),
    audit: own,
    now,
    fetchTo: async (origin) => createPooledFetch(origin, { authorities }),
    openBrowser: openInBrowser,
  };
}

function now(): Date {
  return new Date();
}

function started() {
  return { script: process.argv[1] ?? 'mcp.js', windows: process.platform === 'win32' };
}

function out(line: string): void {
  process.stdout.write(`${line}\n`);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
