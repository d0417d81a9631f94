import { allOfB } from '../gainsight/cockpitQuery';
import type { GainsightClient } from '../gainsight/client';
import { isGainsightError } from '../gainsight/errors';
import { allOf } from '../gainsight/objectQuery';
import type { Connection } from '../model/connection';

/**
 * Whether the e-mail address that was given is that of a user, and of the one who signed in. `unknown` where the
 * tenant did not say; without a record of theirs it cannot be told whom a sign-in belongs to.
 */
export type PersonCheck = 'found' | 'missing' | 'another' | 'unknown';

type Client = Pick<GainsightClient, 'queryObjects' | 'listCtas'>;

const MOST = 50;

/** Asks for the user of the address and, where a person signed in, for one CTA of whoever that is. */
export async function whoIs(
  { kind, email }: Pick<Connection, 'kind' | 'email'>,
  client: Client,
  signal: AbortSignal,
): Promise<PersonCheck> {
  const [named, signedIn] = await Promise.all([
    unlessRefused(usersNamed(email, client, signal)),
    kind === 'user' ? unlessRefused(ownerOfMine(client, signal)) : undefined,
  ]);
  if (named === undefined) return 'unknown';
  if (named.length === 0) return 'missing';
  return signedIn === undefined || named.includes(signedIn) ? 'found' : 'another';
}

/** CONTAINS also finds longer addresses, and whether EQ minds the case is not known: compared here. */
async function usersNamed(email: string, client: Client, signal: AbortSignal): Promise<string[]> {
  const where = allOf({ name: 'Email', operator: 'CONTAINS', value: [email] });
  const select = ['Gsid', 'Email'];
  const rows = await client.queryObjects({ object: 'gsuser', select, where, limit: MOST }, { signal });
  const isNamed = (value: unknown) =>
    typeof value === 'string' && value.toLowerCase() === email.toLowerCase();
  return rows.flatMap(({ Gsid: gsid, Email: address }) =>
    typeof gsid === 'string' && isNamed(address) ? [gsid] : [],
  );
}

/** Under a person's token the literal means that person, so the owner of any such CTA is who signed in. */
async function ownerOfMine(client: Client, signal: AbortSignal): Promise<string | undefined> {
  const where = allOfB({ fieldName: 'OwnerId', operator: 'EQ', literal: 'CURRENT_USER' });
  const [row] = await client.listCtas({ select: ['OwnerId'], where, pageSize: 1 }, { signal });
  return typeof row?.OwnerId === 'string' ? row.OwnerId : undefined;
}

/** What one question could not find out is not known; it does not speak against the sign-in. */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isGainsightError(error)) return undefined;
    throw error;
  }
}
