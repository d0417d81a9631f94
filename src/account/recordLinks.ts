import * as vscode from 'vscode';
import type { Links } from '../host/links';
import type { Notifier } from '../host/notify';
import type { Connection } from '../model/connection';

/** Opens a record's page in the browser. The sandbox has no pages: there the user learns what it is. */
export async function openRecordPage(
  connection: Connection | undefined,
  address: string,
  links: Pick<Links, 'open'>,
  notify: Pick<Notifier, 'info'>,
): Promise<void> {
  if (connection?.kind !== 'sandbox') {
    await links.open(address);
    return;
  }
  notify.info(
    vscode.l10n.t(
      'This record is part of the sandbox tenant: made-up data that comes with the extension and has no page to open. Connect to your own tenant to open records in Gainsight.',
    ),
    { title: vscode.l10n.t('Connect…'), command: 'gainsight.connect' },
  );
}
