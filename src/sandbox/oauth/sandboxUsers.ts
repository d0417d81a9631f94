import type { Row } from '../row';
import type { Store } from '../store';

/** Somebody who can sign in. */
export interface SandboxUser {
  readonly gsid: string;
  readonly name: string;
  readonly email: string;
}

/** The users of the tenant who are active, `first` before the others. */
export function activeUsers(store: Store, first: string): SandboxUser[] {
  const users = store
    .table('gsuser')
    .all()
    .flatMap((row) => userOf(row) ?? []);
  return users.sort((a, b) => Number(b.email === first) - Number(a.email === first));
}

/** The user of this GSID; undefined when there is none, or none who may still sign in. */
export function activeUser(store: Store, gsid: string): SandboxUser | undefined {
  return userOf(store.table('gsuser').get(gsid));
}

function userOf(row: Row | undefined): SandboxUser | undefined {
  if (row?.IsActiveUser !== true) return undefined;
  const { Gsid: gsid, Name: name, Email: email } = row;
  if (typeof gsid !== 'string' || typeof name !== 'string' || typeof email !== 'string') return undefined;
  return { gsid, name, email };
}
