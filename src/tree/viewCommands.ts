import * as vscode from 'vscode';
import type { CompanySort, Scope } from '../data/tenant';
import type { AccountGrouping } from '../model/groups';
import type { RecordTree } from './recordTree';
import { GROUPINGS, SORTS, type ViewSettings } from './viewSettings';

/** The context keys that title buttons depend on. */
export interface TreeContextKeys {
  set(key: 'gainsight.scope' | 'gainsight.plansScope', value: Scope): void;
  set(key: 'gainsight.searching', value: boolean): void;
}

/** What the buttons of Accounts and Success Plans change: whose records, which, and in what order. */
export class ViewCommands {
  readonly #settings: ViewSettings;
  readonly #accounts: Pick<RecordTree, 'restart' | 'layOut'>;
  readonly #plans: Pick<RecordTree, 'restart'>;
  readonly #contextKeys: TreeContextKeys;

  constructor(
    settings: ViewSettings,
    accounts: Pick<RecordTree, 'restart' | 'layOut'>,
    plans: Pick<RecordTree, 'restart'>,
    contextKeys: TreeContextKeys,
  ) {
    this.#settings = settings;
    this.#accounts = accounts;
    this.#plans = plans;
    this.#contextKeys = contextKeys;
    this.announce();
  }

  /** Tells the title buttons what the views show. */
  announce(): void {
    this.#contextKeys.set('gainsight.scope', this.#settings.accountScope);
    this.#contextKeys.set('gainsight.plansScope', this.#settings.planScope);
    this.#contextKeys.set('gainsight.searching', this.#settings.search !== '');
  }

  async showAccounts(scope: Scope): Promise<void> {
    await this.#settings.setAccountScope(scope);
    this.announce();
    await this.#accounts.restart();
  }

  async showPlans(scope: Scope): Promise<void> {
    await this.#settings.setPlanScope(scope);
    this.announce();
    await this.#plans.restart();
  }

  async search(): Promise<void> {
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Search Accounts'),
      prompt: vscode.l10n.t('Part of a company’s name. Leave empty to show every company.'),
      value: this.#settings.search,
      // A refresh may take the focus; what was typed stays all the same.
      ignoreFocusOut: true,
    });
    if (text !== undefined) await this.#filter(text.trim());
  }

  async clearSearch(): Promise<void> {
    await this.#filter('');
  }

  async sort(): Promise<void> {
    const sort = await pick(vscode.l10n.t('Sort Accounts'), SORTS, sortLabel, this.#settings.accountSort);
    if (sort === undefined || sort === this.#settings.accountSort) return;
    await this.#settings.setAccountSort(sort);
    await this.#accounts.restart();
  }

  async group(): Promise<void> {
    const present = this.#settings.accountGrouping;
    const grouping = await pick(vscode.l10n.t('Group Accounts'), GROUPINGS, groupingLabel, present);
    if (grouping === undefined || grouping === present) return;
    await this.#settings.setAccountGrouping(grouping);
    this.#accounts.layOut();
  }

  async #filter(search: string): Promise<void> {
    if (search === this.#settings.search) return;
    this.#settings.search = search;
    this.announce();
    await this.#accounts.restart();
  }
}

async function pick<T extends string>(
  title: string,
  values: readonly T[],
  labelOf: (value: T) => string,
  present: T,
): Promise<T | undefined> {
  const items = values.map((value) => ({
    value,
    label: labelOf(value),
    ...(value === present ? { description: vscode.l10n.t('now') } : {}),
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}

function sortLabel(sort: CompanySort): string {
  switch (sort) {
    case 'name':
      return vscode.l10n.t('Name');
    case 'arr':
      return vscode.l10n.t('ARR, highest first');
    case 'renewal':
      return vscode.l10n.t('Renewal, earliest first');
    case 'health':
      return vscode.l10n.t('Health, lowest first');
  }
}

function groupingLabel(grouping: AccountGrouping): string {
  switch (grouping) {
    case 'none':
      return vscode.l10n.t('No groups');
    case 'health':
      return vscode.l10n.t('Health');
    case 'renewalMonth':
      return vscode.l10n.t('Renewal month');
    case 'stage':
      return vscode.l10n.t('Stage');
    case 'csm':
      return vscode.l10n.t('CSM');
  }
}
