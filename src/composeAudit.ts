import * as vscode from 'vscode';
import type { AuditLock } from './audit/auditKeys';
import type { AuditLog, AuditLogParts } from './audit/auditLog.node';
import type { AuditSink } from './audit/entry';
import type { ProductFacts } from './audit/ocsf';
import { type ListingVault, VaultKeys } from './audit/vaultKeys';
import { LossNotice, type LossNoticeParts } from './auditView/lossNotice';
import { lazy } from './base/lazy';
import { declaredVersion } from './host/manifest';
import { recordFolders, recordKeysFolders } from './library/recordPlaces.node';

const UNVERIFIABLE =
  'the secret storage cannot be used, so nobody will be able to verify the lines of the audit log that are written now; unlock the keyring of this computer, and lines can be verified again from the next one on';

export interface AuditComposition
  extends Pick<AuditLogParts, 'detail' | 'retentionDays'>, Pick<LossNoticeParts, 'notify' | 'log'> {
  readonly context: Pick<vscode.ExtensionContext, 'extension' | 'globalStorageUri'>;
  readonly vault: ListingVault;
  readonly lock: AuditLock;
  readonly now: () => Date;
}

/** The record as the product uses it: what writes and reads it is loaded with the first line or question. */
export interface Audit extends AuditSink {
  open(): Promise<AuditLog>;
  /** That of this extension, and after it that of servers and programs which were told no folder. */
  openAll(): Promise<readonly AuditLog[]>;
  /** Named in exports. */
  readonly product: ProductFacts;
}

/** Puts the record together: its files beside the extension's other storage, its keys in the vault. */
export function composeAudit(parts: AuditComposition): Audit {
  const { context, vault, lock, now, notify, log, detail, retentionDays } = parts;
  const { extension, globalStorageUri } = context;
  const opened = async (folder: string, ownsFolder: boolean): Promise<AuditLog> => {
    const { AuditLog } = await import('./audit/auditLog.node');
    const keys = new VaultKeys(vault);
    const keysBeside = recordKeysFolders();
    // In the browser each window puts back all the secrets that it has read, and would undo renewals of others.
    const inBrowser = vscode.env.uiKind === vscode.UIKind.Web;
    const anchorsFolder = inBrowser
      ? vscode.Uri.joinPath(globalStorageUri, 'auditAnchors').fsPath
      : undefined;
    return new AuditLog({
      ...{ folder, ownsFolder, keys, anchorsFolder, keysBeside, lock, now, detail, retentionDays },
      onUnverifiable: () => log.warn(UNVERIFIABLE),
    });
  };
  const own = vscode.Uri.joinPath(globalStorageUri, 'audit').fsPath;
  const open = lazy(() => opened(own, true));
  const openBeside = lazy(async () => {
    const folders = (await recordFolders()).filter((folder) => folder !== own);
    return Promise.all(folders.map((folder) => opened(folder, false)));
  });
  const sink: AuditSink = { append: async (entry) => (await open()).append(entry) };
  const noticed = new LossNotice({ sink, notify, log });
  return {
    open,
    openAll: async () => [await open(), ...(await openBeside())],
    append: (entry) => noticed.append(entry),
    get product() {
      const [vendor = ''] = extension.id.split('.');
      return { name: 'Gainsight for VS Code', vendor, version: declaredVersion(extension.packageJSON) };
    },
  };
}
