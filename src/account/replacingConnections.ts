import type { CredentialRecord, UserRecord } from '../auth/credentialRecord';
import { type Revocation, sharesTokens, signOutResult } from '../auth/oauth/revoke';
import { noteReplaced } from '../auth/replacedTokens';
import type { SharedLock } from '../auth/sharedLock';
import type { Connection, ConnectionKind } from '../model/connection';
import type { AccountAudit } from './accountAudit';
import type { Connections } from './connections';
import type { CredentialReader } from './credentialReader';

export interface ReplacingConnectionsOptions {
  readonly connections: Pick<Connections, 'add' | 'draft'>;
  readonly credentials: Pick<CredentialReader, 'read'>;
  /** That of the renewals. */
  readonly lock: SharedLock;
  /** Gives tokens back to the tenant. Never rejects. */
  readonly revoke: (record: CredentialRecord, signal: AbortSignal) => Promise<Revocation>;
  readonly audit: Pick<AccountAudit, 'note'>;
}

const LONGEST_MS = 30_000;

/**
 * Where a sign-in is stored. One that takes the place of an earlier one of the same account ends that at the tenant,
 * and one that is not stored after all is ended itself: else they would stay good there with nobody to know of them.
 * Nobody waits for that, and it fails no sign-in.
 */
export class ReplacingConnections {
  readonly #options: ReplacingConnectionsOptions;
  #ending: Promise<void> = Promise.resolve();

  constructor(options: ReplacingConnectionsOptions) {
    this.#options = options;
  }

  draft(origin: string, email: string, kind: ConnectionKind, id?: string): Connection {
    return this.#options.connections.draft(origin, email, kind, id);
  }

  /** A renewal that is under way ends first: it must neither take the new one's place nor be lost. */
  async add(connection: Connection, record: CredentialRecord): Promise<void> {
    const { connections, credentials, lock } = this.#options;
    const replaced = await lock.withLock(connection.id, async (note) => {
      const earlier = await credentials.read(connection);
      await connections.add(connection, record);
      if (earlier?.kind !== 'user' || sharesTokens(earlier, record)) return undefined;
      // Windows that lag behind must not take the end of the earlier one for the end of the account.
      await noteReplaced(note, earlier.generation);
      return earlier;
    });
    if (replaced) this.#later(() => this.#end(connection, replaced));
  }

  /** For a credential that was got and not stored. */
  giveBack(connection: Connection, record: CredentialRecord): void {
    if (record.kind !== 'user') return;
    this.#later(async () => {
      const kept = await this.#options.credentials.read(connection);
      if (!kept || !sharesTokens(record, kept)) await this.#end(connection, record);
    });
  }

  /** When all that was to end has ended. Never rejects. */
  async settled(): Promise<void> {
    await this.#ending;
  }

  #later(work: () => Promise<void>): void {
    const done = work().catch(() => undefined);
    this.#ending = Promise.all([this.#ending, done]).then(() => undefined);
  }

  async #end(of: Connection, earlier: UserRecord): Promise<void> {
    const { revoke, audit } = this.#options;
    const connection: Connection = { ...of, kind: 'user' };
    const result = signOutResult('user', await revoke(earlier, AbortSignal.timeout(LONGEST_MS)));
    audit.note({ event: 'signOut', action: 'gainsight.connect', connection, result });
  }
}
