import type * as vscode from 'vscode';
import type { AuditSink } from './audit/entry';
import { lazy } from './base/lazy';
import { registerChat } from './chat/registerChat';
import { WriteConfirmation } from './chat/writeConfirmation';
import type { ActiveTenant } from './data/activeTenant';
import { mayRunUnasked } from './host/autoApproval';
import type { Log } from './host/log';
import { declaredTools } from './host/manifest';
import type { Settings } from './host/settings';
import type { CallFollower } from './tools/callWatch';
import type { ToolRules } from './tools/gate';

export interface ChatComposition {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  /** Nothing may be written: by the setting, or over the connection in use. */
  readonly isReadOnly: () => boolean;
  readonly active: ActiveTenant;
  readonly trace: CallFollower;
  readonly log: Log;
  readonly audit: AuditSink;
  readonly now: () => Date;
}

/** Puts the chat side together: tools behind their gate, the record of their calls, the question before a write. */
export function composeChat({
  context,
  settings,
  isReadOnly,
  active,
  trace,
  log,
  audit,
  now,
}: ChatComposition): vscode.Disposable {
  const { extension, extensionUri } = context;
  const rules = (): ToolRules => ({
    readOnly: isReadOnly(),
    allow: settings.allowedTools,
    exclude: settings.excludedTools,
  });
  const loadTools = lazy(async () =>
    (await import('./tools/toolset')).createToolset({ active, rules, audit, trace, now }),
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
  return registerChat({ ours, rules, loadTools, confirmation, active, log, extensionUri });
}
