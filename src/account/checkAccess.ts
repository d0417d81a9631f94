import type { Credential } from '../gainsight/call';
import { GainsightClient } from '../gainsight/client';
import { isGainsightError } from '../gainsight/errors';
import { Transport, type TransportOptions } from '../gainsight/transport';
import type { Connection } from '../model/connection';
import { type PersonCheck, whoIs } from './whoIs';

/** `refused` = the tenant does not accept the credential. Anything else that went wrong does not speak against it. */
export type AccessCheck =
  | { readonly outcome: 'accepted'; readonly person: PersonCheck }
  | { readonly outcome: 'refused'; readonly message: string; readonly code?: string | undefined }
  | { readonly outcome: 'unknown'; readonly message: string };

export type CheckAccess = (
  connection: Connection,
  credential: Credential,
  signal: AbortSignal,
) => Promise<AccessCheck>;

/** Tries a credential that is not stored yet, and looks up who "me" is. Rejects only when it is called off. */
export function accessChecker(
  options: Omit<TransportOptions, 'origin' | 'credential' | 'kind'>,
): CheckAccess {
  return async (connection, credential, signal) => {
    const { origin, kind } = connection;
    const client = new GainsightClient(new Transport({ ...options, origin, credential, kind }));
    try {
      await client.checkConnection({ signal });
      return { outcome: 'accepted', person: await whoIs(connection, client, signal) };
    } catch (error) {
      if (!isGainsightError(error)) throw error;
      const { message, code } = error;
      // A person may lack the right to one object; a key that is not let in is not let in anywhere.
      const refused = error.kind === 'signedOut' || (error.kind === 'forbidden' && kind !== 'user');
      return refused ? { outcome: 'refused', message, code } : { outcome: 'unknown', message };
    }
  };
}
