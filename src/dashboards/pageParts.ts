import type * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';
import type { SetTimer } from '../base/setTimer';
import type { ActiveView } from '../data/tenantInUse';
import type { Commands } from '../host/commands';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import type { Settings } from '../host/settings';
import type { ToolExecutor } from '../tools/executor';

/** What the pages work with. */
export interface PageParts {
  readonly extensionUri: vscode.Uri;
  readonly active: ActiveView;
  readonly commands: Pick<Commands, 'execute'>;
  readonly loadTools: () => Promise<Pick<ToolExecutor, 'read'>>;
  readonly notify: Pick<Notifier, 'info' | 'error' | 'progress' | 'working'>;
  readonly settings: Pick<Settings, 'fiscalYearStartMonth' | 'onDidChange'>;
  readonly log: Pick<Log, 'warn'>;
  /** Nothing may be written: by the setting, or over the connection in use. */
  readonly isReadOnly: () => boolean;
  /** Fires when that may be otherwise now. */
  readonly onDidChangeRights: (listener: () => void) => Disposable;
  /** Fires when everything is to be read anew. */
  readonly onDidRefresh: (listener: () => void) => Disposable;
  readonly setTimer: SetTimer;
  /** The company that a command was run on in a tree. */
  readonly companyOf: (argument: unknown) => string | undefined;
}

/** Kinds of webviews: the editor brings one back after a reload by its kind. */
export const ACCOUNT_VIEW = 'gainsight.accountPage';
export const PORTFOLIO_VIEW = 'gainsight.portfolioPage';
export const QUERY_VIEW = 'gainsight.queryPage';
