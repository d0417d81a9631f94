import { abortable, sleep } from '../base/abort';
import type { Credential } from '../gainsight/call';
import { isGainsightError } from '../gainsight/errors';
import { unreadable } from '../gainsight/failures';
import { readOnlyFetch } from '../gainsight/readOnlySender';
import type { CredentialEntry } from './credentialEntry';
import type { Scope, UserRecord } from './credentialRecord';
import { notSignedIn, sessionEnded, wrongClient } from './oauth/failures';
import { recordOf } from './oauth/issuedTokens';
import { tenantFetch } from './oauth/tenantFetch';
import { fetchWithRenewal } from './renewal';
import type { LockNote, SharedLock } from './sharedLock';

export interface UserCredentialOptions {
  /** Over a vault whose `store` does not fail (`ResilientVault`): a renewed token must not get lost. */
  readonly entry: CredentialEntry;
  readonly lock: SharedLock;
  /** The way of tokens to the tenant. */
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly sleep?: ((ms: number) => Promise<void>) | undefined;
}

/** How long the vault of another window may take to learn what this one's has. */
const VAULT_LAG_MS = 3_000;

/**
 * The bearer token of a person. It is renewed before it ends, once for all who wait for it: calls share one renewal,
 * windows take turns, and whoever comes second finds the token of the first. A new token is stored before it is used.
 * Only the tenant's own word that the session has ended means signed out; nothing is ever deleted here.
 */
export class UserCredential implements Credential {
  readonly #options: UserCredentialOptions;
  #renewing: Promise<UserRecord> | undefined;

  constructor(options: UserCredentialOptions) {
    this.#options = options;
  }

  /** Sends a call that was answered by 401 once more with another token; no write leaves under the scope `read`. */
  fetchOver(way: typeof globalThis.fetch): typeof globalThis.fetch {
    const renewing = fetchWithRenewal(way, async (refused, signal) => {
      const record = await this.#record();
      if (bearer(record) !== refused) return bearer(record);
      if (record.refreshToken === undefined) return undefined;
      return bearer(await abortable(this.#renew(record), signal));
    });
    return readOnlyFetch(renewing, async () => (await this.scope()) === 'read', READ_SCOPE);
  }

  async headers(signal?: AbortSignal): Promise<{ readonly authorization: string }> {
    const record = await this.#record();
    return { authorization: bearer(await this.#current(record, signal)) };
  }

  /** What the sign-in that is stored now may do. */
  async scope(): Promise<Scope> {
    return (await this.#record()).scope;
  }

  async #record(): Promise<UserRecord> {
    return this.#signedIn(await this.#options.entry.read());
  }

  #signedIn(record: Awaited<ReturnType<CredentialEntry['read']>>): UserRecord {
    if (record?.kind === 'user') return record;
    throw notSignedIn(this.#options.entry.host);
  }

  async #current(record: UserRecord, signal: AbortSignal | undefined): Promise<UserRecord> {
    if (this.#isFresh(record)) return record;
    const { expiresAt = Infinity, refreshToken } = record;
    const stillGood = this.#options.now() < expiresAt;
    if (refreshToken === undefined) {
      if (stillGood) return record;
      throw sessionEnded(this.#options.entry.host);
    }
    try {
      return await abortable(this.#renew(record), signal);
    } catch (error) {
      if (stillGood && isGainsightError(error, 'network', 'timeout', 'rateLimited')) return record;
      throw error;
    }
  }

  /** One renewal for all; it goes on when those who wait give up, for the old token may be spent by then. */
  #renew(stale: UserRecord): Promise<UserRecord> {
    this.#renewing ??= this.#options.lock
      .withLock(this.#options.entry.connectionId, (note) => this.#renewLocked(stale, note))
      .finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renewLocked(stale: UserRecord, note: LockNote): Promise<UserRecord> {
    const record = this.#signedIn(await this.#newest(note));
    const isNewer = record.accessToken !== stale.accessToken;
    return isNewer && this.#isFresh(record) ? record : this.#refresh(record, note, true);
  }

  /**
   * The vault of this window can lag behind that of the one that had the lock before; the note tells which tokens
   * that one replaced, so they are not sent once more.
   */
  async #newest(note: LockNote): Promise<Awaited<ReturnType<CredentialEntry['read']>>> {
    const { entry, sleep: pause = sleep } = this.#options;
    const replaced = await note.read();
    const record = await entry.readAnew();
    if (record?.kind !== 'user' || record.generation !== replaced) return record;
    return entry.waitFor(
      (next) => next?.kind !== 'user' || next.generation !== replaced,
      pause(VAULT_LAG_MS),
    );
  }

  async #refresh(record: UserRecord, note: LockNote, mayRetry: boolean): Promise<UserRecord> {
    const { entry, fetch, now } = this.#options;
    if (record.refreshToken === undefined) throw sessionEnded(entry.host);
    const { refresh } = await import('./oauth/protocol');
    const asked = now();
    const way = tenantFetch({ origin: entry.origin, fetch, now });
    const answer = await refresh(record.endpoints, record, record.refreshToken, way);
    if (answer.ok) {
      const next = recordOf(record, answer.value, record, asked);
      if (next === undefined) throw unreadable({ host: entry.host, status: 200, requestId: undefined });
      await entry.store(next);
      await note.write(record.generation);
      return next;
    }
    const { code, status = 200 } = answer;
    if (code === 'invalid_client' || (code === undefined && status === 401)) throw wrongClient();
    if (code !== 'invalid_grant') throw unreadable({ host: entry.host, status, requestId: undefined });
    const newer = this.#signedIn(await entry.readAnew());
    if (newer.refreshToken === record.refreshToken || !mayRetry) throw sessionEnded(entry.host);
    return this.#isFresh(newer) ? newer : this.#refresh(newer, note, false);
  }

  #isFresh({ renewAt = Infinity }: UserRecord): boolean {
    return this.#options.now() < renewAt;
  }
}

/** Why a write was not sent: the tenant would refuse it, and the user can do something about it. */
export const READ_SCOPE =
  'This sign-in is for reading only, so nothing was sent. Sign in again with reading and writing to make changes.';

function bearer({ accessToken }: UserRecord): string {
  return `Bearer ${accessToken}`;
}
