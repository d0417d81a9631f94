import * as vscode from 'vscode';
import type { Connections } from './account/connections';
import type { Session } from './account/session';
import { StatusBar } from './account/statusBar';
import type { Tenants } from './composeTenants';
import { DisposableOwner } from './base/disposable';
import type { ActiveTenant } from './data/activeTenant';
import type { Commands } from './host/commands';
import type { ContextKeys } from './host/contextKeys';
import type { Log } from './host/log';
import type { Settings } from './host/settings';

/** A change of these makes rows read or dated by the old value wrong. */
const AFFECTS_ROWS: ReadonlySet<string> = new Set([
  'gainsight.timeZone',
  'gainsight.timeline.typesThatAreNoTouch',
  'gainsight.health.columns',
]);

export interface StateComposition {
  readonly active: Pick<ActiveTenant, 'state' | 'onDidChange'>;
  readonly connections: Pick<Connections, 'active' | 'all' | 'onDidChange' | 'reread'>;
  readonly session: Pick<Session<unknown>, 'open'>;
  readonly tenants: Pick<Tenants, 'writesNothing' | 'isReadOnly' | 'refusalOf' | 'resetLimiter'>;
  readonly settings: Pick<Settings, 'onDidChange'>;
  readonly contextKeys: Pick<ContextKeys, 'set'>;
  readonly commands: Pick<Commands, 'execute'>;
  readonly log: Pick<Log, 'info'>;
}

/** Shows the state of the connection, and follows the settings that change it. */
export class ShownState extends DisposableOwner {
  readonly #parts: StateComposition;
  readonly #statusBar = this.register(new StatusBar());

  constructor(parts: StateComposition) {
    super();
    this.#parts = parts;
    const { active, connections, settings } = parts;
    this.register(active.onDidChange((state) => this.#show(state)));
    this.register(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) connections.reread();
      }),
    );
    this.register(settings.onDidChange((name) => this.#followSetting(name)));
    this.register(connections.onDidChange(() => this.#showReadOnly()));
    this.#showReadOnly();
  }

  #show(state: ActiveTenant['state']): void {
    const { connections, contextKeys, tenants, log } = this.#parts;
    this.#statusBar.show(state, tenants.writesNothing);
    const isRefused = state.kind === 'refused';
    contextKeys.set('gainsight.notAllowed', isRefused && tenants.refusalOf(state.connection) !== undefined);
    contextKeys.set('gainsight.state', state.kind);
    contextKeys.set('gainsight.hasConnections', connections.all.length > 0);
    log.info('state', { state: state.kind });
  }

  #showReadOnly(): void {
    const { active, connections, contextKeys, tenants } = this.#parts;
    contextKeys.set('gainsight.readOnly', tenants.writesNothing);
    contextKeys.set('gainsight.readOnlyConnection', tenants.isReadOnly(connections.active?.id));
    this.#statusBar.show(active.state, tenants.writesNothing);
  }

  #followSetting(name: string): void {
    const { session, tenants, commands } = this.#parts;
    if (name === 'gainsight.readOnly') this.#showReadOnly();
    if (name === 'gainsight.domains') session.open();
    if (name === 'gainsight.callsPerMinute') {
      tenants.resetLimiter();
      session.open();
    }
    if (AFFECTS_ROWS.has(name)) void commands.execute('gainsight.refresh');
  }
}
