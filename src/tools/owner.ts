import type { Tenant } from '../data/tenant';
import type { ToolAnswer } from './defineTool';

/** Whose accounts are meant: one user's (`gsid` set) or everybody's, and the words for it in a scope line. */
export interface Owner {
  readonly gsid?: string;
  readonly words: string;
}

/** Turns `me`, `all`, a name or an e-mail address into an owner, or into an answer that says why it cannot. */
export async function resolveOwner(
  text: string,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<{ readonly owner: Owner } | { readonly answer: ToolAnswer }> {
  const wanted = text.trim().toLowerCase();
  if (wanted === 'all') return { owner: { words: 'accounts of all CSMs' } };
  if (wanted === 'me' || wanted === '') {
    const me = await tenant.people.me(signal);
    return { owner: { gsid: me.gsid, words: `accounts whose CSM is ${me.name} (me)` } };
  }
  const users = await tenant.people.find(text.trim(), signal);
  const exact = users.filter(
    ({ email, name }) => email?.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  const found = exact.length > 0 ? exact : users;
  const [user] = found;
  if (!user)
    return {
      answer: {
        status: 'notFound',
        next: `No Gainsight user matches "${text}". Ask for the e-mail address.`,
      },
    };
  if (found.length > 1) {
    const rows = found.map(({ name, email, active }) => ({ name, email, active }));
    return {
      answer: {
        status: 'several',
        next: 'Ask which of these users is meant, then give the e-mail address.',
        rows,
      },
    };
  }
  return { owner: { gsid: user.gsid, words: `accounts whose CSM is ${user.name}` } };
}
