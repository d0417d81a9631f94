import { sleep } from '../base/abort';
import { unreadable } from '../gainsight/failures';
import type { CredentialEntry } from './credentialEntry';
import type { CredentialRecord, UserRecord } from './credentialRecord';
import { notSignedIn, renewedElsewhere, sessionEnded, wrongClient } from './oauth/failures';
import { recordOf } from './oauth/issuedTokens';
import { revokeRecord } from './oauth/revoke';
import { tenantFetch } from './oauth/tenantFetch';
import { isReplaced, noteReplaced } from './replacedTokens';
import type { LockNote, SharedLock } from './sharedLock';

/** Gives back tokens that nobody will use. */
export type RevokeUnkept = (record: UserRecord, signal: AbortSignal) => Promise<unknown>;

export interface SessionRenewalOptions {
  /** Over a vault whose `store` does not fail (`ResilientVault`): a renewed token must not get lost. */
  readonly entry: CredentialEntry;
  readonly lock: SharedLock;
  /** The way of tokens to the tenant. */
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** For tokens that came too late to be kept; never rejects. Without it they are given back over `fetch`. */
  readonly revoke?: RevokeUnkept | undefined;
  readonly sleep?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** How long the vault of another window may take to learn what this one's has. */
const VAULT_LAG_MS = 3_000;
/** How long a renewal that comes too late may hold the lock to give its tokens back. */
const GIVE_BACK_MS = 10_000;

/**
 * Renews a person's tokens, one renewal at a time: calls of this window share it, windows take turns, and whoever
 * comes second finds the tokens of the first. New tokens are stored before anybody gets them. Only the tenant's own
 * word that the session has ended means signed out; nothing is ever deleted here. A refresh token that is known to be
 * replaced is never sent: a tenant may end the whole sign-in for it.
 */
export class SessionRenewal {
  readonly #options: SessionRenewalOptions;
  #renewing: Promise<UserRecord> | undefined;
  /** What this window's vault did not learn to be replaced, however long it was waited for. */
  #behind: string | undefined;

  constructor(options: SessionRenewalOptions) {
    this.#options = options;
  }

  /** Tokens other than these. It goes on when those who wait give up: the old ones may be spent by then. */
  renew(stale: UserRecord): Promise<UserRecord> {
    const { entry, lock } = this.#options;
    this.#renewing ??= lock
      .withLock(entry.connectionId, (note) => this.#renewLocked(stale, note))
      .finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renewLocked(stale: UserRecord, note: LockNote): Promise<UserRecord> {
    const record = this.#signedIn(await this.#newest(note));
    const isNewer = record.accessToken !== stale.accessToken;
    return isNewer && isFresh(record, this.#options.now()) ? record : this.#refresh(record, note, true);
  }

  /**
   * The vault of this window can lag behind that of the one that had the lock before; the note tells which tokens
   * that one replaced, so they are not sent once more.
   */
  async #newest(note: LockNote): Promise<CredentialRecord | undefined> {
    const { entry, sleep: pause = sleep } = this.#options;
    const record = await entry.readAnew();
    if (record?.kind !== 'user' || record.generation === this.#behind) return record;
    if (!(await isReplaced(note, record.generation))) return record;
    const known = new AbortController();
    const end = pause(VAULT_LAG_MS, known.signal).catch(() => undefined);
    const fits = (next: CredentialRecord | undefined) =>
      next?.kind !== 'user' || next.generation !== record.generation;
    const newest = await entry.waitFor(fits, end).finally(() => known.abort());
    if (!fits(newest)) this.#behind = record.generation;
    return newest;
  }

  async #refresh(record: UserRecord, note: LockNote, mayRetry: boolean): Promise<UserRecord> {
    const { entry, fetch, now } = this.#options;
    const { host, origin } = entry;
    if (record.refreshToken === undefined) throw sessionEnded(host);
    if (await isReplaced(note, record.generation)) throw renewedElsewhere(host);
    const { refresh } = await import('./oauth/protocol');
    const asked = now();
    const way = tenantFetch({ origin, fetch, now });
    const answer = await refresh(record.endpoints, record, record.refreshToken, way);
    if (answer.ok) {
      const next = recordOf(record, answer.value, record, asked);
      if (next === undefined) throw unreadable({ host, status: 200, requestId: undefined });
      return this.#keep(record, next, note);
    }
    const { code, status = 200 } = answer;
    if (code === 'invalid_client' || (code === undefined && status === 401)) throw wrongClient();
    if (code !== 'invalid_grant') throw unreadable({ host, status, requestId: undefined });
    // Somebody who does not share the lock may have used the token first.
    const newer = this.#signedIn(await entry.readAnew());
    if (newer.refreshToken === record.refreshToken || !mayRetry) throw sessionEnded(host);
    return isFresh(newer, now()) ? newer : this.#refresh(newer, note, false);
  }

  /**
   * Stores new tokens, unless somebody has signed out or in anew while the tenant was asked for them. Where no tokens
   * are kept any more they are given back, else they would stay good there with nobody to know of them.
   */
  async #keep(before: UserRecord, next: UserRecord, note: LockNote): Promise<UserRecord> {
    const { entry } = this.#options;
    // The old tokens are spent: a vault that cannot be read just now must not cost the new ones.
    const present = await entry.readAnew().catch(() => before);
    if (present?.kind !== 'user') {
      await this.#giveBack(next);
      throw notSignedIn(entry.host);
    }
    // Those that are there may come of the same sign-in, renewed by a window that passed over this one: to give these
    // back could end them, too.
    if (present.generation !== before.generation) return present;
    await entry.store(next);
    // Where it stays the same it is good for windows that lag behind, too.
    if (next.refreshToken !== before.refreshToken) await noteReplaced(note, before.generation);
    return next;
  }

  async #giveBack(record: UserRecord): Promise<void> {
    const { fetch, now, revoke } = this.#options;
    const signal = AbortSignal.timeout(GIVE_BACK_MS);
    await (revoke ? revoke(record, signal) : revokeRecord(record, { fetch, now, signal }));
  }

  #signedIn(record: CredentialRecord | undefined): UserRecord {
    if (record?.kind === 'user') return record;
    throw notSignedIn(this.#options.entry.host);
  }
}

/** Whether there is no need to renew these tokens yet. */
export function isFresh({ renewAt = Infinity }: UserRecord, now: number): boolean {
  return now < renewAt;
}
