import type { CredentialRecord, UserRecord } from '../../auth/credentialRecord';
import { revokeRecord, sharesTokens, signOutResult } from '../../auth/oauth/revoke';
import type { Login } from '../../library/login';
import { type CommandContext, record } from './context.node';

const LONGEST_MS = 10_000;

/** Stores a sign-in and gives what the earlier one had. One that cannot be stored is ended at the tenant again. */
export async function keepOrGiveBack(
  login: Login,
  tokens: UserRecord,
  context: CommandContext,
): Promise<CredentialRecord | undefined> {
  const { logins } = context;
  try {
    return await logins.keep(login, tokens);
  } catch (error) {
    const kept = logins.list().find(({ id }) => id === login.id);
    const present = kept && (await logins.read(kept).catch(() => undefined));
    // Also for somebody who has called it off by now.
    await endTokens(login, tokens, present, { ...context, signal: new AbortController().signal });
    throw error;
  }
}

/** Ends tokens at the tenant that are not those in use. Never rejects. */
export async function endTokens(
  login: Login,
  tokens: CredentialRecord | undefined,
  present: CredentialRecord | undefined,
  context: CommandContext,
): Promise<void> {
  if (tokens?.kind !== 'user' || (present && sharesTokens(tokens, present))) return;
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(LONGEST_MS)]);
  try {
    const way = await context.fetchTo(login.origin);
    const now = () => context.now().getTime();
    const revocation = await revokeRecord(tokens, { fetch: way.fetch, now, signal });
    await way.close();
    const result = signOutResult('user', revocation);
    await record(context, login, { event: 'signOut', action: 'login', result });
  } catch {
    // Whoever asked goes on all the same.
  }
}
