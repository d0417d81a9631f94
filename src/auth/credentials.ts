import type { Credential } from '../gainsight/call';
import { readOnlySender, type Sender } from '../gainsight/readOnlySender';
import type { Connection } from '../model/connection';
import { AccessKeyCredential } from './accessKeyCredential';
import { CredentialEntry } from './credentialEntry';
import { M2mCredential, m2mSecretIn } from './m2mCredential';
import type { ResilientVault } from './resilientVault';
import { type RevokeUnkept, SessionRenewal } from './sessionRenewal';
import type { SharedLock } from './sharedLock';
import { READ_SCOPE, UserCredential } from './userCredential';

export interface CredentialsOptions {
  readonly vault: ResilientVault;
  /** Shared with every process that uses the same vault. */
  readonly lock: SharedLock;
  /** The way of secrets to the tenant, where tokens are asked for. */
  readonly fetch: typeof globalThis.fetch;
  /** Where `fetch` may be closed by then: tokens are given back also when nothing else may leave any more. */
  readonly revoke?: RevokeUnkept | undefined;
  readonly now: () => number;
  /** What opens the made-up tenant. */
  readonly sandbox: Credential;
}

/** All that a transport needs to speak for an account. */
export interface OpenCredential {
  readonly credential: Credential;
  /**
   * Sends calls by this way, once more with a renewed token where one was refused, and no write that the sign-in
   * does not cover. What must stop a call at the last moment belongs into the way: it is asked each time.
   */
  fetchOver(way: typeof globalThis.fetch): typeof globalThis.fetch;
  /** In front of the transport: refuses such a write before it waits for its turn. */
  sender(inner: Sender): Sender;
}

/** How the calls of a connection are authorised; asks nobody and sends nothing until the first call. */
export function openCredential(connection: Connection, options: CredentialsOptions): OpenCredential {
  const { vault, fetch, now, lock, sandbox, revoke } = options;
  const entry = new CredentialEntry(vault, connection);
  switch (connection.kind) {
    case 'sandbox':
      return plain(sandbox);
    case 'accessKey':
      return plain(new AccessKeyCredential(entry));
    case 'm2m': {
      const secret = () => m2mSecretIn(entry);
      const credential = new M2mCredential({ origin: connection.origin, secret, fetch, now });
      return { ...plain(credential), fetchOver: (way) => credential.fetchOver(way) };
    }
    case 'user': {
      const renewal = new SessionRenewal({ entry, lock, fetch, now, revoke });
      const credential = new UserCredential({ entry, renewal, now });
      const sender = (inner: Sender) => readOnlySender(inner, () => credential.isReadOnly(), READ_SCOPE);
      return { credential, fetchOver: (way) => credential.fetchOver(way), sender };
    }
  }
}

/** One that never changes under way and covers whatever the tenant allows. */
function plain(credential: Credential): OpenCredential {
  return { credential, fetchOver: (way) => way, sender: (inner) => inner };
}
