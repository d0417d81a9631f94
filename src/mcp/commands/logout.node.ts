import { revokeRecord, type Revocation, signOutResult } from '../../auth/oauth/revoke';
import type { Login } from '../../library/login';
import { isKeyDestination, tenantNamed } from '../keyDestination';
import { EnvironmentError } from '../environmentError';
import { argumentsOf, required } from './arguments.node';
import { codeOf, type CommandContext, loginAt, record } from './context.node';

const OPTIONS = { domain: { type: 'string' }, email: { type: 'string' } } as const;
const WHERE =
  'an administrator ends it there: Administration > User Management > Authentication > OAuth Applications';

/**
 * Gives a sign-in back to the tenant and deletes it here; what was recorded stays. One of a tenant that keys may not
 * go to any more is only deleted.
 */
export async function logout(args: readonly string[], context: CommandContext): Promise<void> {
  const values = argumentsOf('logout', args, OPTIONS);
  const origin = tenantNamed(required(values.domain, '--domain'), '--domain');
  const { host } = new URL(origin);
  const login = loginAt(context.logins.list(), origin, values.email?.trim());
  if (!login) throw new EnvironmentError(`Nobody is signed in to ${host} here; status lists who is where.`);
  try {
    const revocation = await end(login, context);
    const result = signOutResult('user', revocation);
    await record(context, login, { event: 'signOut', action: 'logout', result });
    context.out(`Signed out of ${host}${sentenceOn[revocation]}`);
  } catch (error) {
    const result = context.signal.aborted ? 'cancelled' : 'failed';
    await record(context, login, { event: 'signOut', action: 'logout', result, errorCode: codeOf(error) });
    throw error;
  }
}

async function end(
  login: Login,
  { domains, logins, fetchTo, signal, now }: CommandContext,
): Promise<Revocation> {
  if (!isKeyDestination(login.origin, domains)) return logins.forget<Revocation>(login, async () => 'failed');
  const way = await fetchTo(login.origin);
  try {
    return await logins.forget(login, async (tokens) => {
      const outcome = tokens
        ? await revokeRecord(tokens, { fetch: way.fetch, now: () => now().getTime(), signal })
        : 'notOffered';
      // Somebody who called it off keeps the sign-in.
      signal.throwIfAborted();
      return outcome;
    });
  } finally {
    await way.close();
  }
}

const sentenceOn: Readonly<Record<Revocation, string>> = {
  revoked: '; the tenant has ended the sign-in too.',
  notOffered: `. The tenant offers no way to end the sign-in from here; ${WHERE}.`,
  failed: `. The tenant could not be told, so the sign-in may still be good there; ${WHERE}.`,
};
