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
 * else it would stay good there with nobody to know of it. Nobody waits for that, and it fails no sign-in.
 */
export class ReplacingConnections {
  readonly #options: ReplacingConnectionsOptions;
  #ending: Promise<void> = Promise.resolve();

  constructor(options: ReplacingConnectionsOptions) {
    this.#options = options;
  }

  draft(origin: string, email: string, kind: ConnectionKind): Connection {
    return this.#options.connections.draft(origin, email, kind);
  }

  async add(connection: Connection, record: CredentialRecord): Promise<void> {
    const { connections, credentials } = this.#options;
    const earlier = await credentials.read(connection);
    await connections.add(connection, record);
    if (earlier?.kind === 'user' && !sharesTokens(earlier, record))
      this.#ending = this.#end({ ...connection, kind: 'user' }, earlier).catch(() => undefined);
  }

  /** When the last one that was replaced has ended. Never rejects. */
  async settled(): Promise<void> {
    await this.#ending;
  }

  async #end(connection: Connection, earlier: UserRecord): Promise<void> {
    const { lock, revoke, audit } = this.#options;
    // Windows that lag behind must not take the end of the earlier one for the end of the account.
    await lock.withLock(connection.id, (note) => noteReplaced(note, earlier.generation));
    const result = signOutResult('user', await revoke(earlier, AbortSignal.timeout(LONGEST_MS)));
    audit.note({ event: 'signOut', action: 'gainsight.connect', connection, result });
  }
}
