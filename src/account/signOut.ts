import * as vscode from 'vscode';
import type { CredentialRecord } from '../auth/credentialRecord';
import { type Revocation, signOutResult } from '../auth/oauth/revoke';
import { noteReplaced } from '../auth/replacedTokens';
import type { SharedLock } from '../auth/sharedLock';
import { abortable } from '../base/abort';
import { isGainsightError } from '../gainsight/errors';
import type { Notifier } from '../host/notify';
import { type Connection, connectionLabel } from '../model/connection';
import type { AccountAudit } from './accountAudit';
import type { Connections } from './connections';
import type { CredentialReader } from './credentialReader';

export interface SignOutOptions {
  readonly connections: Pick<Connections, 'active' | 'all' | 'remove'>;
  readonly credentials: Pick<CredentialReader, 'read'>;
  /** That of the renewals. */
  readonly lock: SharedLock;
  /** Gives tokens back to the tenant. Never rejects. */
  readonly revoke: (record: CredentialRecord, signal: AbortSignal) => Promise<Revocation>;
  readonly notify: Pick<Notifier, 'info' | 'progress'>;
  readonly audit: Pick<AccountAudit, 'note'>;
}

/**
 * Ends a connection: its credential and what was read are gone first, so that nothing more can be sent with it, and
 * then the tenant is told where it can be, also of tokens that a renewal under way has brought. Where it cannot, the
 * user learns where access is ended. The record stays, and has a line before the tenant is waited for.
 */
export class SignOut {
  readonly #options: SignOutOptions;

  constructor(options: SignOutOptions) {
    this.#options = options;
  }

  /** Of the connection in use, or of the one with this id. */
  async run(id = this.#options.connections.active?.id): Promise<void> {
    const { connections, notify } = this.#options;
    const connection = connections.all.find((one) => one.id === id);
    if (!connection) {
      notify.info(vscode.l10n.t('You are not signed in to Gainsight.'));
      return;
    }
    const record = await this.#options.credentials.read(connection);
    try {
      await this.#options.connections.remove(connection.id);
    } catch (error) {
      this.#note(connection, 'failed', codeOf(error));
      // What stays on this machine is of no use to anybody once the tenant has ended it.
      if (connection.kind === 'user' && (await this.#end(connection, record)) === 'revoked')
        this.#note(connection, 'revoked');
      throw error;
    }
    let revocation: Revocation = 'notOffered';
    if (connection.kind === 'user') {
      this.#note(connection, 'started');
      revocation = await this.#end(connection, record);
    }
    this.#note(connection, signOutResult(connection.kind, revocation));
    notify.info(farewell(connection, revocation));
  }

  #note(connection: Connection, result: string, errorCode?: string): void {
    this.#options.audit.note({
      ...{ event: 'signOut', action: 'gainsight.signOut', connection, result, errorCode },
    });
  }

  /** Gives back what there was, and what has come since. */
  async #end(connection: Connection, record: CredentialRecord | undefined): Promise<Revocation> {
    const { notify, revoke } = this.#options;
    const title = vscode.l10n.t('Signing out of {0}', connectionLabel(connection));
    return notify.progress(title, async (signal) => {
      const late = await this.#lateTokens(connection, record, signal);
      const outcomes: Revocation[] = [];
      for (const tokens of [late, record]) if (tokens) outcomes.push(await revoke(tokens, signal));
      return worst(outcomes);
    });
  }

  /** A renewal that had begun before may have stored new tokens after the old ones were deleted. */
  async #lateTokens(
    { id, origin }: Connection,
    record: CredentialRecord | undefined,
    signal: AbortSignal,
  ): Promise<CredentialRecord | undefined> {
    const { lock, credentials, connections } = this.#options;
    const work = lock.withLock(id, async (note) => {
      // Windows that lag behind send it no more.
      if (record?.kind === 'user') await noteReplaced(note, record.generation);
      const late = await credentials.read({ id, origin });
      // One that the keyring does not let go of is revoked all the same.
      if (late) await connections.remove(id).catch(() => undefined);
      return late;
    });
    // Whoever does not want to wait gets it deleted all the same.
    return abortable(work, signal).catch(() => undefined);
  }
}

function worst(outcomes: readonly Revocation[]): Revocation {
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.length === 0 || outcomes.includes('notOffered') ? 'notOffered' : 'revoked';
}

function codeOf(error: unknown): string | undefined {
  return isGainsightError(error) ? (error.code ?? error.kind) : undefined;
}

function farewell(connection: Connection, revocation: Revocation): string {
  const label = connectionLabel(connection);
  switch (connection.kind) {
    case 'sandbox':
      return vscode.l10n.t('You left the sandbox tenant.');
    case 'accessKey':
      return vscode.l10n.t(
        'Signed out of {0}. The access key is gone from this machine but stays valid in Gainsight; to revoke it, generate a new one there: Administration → Connectors 2.0 → Gainsight API → Access Key.',
        label,
      );
    case 'm2m':
      return vscode.l10n.t(
        'Signed out of {0}. The client secret is gone from this machine but stays valid in Gainsight; to revoke it, delete the connection there: Administration → Connectors 2.0 → Gainsight API → OAuth.',
        label,
      );
    case 'user':
      return revocation === 'revoked'
        ? vscode.l10n.t('Signed out of {0}; Gainsight has ended the access, too.', label)
        : vscode.l10n.t(
            'Signed out of {0}. The tokens are gone from this machine, but Gainsight could not be told; to end the access there, ask an administrator: Administration → User Management → Authentication → OAuth Applications.',
            label,
          );
  }
}
