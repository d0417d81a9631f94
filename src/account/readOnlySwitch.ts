import * as vscode from 'vscode';
import type { Notifier } from '../host/notify';
import { connectionLabel } from '../model/connection';
import type { AccountAudit } from './accountAudit';
import type { Connections } from './connections';
import type { CredentialReader } from './credentialReader';

export interface ReadOnlySwitchOptions {
  readonly connections: Pick<Connections, 'active' | 'change'>;
  readonly credentials: Pick<CredentialReader, 'read'>;
  readonly settings: { readonly readOnly: boolean };
  readonly notify: Pick<Notifier, 'info' | 'confirm'>;
  readonly audit: Pick<AccountAudit, 'note'>;
}

/** Read-only for the connection in use. The setting and the sign-in's own scope count beside it: the stricter wins. */
export class ReadOnlySwitch {
  readonly #options: ReadOnlySwitchOptions;

  constructor(options: ReadOnlySwitchOptions) {
    this.#options = options;
  }

  async makeReadOnly(): Promise<void> {
    const { connections, notify, audit } = this.#options;
    const { active } = connections;
    if (!active) {
      notify.info(notSignedIn());
      return;
    }
    await connections.change(active.id, { readOnly: true });
    audit.note({ event: 'command', action: 'gainsight.makeReadOnly', connection: active, result: 'ok' });
    notify.info(vscode.l10n.t('{0} is read-only now: nothing is written there.', connectionLabel(active)));
  }

  /** Asks first. What the setting or the tenant forbids stays forbidden, and that is said. */
  async allowWrites(): Promise<void> {
    const { connections, credentials, settings, notify, audit } = this.#options;
    const { active } = connections;
    if (!active) {
      notify.info(notSignedIn());
      return;
    }
    const record = await credentials.read(active);
    if (record?.kind === 'user' && record.scope === 'read') {
      const why = vscode.l10n.t(
        'This sign-in is for reading only. To write, sign in again with “Read and write”.',
      );
      notify.info(why, { title: vscode.l10n.t('Sign In…'), command: 'gainsight.connect' });
      return;
    }
    const agreed = await notify.confirm(
      vscode.l10n.t('Allow writes on {0}?', connectionLabel(active)),
      vscode.l10n.t(
        'CTAs, tasks, success plans and Timeline entries can be created and changed. Each write is still shown and asked about.',
      ),
      vscode.l10n.t('Allow Writes'),
    );
    const result = agreed ? 'ok' : 'declined';
    if (agreed) await connections.change(active.id, { readOnly: undefined });
    audit.note({ event: 'command', action: 'gainsight.allowWrites', connection: active, result });
    if (agreed && settings.readOnly)
      notify.info(vscode.l10n.t('The setting gainsight.readOnly is on: nothing is written until it is off.'));
  }
}

function notSignedIn(): string {
  return vscode.l10n.t('You are not signed in to Gainsight.');
}
