import * as vscode from 'vscode';

/** Why a tenant is not called at all. */
export function domainRefusal(origin: string): string {
  return vscode.l10n.t(
    'The setting gainsight.domains of this computer does not allow {0}, so nothing is sent there. Switch to another connection, or ask whoever manages this computer.',
    new URL(origin).host,
  );
}
