import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';
import { type Connection, connectionLabel } from '../model/connection';
import type { SessionState } from '../model/sessionState';

type Shown = SessionState<{ readonly connection: Connection }>;

/** The tenant and its state at the bottom of the window; hidden while signed out. A click switches. */
export class StatusBar extends DisposableOwner {
  readonly #item = this.register(
    vscode.window.createStatusBarItem('gainsight.connection', vscode.StatusBarAlignment.Left),
  );

  constructor() {
    super();
    this.#item.name = 'Gainsight';
    this.#item.command = 'gainsight.switchConnection';
  }

  /** `readOnly`: nothing may be written now, for whatever reason. */
  show(state: Shown, readOnly = false): void {
    if (state.kind === 'signedOut') {
      this.#item.hide();
      return;
    }
    const connection = 'tenant' in state ? state.tenant.connection : state.connection;
    this.#item.text = `$(${ICONS[state.kind]}) ${connectionLabel(connection)}${readOnly ? ' $(lock)' : ''}`;
    const told = [situation(state), rights(connection), readOnly ? READ_ONLY() : ''];
    this.#item.tooltip = told.filter(Boolean).join('\n\n');
    this.#item.backgroundColor =
      state.kind === 'refused' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    this.#item.show();
  }
}

const ICONS = {
  connecting: 'sync~spin',
  ready: 'heart',
  offline: 'debug-disconnect',
  refused: 'error',
} as const;

function situation(state: Exclude<Shown, { kind: 'signedOut' }>): string {
  switch (state.kind) {
    case 'connecting':
      return vscode.l10n.t('Gainsight: connecting');
    case 'ready':
      return vscode.l10n.t('Gainsight: connected as {0}', state.tenant.connection.email);
    case 'offline':
      return vscode.l10n.t(
        'Gainsight cannot be reached since {0}. What was read until then stays on show.',
        state.since.toLocaleTimeString(),
      );
    case 'refused':
      return state.message;
  }
}

/** Keys are the tenant's: the user must not take what they see for what they may see themselves. */
function rights({ kind }: Connection): string {
  switch (kind) {
    case 'sandbox':
      return vscode.l10n.t('Made-up data that lives in this window.');
    case 'user':
      return vscode.l10n.t('Calls are made in your name and with your rights.');
    case 'accessKey':
      return vscode.l10n.t(
        "The access key carries the tenant's rights, not yours. Who wrote or owns a record is what its author or owner field says.",
      );
    case 'm2m':
      return vscode.l10n.t(
        "The OAuth client carries the tenant's rights, not yours. Who wrote or owns a record is what its author or owner field says.",
      );
  }
}

const READ_ONLY = (): string => vscode.l10n.t('Read-only: nothing is written.');
