import { abortable } from '../base/abort';
import type { Credential } from '../gainsight/call';
import { isGainsightError } from '../gainsight/errors';
import { readOnlyFetch } from '../gainsight/readOnlySender';
import type { CredentialEntry } from './credentialEntry';
import type { Scope, UserRecord } from './credentialRecord';
import { notSignedIn, sessionEnded } from './oauth/failures';
import { fetchWithRenewal } from './renewal';
import { isFresh, type SessionRenewal } from './sessionRenewal';

export interface UserCredentialOptions {
  readonly entry: Pick<CredentialEntry, 'read' | 'host'>;
  readonly renewal: Pick<SessionRenewal, 'renew'>;
  readonly now: () => number;
}

/** Why a write was not sent: the tenant would refuse it, and the user can do something about it. */
export const READ_SCOPE =
  'This sign-in is for reading only, so nothing was sent. Sign in again with reading and writing to make changes.';

/** The bearer token of a person: read from the vault for each call, and renewed before it ends. */
export class UserCredential implements Credential {
  readonly #options: UserCredentialOptions;

  constructor(options: UserCredentialOptions) {
    this.#options = options;
  }

  /** Sends a call whose token was refused once more with another one; no write leaves under the scope `read`. */
  fetchOver(way: typeof globalThis.fetch): typeof globalThis.fetch {
    const renewing = fetchWithRenewal(way, async (refused, signal) => {
      const record = await this.#record();
      if (bearer(record) !== refused) return bearer(record);
      if (record.refreshToken === undefined) return undefined;
      return bearer(await abortable(this.#options.renewal.renew(record), signal));
    });
    return readOnlyFetch(renewing, () => this.isReadOnly(), READ_SCOPE);
  }

  async headers(signal?: AbortSignal): Promise<{ readonly authorization: string }> {
    const record = await this.#record();
    return { authorization: bearer(await this.#current(record, signal)) };
  }

  /** What the sign-in that is stored now may do. */
  async scope(): Promise<Scope> {
    return (await this.#record()).scope;
  }

  async isReadOnly(): Promise<boolean> {
    return (await this.scope()) === 'read';
  }

  async #record(): Promise<UserRecord> {
    const record = await this.#options.entry.read();
    if (record?.kind === 'user') return record;
    throw notSignedIn(this.#options.entry.host);
  }

  async #current(record: UserRecord, signal: AbortSignal | undefined): Promise<UserRecord> {
    const { entry, renewal, now } = this.#options;
    if (isFresh(record, now())) return record;
    const { expiresAt = Infinity, refreshToken } = record;
    const stillGood = now() < expiresAt;
    if (refreshToken === undefined) {
      if (stillGood) return record;
      throw sessionEnded(entry.host);
    }
    try {
      return await abortable(renewal.renew(record), signal);
    } catch (error) {
      if (stillGood && isGainsightError(error, 'network', 'timeout', 'rateLimited', 'outdated'))
        return record;
      throw error;
    }
  }
}

function bearer({ accessToken }: UserRecord): string {
  return `Bearer ${accessToken}`;
}
