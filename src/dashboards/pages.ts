import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';
import type { Tenant } from '../data/tenant';
import { pickAccount } from '../documents/accountPicker';
import { hostOf } from '../data/tenantInUse';
import { signedInTenant } from '../documents/signedInTenant';
import { describeFailure } from '../host/failure';
import { readPageRef } from '../model/recordKind';
import { type AccountState, accountState } from '../shared/accountMessages';
import { type PortfolioState, portfolioState } from '../shared/portfolioMessages';
import { AccountPage } from './accountPage';
import { PageActions } from './pageActions';
import { newPanel } from './pagePanel';
import { ACCOUNT_VIEW, type PageParts, PORTFOLIO_VIEW } from './pageParts';
import { PortfolioPage } from './portfolioPage';
import { Queries } from './query/queries';

/**
 * The pages that are open, one for each account and one of the portfolio; opened anew, or brought back by the editor
 * after a reload.
 */
export class Pages extends DisposableOwner {
  readonly #parts: PageParts;
  readonly #actions: PageActions;
  readonly #open = new Map<string, AccountPage>();
  readonly queries: Queries;
  #portfolio: { readonly page: PortfolioPage; readonly tenant: string } | undefined;

  constructor(parts: PageParts) {
    super();
    this.#parts = parts;
    this.#actions = new PageActions(parts);
    this.queries = this.register(new Queries(parts, this.#actions));
    this.register(parts.onDidRefresh(() => this.#refresh()));
    this.register(
      parts.settings.onDidChange((name) => {
        if (name === 'gainsight.fiscalYearStartMonth') this.#portfolio?.page.fiscalYearChanged();
      }),
    );
  }

  /** Of the company that is given by its id or by a row of a tree; without one the user is asked. */
  async openAccount(argument: unknown): Promise<void> {
    const tenant = await signedInTenant(this.#parts);
    if (!tenant) return;
    const gsid = this.#given(argument) ?? (await this.#ask(tenant));
    if (gsid === undefined) return;
    const state: AccountState = { gsid, tenant: hostOf(tenant) };
    const open = this.#open.get(keyOf(state));
    if (open) open.reveal();
    else this.#show(this.#panel(ACCOUNT_VIEW, vscode.l10n.t('Account')), state);
  }

  /** After a reload of the window, from the ids that the page had left with the editor. */
  restoreAccount(panel: vscode.WebviewPanel, left: unknown): void {
    const state = accountState().safeParse(left).data;
    if (state && !this.#open.has(keyOf(state))) this.#show(panel, state);
    else panel.dispose();
  }

  /** Of the accounts of the user, until another choice is made on the page. */
  async openPortfolio(): Promise<void> {
    const tenant = await signedInTenant(this.#parts);
    if (!tenant) return;
    const state: PortfolioState = { scope: 'mine', tenant: hostOf(tenant) };
    // One that is about another tenant makes room.
    if (this.#portfolio?.tenant !== state.tenant) this.#portfolio?.page.close();
    if (this.#portfolio) this.#portfolio.page.reveal();
    else this.#showPortfolio(this.#panel(PORTFOLIO_VIEW, vscode.l10n.t('Portfolio')), state);
  }

  restorePortfolio(panel: vscode.WebviewPanel, left: unknown): void {
    const state = portfolioState().safeParse(left).data;
    if (state && !this.#portfolio) this.#showPortfolio(panel, state);
    else panel.dispose();
  }

  #showPortfolio(panel: vscode.WebviewPanel, state: PortfolioState): void {
    const { extensionUri, active, commands, log, notify, settings, setTimer } = this.#parts;
    panel.iconPath = new vscode.ThemeIcon('graph');
    const page = new PortfolioPage({
      ...{ panel, state, extensionUri, active, commands, log, notify, setTimer, actions: this.#actions },
      fiscalYearStartMonth: () => settings.fiscalYearStartMonth,
    });
    this.#portfolio = { page: this.register(page), tenant: state.tenant };
    panel.onDidDispose(() => {
      if (this.#portfolio?.page === page) this.#portfolio = undefined;
    });
  }

  #show(panel: vscode.WebviewPanel, state: AccountState): void {
    const { extensionUri, active, commands, log, setTimer } = this.#parts;
    panel.iconPath = new vscode.ThemeIcon('organization');
    const key = keyOf(state);
    const page = new AccountPage({
      ...{ panel, state, extensionUri, active, commands, log, setTimer, actions: this.#actions },
    });
    this.#open.set(key, this.register(page));
    panel.onDidDispose(() => this.#open.delete(key));
  }

  #refresh(): void {
    for (const page of this.#open.values()) page.readWhenSeen();
    this.#portfolio?.page.readWhenSeen();
    this.queries.refresh();
  }

  #panel(view: string, title: string): vscode.WebviewPanel {
    return newPanel(view, title, this.#parts.extensionUri);
  }

  #given(argument: unknown): string | undefined {
    return this.#parts.companyOf(argument) ?? readPageRef('company', argument)?.gsid;
  }

  async #ask({ companies }: Tenant): Promise<string | undefined> {
    const failed = (error: unknown): void =>
      this.#parts.log.warn(`accounts: ${describeFailure(error)?.logLine ?? ''}`);
    const title = vscode.l10n.t('Open Account Page');
    return (await pickAccount({ companies, title, failed }))?.gsid;
  }
}

function keyOf({ gsid, tenant }: AccountState): string {
  return `${tenant}/${gsid}`;
}
