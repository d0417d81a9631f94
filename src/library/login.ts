import type { Scope } from '../auth/credentialRecord';
import type { Vault } from '../auth/vault';

/** Where the secrets of a sign-in are. A file is never chosen but by name. */
export type StoreKind = 'keyring' | 'file';

export const STORE_KINDS: readonly StoreKind[] = ['keyring', 'file'];

/** Keeps secrets by name. What it rejects with is a `GainsightError` with a sentence for people. */
export type SecretStore = Pick<Vault, 'get' | 'store' | 'delete'>;

/** A person's sign-in to a tenant, as it is remembered without its secrets. */
export interface Login {
  /** Made of origin and person: who signs in anew takes the place of the earlier sign-in. */
  readonly id: string;
  /** As `normaliseDomain` gives it. */
  readonly origin: string;
  /** Who "me" is; empty where nobody said. */
  readonly email: string;
  readonly scope: Scope;
  readonly clientId: string;
  /** Of the callback address that is registered. */
  readonly port: number;
  readonly store: StoreKind;
}

/** Whether both are addresses of the same person. */
export function isSamePerson(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
