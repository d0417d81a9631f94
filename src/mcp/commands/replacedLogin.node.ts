import type { CredentialRecord, UserRecord } from '../../auth/credentialRecord';
import { revokeRecord, sharesTokens, signOutResult } from '../../auth/oauth/revoke';
import type { Login } from '../../library/login';
import { type CommandContext, record } from './context.node';

const LONGEST_MS = 10_000;

/** What an earlier sign-in of this person has, if there is one. */
export async function earlierTokens(
  { id }: Login,
  { logins }: Pick<CommandContext, 'logins'>,
): Promise<CredentialRecord | undefined> {
  const earlier = logins.list().find((one) => one.id === id);
  return earlier && logins.read(earlier).catch(() => undefined);
}

/** Ends an earlier sign-in at the tenant once another has taken its place. Never rejects. */
export async function endReplaced(
  login: Login,
  earlier: CredentialRecord | undefined,
  present: UserRecord,
  context: CommandContext,
): Promise<void> {
  if (earlier?.kind !== 'user' || sharesTokens(earlier, present)) return;
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(LONGEST_MS)]);
  try {
    const way = await context.fetchTo(login.origin);
    const now = () => context.now().getTime();
    const revocation = await revokeRecord(earlier, { fetch: way.fetch, now, signal });
    await way.close();
    const result = signOutResult('user', revocation);
    await record(context, login, { event: 'signOut', action: 'login', result });
  } catch {
    // The present sign-in is good all the same.
  }
}
