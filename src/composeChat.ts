import * as vscode from 'vscode';
import { type AuditKeys, unlocked } from './audit/auditKeys';
import type { AuditSink } from './audit/entry';
import { VaultKeys } from './audit/vaultKeys';
import { lazy } from './base/lazy';
import { registerChat } from './chat/registerChat';
import { WriteConfirmation } from './chat/writeConfirmation';
import type { ActiveTenant } from './data/activeTenant';
import { mayRunUnasked } from './host/autoApproval';
import type { Log } from './host/log';
import { declaredTools } from './host/manifest';
import { SecretVault } from './host/secrets';
import type { Settings } from './host/settings';
import type { ToolRules } from './tools/gate';

export interface ChatComposition {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly active: ActiveTenant;
  readonly log: Log;
  readonly now: () => Date;
}

/** Puts the chat side together: tools behind their gate, the record of their calls, the question before a write. */
export function composeChat({ context, settings, active, log, now }: ChatComposition): vscode.Disposable {
  const { extension, extensionUri, globalStorageUri } = context;
  const rules = (): ToolRules => ({
    readOnly: settings.readOnly,
    allow: settings.allowedTools,
    exclude: settings.excludedTools,
  });
  const vault = new SecretVault(context.secrets);
  const audit = auditIn(vscode.Uri.joinPath(globalStorageUri, 'audit'), new VaultKeys(vault));
  const loadTools = lazy(async () =>
    (await import('./tools/toolset')).createToolset({ active, rules, audit, now }),
  );
  const confirmation = new WriteConfirmation({
    confirmWrites: () => settings.confirmWrites,
    mayRunUnasked: (reference) => mayRunUnasked(`${extension.id}/${reference}`),
    now,
  });
  const ours = new Map(
    declaredTools(extension.packageJSON).map(
      ({ name, writes }) => [name, writes ? 'write' : 'read'] as const,
    ),
  );
  const chat = registerChat({ ours, rules, loadTools, confirmation, active, log, extensionUri });
  return vscode.Disposable.from(chat, vault);
}

/** The record of every call. Its file is opened with the first line, and what writes it is loaded then. */
function auditIn(folder: vscode.Uri, keys: AuditKeys): AuditSink {
  const open = lazy(async () => {
    const { FileSink } = await import('./audit/fileSink.node');
    return new FileSink({ folder: folder.fsPath, keys, lock: unlocked });
  });
  return { append: async (entry) => (await open()).append(entry) };
}
