import * as vscode from 'vscode';
import { registerActions } from './actions/registerActions';
import type { AuditSink } from './audit/entry';
import { lazy } from './base/lazy';
import { systemTimer } from './base/setTimer';
import type { ChatSide } from './chat/chatSide';
import { registerChat } from './chat/registerChat';
import { registerDashboards } from './dashboards/registerDashboards';
import type { ActiveTenant } from './data/activeTenant';
import { registerDocuments } from './documents/registerDocuments';
import { mayRunUnasked } from './host/autoApproval';
import type { Commands } from './host/commands';
import type { Log } from './host/log';
import { declaredTools } from './host/manifest';
import type { Notifier } from './host/notify';
import type { Settings } from './host/settings';
import { registerNotes } from './notes/registerNotes';
import { registerRecords } from './records/registerRecords';
import type { CallFollower } from './tools/callWatch';
import type { Confirm } from './tools/executor';
import { refusalOf, type ToolRules } from './tools/gate';
import type { RecordPages } from './tree/recordCommands';
import { accountOf as accountOfRow, companyOf, recordOf } from './tree/recordCommands';
import type { PendingWrites } from './tree/pendingWrites';
import { documentOf } from './tree/rowDocument';
import { listOf } from './tree/rowLists';
import type { Sidebar } from './tree/registerTrees';

export interface ChatComposition {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  /** Nothing may be written: by the setting, or over the connection in use. */
  readonly isReadOnly: () => boolean;
  /** Fires when that may be otherwise now. */
  readonly onDidChangeRights: (listener: () => void) => vscode.Disposable;
  readonly active: ActiveTenant;
  readonly trace: CallFollower;
  readonly log: Log;
  readonly commands: Commands;
  readonly notify: Notifier;
  readonly pages: RecordPages;
  readonly pending: PendingWrites;
  readonly sidebar: Sidebar;
  readonly audit: AuditSink;
  readonly now: () => Date;
}

/**
 * Puts the chat side together: tools behind their gate, the record of their calls, the question before a write; and
 * the palette's reports, which ask the same tools.
 */
export function composeChat({
  context,
  settings,
  isReadOnly,
  onDidChangeRights,
  active,
  trace,
  log,
  commands,
  notify,
  pages,
  pending,
  sidebar,
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
  const ours = new Map(
    declaredTools(extension.packageJSON).map(
      ({ name, writes }) => [name, writes ? 'write' : 'read'] as const,
    ),
  );
  const loadReports = lazy(() => import('./reports/reportSet'));
  // The sandbox has no pages.
  const linkOf: RecordPages['linkOf'] = (kind, gsid) =>
    active.tenant?.connection.kind === 'sandbox' ? undefined : pages.linkOf(kind, gsid);
  const accountOf = (name: string): string | undefined => active.tenant?.companies.gsidOf(name);
  const fiscalYearStartMonth = (): number => settings.fiscalYearStartMonth;
  const shared = { active, loadReports, loadTools, log, fiscalYearStartMonth };
  const loadChat = lazy(async (): Promise<ChatSide> => {
    const { ChatSide } = await import('./chat/chatSide');
    return new ChatSide({
      ...{ ...shared, notify, ours, rules, now },
      ways: { linkOf, accountOf },
      confirmWrites: () => settings.confirmWrites,
      mayRunUnasked: (reference) => mayRunUnasked(`${extension.id}/${reference}`),
    });
  });
  // No card has been shown for them, so the dialog asks.
  const confirm: Confirm = async (...asked) => (await loadChat()).confirm('gainsightLog')(...asked);
  const askAbout: ChatSide['askAbout'] = async (...asked) => (await loadChat()).askAbout(...asked);
  const refusal = (name: string): string | undefined => refusalOf({ name, effect: 'write' }, rules());
  registerNotes(commands, { active, loadTools, notify, log, recordOf, confirm, refusal });
  const records = registerRecords({ ...shared, commands, notify, linkOf, documentOf, now });
  return vscode.Disposable.from(
    records,
    registerActions(commands, {
      ...{ ...shared, notify, recordOf, listOf, pending, refusal, askAbout },
      shownAccounts: () => sidebar.shownAccounts(),
    }),
    registerDashboards({
      ...{ extensionUri, active, commands, loadTools, notify, settings, log, isReadOnly, companyOf },
      ...{ onDidChangeRights, onDidRefresh: sidebar.onDidRefresh, setTimer: systemTimer },
    }),
    registerChat({ tools: ours.keys(), load: loadChat, extensionUri }),
    registerDocuments({
      ...{ ...shared, commands, notify, linkOf, companyOf },
      openPage: (kind, gsid) => pages.openLink(kind, gsid),
      refreshRecord: (uri, signal) => records.refresh(uri, signal),
      accountOf: accountOfRow,
      reveal: (gsid, focus) => sidebar.reveal(gsid, focus),
    }),
  );
}
