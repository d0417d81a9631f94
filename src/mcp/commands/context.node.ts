import type { AuditEntry } from '../../audit/entry';
import type { AuditLog } from '../../audit/auditLog.node';
import { isGainsightError } from '../../gainsight/errors';
import type { Keyring } from '../../library/keyring.node';
import { isSamePerson, type Login } from '../../library/login';
import type { Logins } from '../../library/logins.node';
import { EnvironmentError } from '../environmentError';
import type { PooledFetch } from '../pooledFetch.node';
import type { Terminal } from './terminal.node';

/** What every command works with. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was asked for. */
  readonly out: (line: string) => void;
  /** Everything else: what happens, and what went wrong. */
  readonly say: (line: string) => void;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  /** Domains of the user-level file. */
  readonly domains: readonly string[];
  readonly logins: Logins;
  readonly keyring: Pick<Keyring, 'probe'>;
  readonly audit: AuditLog;
  readonly now: () => Date;
  readonly fetchTo: (origin: string) => Promise<PooledFetch>;
  readonly openBrowser: (url: string) => Promise<void>;
}

type Person = Pick<Login, 'origin' | 'email'>;
type SignInEntry = Pick<AuditEntry, 'event' | 'action' | 'result' | 'errorCode'>;

/** A line of the record about a sign-in; where it cannot be written, the person is told and it goes on. */
export async function record(
  { audit, now, say }: Pick<CommandContext, 'audit' | 'now' | 'say'>,
  { origin, email }: Person,
  entry: SignInEntry,
): Promise<void> {
  const line: AuditEntry = {
    ...entry,
    time: now().toISOString(),
    door: 'mcp',
    effect: 'write',
    tenant: new URL(origin).host,
    connection: 'oauth',
    user: email || undefined,
  };
  await audit.append(line).catch(() => say('This could not be written to the audit log.'));
}

/** The API's code of a failure, if it has one. */
export function codeOf(error: unknown): string | undefined {
  return isGainsightError(error) ? error.code : undefined;
}

/** The one sign-in of a tenant that is meant. */
export function loginAt(
  logins: readonly Login[],
  origin: string,
  email: string | undefined,
): Login | undefined {
  const here = logins.filter(
    (login) => login.origin === origin && (email === undefined || isSamePerson(login.email, email)),
  );
  if (here.length > 1)
    throw new EnvironmentError(
      `Several people are signed in to ${new URL(origin).host}: say which with --email; status lists them.`,
    );
  return here[0];
}
