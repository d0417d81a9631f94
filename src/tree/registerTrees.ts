import * as vscode from 'vscode';
import { DisposableOwner, type Disposable } from '../base/disposable';
import type { ActiveTenant } from '../data/activeTenant';
import type { Tenant } from '../data/tenant';
import type { Commands } from '../host/commands';
import { AccountsScreen } from './accountsScreen';
import { MyWorkScreen } from './myWorkScreen';
import type { PendingWrites } from './pendingWrites';
import { loadMore, RecordCommands, retry, type RecordPages } from './recordCommands';
import { RecordTree, type Screen } from './recordTree';
import { SuccessPlansScreen } from './successPlansScreen';
import { ViewCommands, type TreeContextKeys } from './viewCommands';
import { ViewSettings, type Store } from './viewSettings';

/** What the views need from the rest of the product. */
export interface TreeDependencies extends RecordPages {
  readonly active: ActiveTenant;
  readonly commands: Pick<Commands, 'register'>;
  readonly contextKeys: TreeContextKeys;
  /** Keeps scope, sort and grouping. */
  readonly state: Store;
  /** What is written shows in the rows at once. */
  readonly pending: PendingWrites;
  readonly now: () => Date;
}

/** Opens the three views of the sidebar and registers their commands. Reads nothing until a view is seen. */
export function registerTrees(dependencies: TreeDependencies): Disposable {
  return new Trees(dependencies);
}

class Trees extends DisposableOwner {
  readonly #active: ActiveTenant;
  readonly #now: () => Date;
  readonly #pending: PendingWrites;
  readonly #trees: readonly RecordTree[];
  #writes: Disposable | undefined;
  /** The tenant whose writes are followed. */
  #written: Tenant | undefined;

  constructor(dependencies: TreeDependencies) {
    super();
    const { active, commands, contextKeys, state, now, pending } = dependencies;
    this.#active = active;
    this.#now = now;
    this.#pending = pending;
    const settings = new ViewSettings(state);
    const accounts = this.#open(new AccountsScreen(settings));
    const work = this.#open(new MyWorkScreen());
    const plans = this.#open(new SuccessPlansScreen(settings));
    this.#trees = [accounts, work, plans];

    const views = new ViewCommands(settings, accounts, plans, contextKeys);
    commands.register('gainsight.refresh', () => this.#refresh());
    commands.register('gainsight.showMyAccounts', () => views.showAccounts('mine'));
    commands.register('gainsight.showAllAccounts', () => views.showAccounts('all'));
    commands.register('gainsight.searchAccounts', () => views.search());
    commands.register('gainsight.clearSearch', () => views.clearSearch());
    commands.register('gainsight.sortAccounts', () => views.sort());
    commands.register('gainsight.groupAccounts', () => views.group());
    commands.register('gainsight.showMyPlans', () => views.showPlans('mine'));
    commands.register('gainsight.showAllPlans', () => views.showPlans('all'));

    const records = new RecordCommands(dependencies);
    commands.register('gainsight.openInGainsight', (row) => records.open(row));
    commands.register('gainsight.copyLink', (row) => records.copyLink(row));
    commands.register('gainsight.copyGsid', (row) => records.copyGsid(row));
    commands.register('gainsight.loadMore', (row) => loadMore(row));
    commands.register('gainsight.retry', (row) => retry(row));

    this.#followWrites();
    this.register(active.onDidChange(() => this.#followWrites()));
    this.register({ dispose: () => this.#writes?.dispose() });
  }

  #open(screen: Screen): RecordTree {
    const tree = this.register(new RecordTree(this.#active, screen, this.#now, this.#pending));
    const options = { treeDataProvider: tree, showCollapseAll: true, canSelectMany: true };
    tree.attach(this.register(vscode.window.createTreeView(screen.viewId, options)));
    return tree;
  }

  async #refresh(): Promise<void> {
    this.#active.tenant?.forget();
    await this.#reread();
  }

  /** Never rejects: a view shows its own problem. */
  async #reread(): Promise<void> {
    await Promise.all(this.#trees.map((tree) => tree.refresh()));
  }

  /** What was written shows at once in the views that are seen. */
  #followWrites(): void {
    this.#writes?.dispose();
    const { tenant } = this.#active;
    if (tenant !== this.#written) this.#pending.clear();
    this.#written = tenant;
    this.#writes = tenant?.onDidWrite((record) => {
      this.#pending.settle(record);
      void this.#reread();
    });
  }
}
