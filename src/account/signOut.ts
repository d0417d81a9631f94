import * as vscode from 'vscode';
import type { CredentialRecord } from '../auth/credentialRecord';
import { type Revocation, signOutResult } from '../auth/oauth/revoke';
import type { Notifier } from '../host/notify';
import { type Connection, connectionLabel } from '../model/connection';
import type { AccountAudit } from './accountAudit';
import type { Connections } from './connections';
import type { CredentialReader } from './credentialReader';

export interface SignOutOptions {
  readonly connections: Pick<Connections, 'active' | 'all' | 'remove'>;
  readonly credentials: Pick<CredentialReader, 'read'>;
  /** Gives tokens back to the tenant. Never rejects. */
  readonly revoke: (record: CredentialRecord, signal: AbortSignal) => Promise<Revocation>;
  readonly notify: Pick<Notifier, 'info' | 'progress'>;
  readonly audit: Pick<AccountAudit, 'note'>;
}

/**
 * Ends a connection: its credential and what was read are gone first, so that nothing more can be sent with it, and
 * then the tenant is told where it can be. Where it cannot, the user learns where access is ended. The record stays.
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
    await this.#remove(connection);
    const revocation = record?.kind === 'user' ? await this.#revoke(connection, record) : 'notOffered';
    this.#note(connection, signOutResult(connection.kind, revocation));
    notify.info(farewell(connection, revocation));
  }

  async #remove(connection: Connection): Promise<void> {
    try {
      await this.#options.connections.remove(connection.id);
    } catch (error) {
      this.#note(connection, 'failed');
      throw error;
    }
  }

  #note(connection: Connection, result: string): void {
    this.#options.audit.note({ event: 'signOut', action: 'gainsight.signOut', connection, result });
  }

  async #revoke(connection: Connection, record: CredentialRecord): Promise<Revocation> {
    const { notify, revoke } = this.#options;
    const title = vscode.l10n.t('Signing out of {0}', connectionLabel(connection));
    return notify.progress(title, (signal) => revoke(record, signal));
  }
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
