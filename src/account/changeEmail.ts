import * as vscode from 'vscode';
import type { Notifier } from '../host/notify';
import type { AccountAudit } from './accountAudit';
import type { Connections } from './connections';

export interface ChangeEmailOptions {
  readonly connections: Pick<Connections, 'active' | 'change'>;
  /** Gives the address, or undefined when the user gave up. */
  readonly ask: (email: string) => Promise<string | undefined>;
  readonly notify: Pick<Notifier, 'info'>;
  readonly audit: Pick<AccountAudit, 'note'>;
}

/** Says anew who "me" is on the connection in use; its credential stays as it is. */
export async function changeEmail({ connections, ask, notify, audit }: ChangeEmailOptions): Promise<void> {
  const { active } = connections;
  if (!active || active.kind === 'sandbox') {
    notify.info(vscode.l10n.t('You are not signed in to a tenant of your own.'));
    return;
  }
  const email = await ask(active.email);
  if (email === undefined || email === active.email) return;
  await connections.change(active.id, { email });
  const connection = { ...active, email };
  audit.note({ event: 'command', action: 'gainsight.changeEmail', connection, result: 'ok' });
}
