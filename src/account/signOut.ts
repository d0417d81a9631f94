import * as vscode from 'vscode';
import type { Notifier } from '../host/notify';
import { type Connection, connectionLabel } from '../model/connection';
import type { Connections } from './connections';

/**
 * Forgets the connection in use and its key; what was read goes with it. Gainsight cannot be told: an access key
 * stays valid there, and the user learns where it is revoked.
 */
export async function signOut(
  connections: Pick<Connections, 'active' | 'remove'>,
  notify: Pick<Notifier, 'info'>,
): Promise<void> {
  const connection = connections.active;
  if (!connection) {
    notify.info(vscode.l10n.t('You are not connected to Gainsight.'));
    return;
  }
  await connections.remove(connection.id);
  notify.info(farewell(connection));
}

function farewell(connection: Connection): string {
  const label = connectionLabel(connection);
  if (connection.kind === 'sandbox') return vscode.l10n.t('You left the sandbox tenant.');
  if (connection.kind !== 'accessKey')
    return vscode.l10n.t(
      'Signed out of {0}. To end the access in Gainsight itself, ask an administrator of the tenant.',
      label,
    );
  return vscode.l10n.t(
    'Signed out of {0}. The access key is gone from this machine but stays valid in Gainsight; to revoke it, generate a new one there: Administration → Connectors 2.0 → Gainsight API → Access Key.',
    label,
  );
}
