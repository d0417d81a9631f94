import * as vscode from 'vscode';
import type { ActiveView } from '../data/tenantInUse';
import type { Arrangement } from './arrangement';
import type { Arranger } from './arranger';
import { askForFilter } from './accountFilter';
import { SavedViewCommands } from './savedViewCommands';
import { SavedViews } from './savedViews';
import type { ViewCommandId } from './viewCommandIds';
import type { Store } from './viewSettings';
import { groupingLabel, plansLabel, sortLabel, workLabel } from './viewWords';
import { CHOICES } from './arrangement';

/** What the commands in the views' titles do: whose records are shown, which, in what order, and under what name. */
export class ViewCommands {
  readonly #arranger: Arranger;
  readonly #active: ActiveView;
  readonly #runs: Readonly<Record<ViewCommandId, () => Promise<void>>>;

  constructor(arranger: Arranger, active: ActiveView, store: Store) {
    this.#arranger = arranger;
    this.#active = active;
    const saved = new SavedViewCommands(arranger, new SavedViews(store));
    const accounts = (change: Arrangement) => arranger.arrange('accounts', change);
    const plans = (change: Arrangement) => arranger.arrange('plans', change);
    this.#runs = {
      'gainsight.showMyAccounts': () => accounts({ 'accounts.scope': 'mine' }),
      'gainsight.showAllAccounts': () => accounts({ 'accounts.scope': 'all' }),
      'gainsight.searchAccounts': () => this.#search(),
      'gainsight.clearSearch': () =>
        accounts({
          'accounts.search': '',
          'accounts.band': '',
          'accounts.stage': '',
          'accounts.renewal': '',
        }),
      'gainsight.sortAccounts': () => this.#sort(),
      'gainsight.groupAccounts': () => this.#group(),
      'gainsight.filterAccounts': () => this.#filter(),
      'gainsight.filterWork': () => this.#filterWork(),
      'gainsight.showMyPlans': () => plans({ 'plans.scope': 'mine' }),
      'gainsight.showAllPlans': () => plans({ 'plans.scope': 'all' }),
      'gainsight.filterPlans': () => this.#filterPlans(),
      'gainsight.saveAccountsView': () => saved.save('accounts'),
      'gainsight.saveWorkView': () => saved.save('work'),
      'gainsight.savePlansView': () => saved.save('plans'),
      'gainsight.openView': () => saved.open(),
      'gainsight.deleteView': () => saved.delete(),
    };
  }

  run(id: ViewCommandId): Promise<void> {
    return this.#runs[id]();
  }

  async #search(): Promise<void> {
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Search Accounts'),
      prompt: vscode.l10n.t('Part of a company’s name. Leave empty to show every company.'),
      value: this.#arranger.settings.search,
      // A refresh may take the focus; what was typed stays all the same.
      ignoreFocusOut: true,
    });
    if (text !== undefined) await this.#arranger.arrange('accounts', { 'accounts.search': text.trim() });
  }

  async #filter(): Promise<void> {
    const { tenant } = this.#active;
    const change = tenant && (await askForFilter(tenant, this.#arranger.settings));
    if (change) await this.#arranger.arrange('accounts', change);
  }

  async #sort(): Promise<void> {
    const present = this.#arranger.settings.accountSort;
    const sort = await pick(vscode.l10n.t('Sort Accounts'), CHOICES['accounts.sort'], sortLabel, present);
    if (sort) await this.#arranger.arrange('accounts', { 'accounts.sort': sort });
  }

  async #group(): Promise<void> {
    const present = this.#arranger.settings.accountGrouping;
    const title = vscode.l10n.t('Group Accounts');
    const grouping = await pick(title, CHOICES['accounts.grouping'], groupingLabel, present);
    if (grouping) await this.#arranger.arrange('accounts', { 'accounts.grouping': grouping });
  }

  async #filterWork(): Promise<void> {
    const present = this.#arranger.settings.workShow;
    const show = await pick(vscode.l10n.t('Filter My Work'), CHOICES['work.show'], workLabel, present);
    if (show) await this.#arranger.arrange('work', { 'work.show': show });
  }

  async #filterPlans(): Promise<void> {
    const present = this.#arranger.settings.planShow;
    const title = vscode.l10n.t('Filter Success Plans');
    const show = await pick(title, CHOICES['plans.show'], plansLabel, present);
    if (show) await this.#arranger.arrange('plans', { 'plans.show': show });
  }
}

/** Undefined when nothing else than now is chosen. */
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
  const chosen = (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.value;
  return chosen === present ? undefined : chosen;
}
