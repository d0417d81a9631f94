import * as vscode from 'vscode';
import type { AuditLock } from './audit/auditKeys';
import type { AuditLog } from './audit/auditLog.node';
import type { AuditSink } from './audit/entry';
import type { ProductFacts } from './audit/ocsf';
import { type ListingVault, VaultKeys } from './audit/vaultKeys';
import { lazy } from './base/lazy';
import { declaredVersion } from './host/manifest';
import { auditKeysFolder } from './library/stateFolder.node';

export interface AuditComposition {
  readonly context: Pick<vscode.ExtensionContext, 'extension' | 'globalStorageUri'>;
  readonly vault: ListingVault;
  readonly lock: AuditLock;
  readonly now: () => Date;
}

/** The record as the product uses it: what writes and reads it is loaded with the first line or question. */
export interface Audit extends AuditSink {
  open(): Promise<AuditLog>;
  /** Named in exports. */
  readonly product: ProductFacts;
}

/** Puts the record together: its files beside the extension's other storage, its keys in the vault. */
export function composeAudit({ context, vault, lock, now }: AuditComposition): Audit {
  const { extension, globalStorageUri } = context;
  const open = lazy(async () => {
    const { AuditLog } = await import('./audit/auditLog.node');
    return new AuditLog({
      folder: vscode.Uri.joinPath(globalStorageUri, 'audit').fsPath,
      keys: new VaultKeys(vault),
      keysBeside: [auditKeysFolder()],
      lock,
      now,
    });
  });
  return {
    open,
    append: async (entry) => (await open()).append(entry),
    get product() {
      const [vendor = ''] = extension.id.split('.');
      return { name: 'Gainsight for VS Code', vendor, version: declaredVersion(extension.packageJSON) };
    },
  };
}
