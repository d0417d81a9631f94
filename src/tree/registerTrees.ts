import * as vscode from 'vscode';
import { DisposableOwner, type Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/emitter';
import { lazy } from '../base/lazy';
import type { ActiveTenant } from '../data/activeTenant';
import type { CompanyQuery, Tenant } from '../data/tenant';
import type { Commands } from '../host/commands';
import type { Notifier } from '../host/notify';
import { AccountsScreen } from './accountsScreen';
import { MyWorkScreen } from './myWorkScreen';
import type { PendingWrites } from './pendingWrites';
import { loadMore, RecordCommands, retry, type RecordPages } from './recordCommands';
import { RecordDrag } from './recordDrag';
import { RecordTree, type Screen } from './recordTree';
import { SuccessPlansScreen } from './successPlansScreen';
import { Arranger, type TreeContextKeys } from './arranger';
import { VIEW_COMMANDS } from './viewCommandIds';
import { SAVED_VIEWS, ViewSettings, type Store } from './viewSettings';

/** What the views need from the rest of the product. */
export interface TreeDependencies extends RecordPages {
  readonly active: ActiveTenant;
  readonly commands: Pick<Commands, 'register'>;
  readonly contextKeys: TreeContextKeys;
  readonly notify: Pick<Notifier, 'info'>;
  /** Keeps scope, sort and grouping, and on every computer of the user what was saved under a name. */
  readonly state: Store & { setKeysForSync(keys: readonly string[]): void };
  /** What is written shows in the rows at once. */
  readonly pending: PendingWrites;
  readonly now: () => Date;
}

/** The views, for those who lead to their rows. */
export interface Sidebar extends Disposable {
  /** Selects an account in Accounts; false when the tenant does not have it. `focus` = the keys go there too. */
  reveal(gsid: string, focus: boolean): Promise<boolean>;
  /** What Accounts asks the tenant for as it stands, and that in words. */
  shownAccounts(): { readonly words: string; readonly query: CompanyQuery } | undefined;
  /** Fires when the user wants everything read anew, after what was read is forgotten. */
  readonly onDidRefresh: Event<void>;
}

/** Opens the three views of the sidebar and registers their commands. Reads nothing until a view is seen. */
export function registerTrees(dependencies: TreeDependencies): Sidebar {
  return new Trees(dependencies);
}

const LOOKS = { showCollapseAll: true, canSelectMany: true };

class Trees extends DisposableOwner implements Sidebar {
  readonly #refreshed = this.register(new Emitter<void>());
  readonly onDidRefresh = this.#refreshed.event;
  readonly #active: ActiveTenant;
  readonly #now: () => Date;
  readonly #pending: PendingWrites;
  readonly #drag: RecordDrag;
  readonly #accounts: RecordTree;
  readonly #accountsScreen: AccountsScreen;
  readonly #trees: readonly RecordTree[];
  #writes: Disposable | undefined;
  /** The tenant whose writes are followed. */
  #written: Tenant | undefined;

  constructor(dependencies: TreeDependencies) {
    super();
    const { active, commands, contextKeys, state, now, pending } = dependencies;
    this.#active = active;
    this.#drag = new RecordDrag(active, dependencies);
    this.#now = now;
    this.#pending = pending;
    state.setKeysForSync([SAVED_VIEWS]);
    const settings = new ViewSettings(state);
    this.#accountsScreen = new AccountsScreen(settings);
    const accounts = this.#open(this.#accountsScreen);
    const work = this.#open(new MyWorkScreen(settings));
    const plans = this.#open(new SuccessPlansScreen(settings));
    this.#accounts = accounts;
    this.#trees = [accounts, work, plans];

    const arranger = new Arranger(settings, { accounts, work, plans }, contextKeys);
    const views = lazy(async () => {
      const { ViewCommands } = await import('./viewCommands');
      return new ViewCommands(arranger, active, state);
    });
    for (const id of VIEW_COMMANDS) commands.register(id, async () => (await views()).run(id));
    commands.register('gainsight.refresh', () => this.#refresh());

    const records = new RecordCommands(dependencies, dependencies.notify);
    commands.register('gainsight.openInGainsight', (...rows) => records.open(rows));
    commands.register('gainsight.copyLink', (...rows) => records.copyLink(rows));
    commands.register('gainsight.copyGsid', (...rows) => records.copyGsid(rows));
    commands.register('gainsight.loadMore', (row) => loadMore(row));
    commands.register('gainsight.retry', (row) => retry(row));

    this.#followWrites();
    this.register(active.onDidChange(() => this.#followWrites()));
    this.register(pending.onDidRelease(() => this.#reread()));
    this.register({ dispose: () => this.#writes?.dispose() });
  }

  reveal(gsid: string, focus: boolean): Promise<boolean> {
    return this.#accounts.reveal(gsid, focus);
  }

  shownAccounts() {
    const { tenant } = this.#active;
    const screen = this.#accountsScreen;
    return tenant && { query: screen.query(tenant.clock.today()), words: screen.describe() };
  }

  #open(screen: Screen): RecordTree {
    const tree = this.register(new RecordTree(this.#active, screen, this.#now, this.#pending));
    const options = { ...LOOKS, treeDataProvider: tree, dragAndDropController: this.#drag };
    tree.attach(this.register(vscode.window.createTreeView(screen.viewId, options)));
    return tree;
  }

  async #refresh(): Promise<void> {
    this.#active.tenant?.forget();
    this.#refreshed.fire();
    await Promise.all(this.#trees.map((tree) => tree.refresh()));
  }

  #reread(): void {
    // Never rejects: a view shows its own problem.
    for (const tree of this.#trees) void tree.reread();
  }

  /** What was written shows at once in the views that are seen. */
  #followWrites(): void {
    this.#writes?.dispose();
    const { tenant } = this.#active;
    if (tenant !== this.#written) this.#pending.clear();
    this.#written = tenant;
    this.#writes = tenant?.onDidWrite((record) => {
      this.#pending.settle(record);
      if (!this.#pending.isHeld) this.#reread();
    });
  }
}
