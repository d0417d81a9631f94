import * as vscode from 'vscode';
import type { Connections } from './account/connections';
import { RecordLinks } from './account/recordLinks';
import { registerAuditView } from './auditView/registerAuditView';
import type { TouchedRecord } from './auditView/touchedRecords';
import type { Disposable } from './base/disposable';
import type { Audit } from './composeAudit';
import type { ActiveTenant } from './data/activeTenant';
import type { Commands } from './host/commands';
import { Links } from './host/links';
import type { Notifier } from './host/notify';
import type { Settings } from './host/settings';
import { homeOfRecord } from './library/stateFolder.node';

export interface AuditViewComposition {
  readonly audit: Audit;
  readonly manifest: unknown;
  readonly connections: Connections;
  readonly active: ActiveTenant;
  readonly settings: Pick<Settings, 'timeZone'>;
  readonly commands: Commands;
  readonly notify: Notifier;
  readonly now: () => Date;
}

/** Puts the commands about the record together. */
export function composeAuditView(parts: AuditViewComposition): Disposable {
  const { audit, manifest, connections, active, settings, commands, notify, now } = parts;
  return registerAuditView({
    ...{ audit, product: audit.product, manifest, connections, commands, notify, now },
    sources: () => audit.openAll(),
    accountName: (gsid) => active.tenant?.companies.nameOf(gsid),
    openRecord: (record) => openRecord(record, parts),
    timeZone: () => settings.timeZone,
    folder: () => vscode.Uri.file(homeOfRecord()),
  });
}

/** At the tenant that the line is about, which need not be the one in use. */
async function openRecord(
  { kind, gsid, tenant }: TouchedRecord,
  { connections: { all, active }, notify }: AuditViewComposition,
): Promise<void> {
  const connection =
    tenant === undefined ? active : all.find(({ origin }) => new URL(origin).host === tenant);
  const pages = new RecordLinks({ connections: { active: connection }, links: new Links(), notify });
  if (connection) await pages.openLink(kind, gsid);
  else
    notify.info(vscode.l10n.t('Sign in to {0} to open its records.', tenant ?? 'Gainsight'), {
      title: vscode.l10n.t('Sign In…'),
      command: 'gainsight.connect',
    });
}
