import type { Tenant } from '../../data/tenant';
import type { User } from '../../model/user';
import type { ToolAnswer } from '../toolAnswer';
import { isGsid } from './gsid';
import { likeUsers } from './likeUsers';

/** Whose records are meant: one user's (`gsid` set) or everybody's, and the words for it in a scope line. */
export interface Owner {
  readonly gsid?: string;
  readonly words: string;
}

/** A user as a person names one; `gsid` absent = everybody. */
export interface Who {
  readonly gsid?: string;
  readonly name: string;
  readonly email?: string | undefined;
  /** Known where the user was looked up. */
  readonly active?: boolean | undefined;
  /** Whether another user is known to have the same address. */
  readonly sharesAddress?: boolean | undefined;
  /** `Lena Hofmann (me)`, `everybody`. */
  readonly words: string;
}

/** Whether a text means the signed-in user, as an empty one does. */
export function meansMe(text: string): boolean {
  return /^(?:me)?$/i.test(text.trim());
}

/** Turns `me`, `all`, a name, an e-mail address or a GSID into a CSM, or into an answer that says why it cannot. */
export async function resolveOwner(
  text: string,
  tenant: Pick<Tenant, 'people' | 'client'>,
  signal: AbortSignal,
): Promise<{ readonly owner: Owner } | { readonly answer: ToolAnswer }> {
  const found = await resolveWho(text, tenant, signal);
  if ('answer' in found) return found;
  const { gsid, words } = found.who;
  return {
    owner:
      gsid === undefined
        ? { words: 'accounts of all CSMs' }
        : { gsid, words: `accounts whose CSM is ${words}` },
  };
}

/** The user whom a text means. An exact name or address wins; where several fit, the answer lists them. */
export async function resolveWho(
  text: string,
  tenant: Pick<Tenant, 'people' | 'client'>,
  signal: AbortSignal,
): Promise<{ readonly who: Who } | { readonly answer: ToolAnswer }> {
  const wanted = text.trim().toLowerCase();
  if (wanted === 'all') return { who: { name: 'everybody', words: 'everybody' } };
  if (meansMe(text)) {
    const { gsid, name, email, sharesAddress } = await tenant.people.me(signal);
    return { who: { gsid, name, email, sharesAddress, words: `${name} (me)` } };
  }
  if (isGsid(text))
    return { who: { gsid: text.trim(), name: text.trim(), words: `the user ${text.trim()}` } };
  const users = await tenant.people.find(text.trim(), signal);
  const exact = users.filter(
    ({ email, name }) => email?.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  const like = users.length > 0 ? undefined : await likeUsers(text, tenant, signal);
  const read = like?.sameWords ?? users;
  const found = preferred(exact.length > 0 ? exact : read);
  const [user] = found;
  if (!user) return { answer: nobody(text, like?.didYouMean ?? []) };
  if (found.length > 1) return { answer: which(found) };
  const { gsid, name, email, active } = user;
  return { who: { gsid, name, email, active, sharesAddress: sharesAddress(user, read), words: name } };
}

function nobody(text: string, didYouMean: readonly string[]): ToolAnswer {
  return {
    status: 'notFound',
    next: `No Gainsight user matches "${text}". Ask for the e-mail address.`,
    ...(didYouMean.length > 0 ? { didYouMean } : {}),
  };
}

/** Who leaves and comes back may have a second record by the same address: then the active one is meant. */
function preferred(found: readonly User[]): readonly User[] {
  const active = found.filter((user) => user.active);
  return addressesOf(found).size === 1 && active.length === 1 ? active : found;
}

function sharesAddress({ gsid, email }: User, users: readonly User[]): boolean {
  const others = users.filter((other) => other.gsid !== gsid);
  return email !== undefined && addressesOf(others).has(email.toLowerCase());
}

function which(found: readonly User[]): ToolAnswer {
  const told = addressesOf(found).size === found.length && found.every(({ email }) => email !== undefined);
  const rows = found.map(({ gsid, name, email, active }) => ({
    ...{ name, email, active },
    ...(told ? {} : { gsid }),
  }));
  const next = `Ask which of these users is meant, then give the ${told ? 'e-mail address' : 'GSID'}.`;
  return { status: 'several', next, rows };
}

function addressesOf(users: readonly User[]): ReadonlySet<string | undefined> {
  return new Set(users.map(({ email }) => email?.toLowerCase()));
}
