import { accessKeyHeader } from '../auth/accessKeyCredential';
import { GainsightClient } from '../gainsight/client';
import { isGainsightError } from '../gainsight/errors';
import { Transport, type TransportOptions } from '../gainsight/transport';

/** `refused` = the tenant does not accept the key. Anything else that went wrong does not speak against the key. */
export type AccessCheck =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly message: string }
  | { readonly outcome: 'unknown'; readonly message: string };

export type CheckAccess = (origin: string, key: string, signal: AbortSignal) => Promise<AccessCheck>;

/** Asks the tenant for one company with a key that is not stored yet. Rejects only when it is called off. */
export function accessChecker(options: Omit<TransportOptions, 'origin' | 'credential'>): CheckAccess {
  return async (origin, key, signal) => {
    const credential = { headers: async () => accessKeyHeader(key) };
    const client = new GainsightClient(new Transport({ ...options, origin, credential }));
    try {
      await client.checkConnection({ signal });
      return { outcome: 'accepted' };
    } catch (error) {
      if (!isGainsightError(error)) throw error;
      const refused = error.kind === 'signedOut' || error.kind === 'forbidden';
      return { outcome: refused ? 'refused' : 'unknown', message: error.message };
    }
  };
}
