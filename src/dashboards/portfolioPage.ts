import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';
import type { TenantState } from '../data/activeTenant';
import type { Tenant } from '../data/tenant';
import { type ActiveView, hostOf, tenantInUse } from '../data/tenantInUse';
import type { Commands } from '../host/commands';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import {
  type FromPortfolioPage,
  fromPortfolioPage,
  type MarkRef,
  type PortfolioState,
  type ToPortfolioPage,
} from '../shared/portfolioMessages';
import { sentenceOf } from './accountReading';
import { askInChat, type PageActions } from './pageActions';
import { PagePanel } from './pagePanel';
import { questionAbout } from './portfolioQuestions';
import { PortfolioReading } from './portfolioReading';
import { portfolioWords } from './portfolioWords';

export interface PortfolioPageParts {
  readonly panel: vscode.WebviewPanel;
  readonly state: PortfolioState;
  readonly extensionUri: vscode.Uri;
  readonly active: ActiveView;
  readonly actions: PageActions;
  readonly commands: Pick<Commands, 'execute'>;
  readonly fiscalYearStartMonth: () => number;
  readonly log: Pick<Log, 'warn'>;
}

/** The page of a portfolio. It follows the connection in use; a reading that takes long can be cancelled. */
export class PortfolioPage extends DisposableOwner {
  readonly #parts: PortfolioPageParts;
  readonly #page: PagePanel<ToPortfolioPage, FromPortfolioPage>;
  #state: PortfolioState;
  #reading: { readonly portfolio?: PortfolioReading; readonly controller: AbortController } | undefined;
  /** Pieces of lists do not replace each other: each has a place of its own. */
  #pieces = 0;

  constructor(parts: PortfolioPageParts) {
    super();
    this.#parts = parts;
    this.#state = parts.state;
    const { panel, extensionUri, active, log } = parts;
    this.#page = this.register(
      new PagePanel<ToPortfolioPage, FromPortfolioPage>({
        ...{ panel, extensionUri, page: 'portfolioPage', log },
        parse: (message) => fromPortfolioPage().safeParse(message).data,
        received: (message) => this.#received(message),
        slotOf: ({ type }) => (PIECES.has(type) ? `${type} ${(this.#pieces += 1)}` : type),
      }),
    );
    this.register(panel.onDidDispose(() => this.dispose()));
    this.register({ dispose: () => this.#reading?.controller.abort() });
    this.register(active.onDidChange((state) => this.#followed(state)));
  }

  #received(message: FromPortfolioPage): void {
    switch (message.type) {
      case 'ready':
        if (!this.#page.replay()) void this.#read();
        return;
      case 'refresh':
        this.#parts.active.tenant?.forget();
        void this.#read();
        return;
      case 'scope':
        this.#state = { ...this.#state, scope: message.scope };
        void this.#read();
        return;
      case 'cancel':
        this.#cancel();
        return;
      case 'signIn':
        void this.#parts.commands.execute('gainsight.connect');
        return;
      case 'ignored':
        this.#parts.log.warn('portfolio page: left out a message');
        return;
      case 'ask':
        void this.#ask(message.mark);
        return;
      case 'run':
        void this.#parts.actions.run(message.action, message.record);
    }
  }

  #followed({ kind }: TenantState): void {
    if (kind !== 'connecting' && kind !== 'offline') void this.#read();
  }

  /** What was read until then stays. */
  #cancel(): void {
    this.#reading?.controller.abort();
    this.#tell({ type: 'progress', busy: false, text: vscode.l10n.t('Cancelled: this is not all of it.') });
  }

  /** Never rejects: the page says what could not be read. */
  async #read(): Promise<void> {
    this.#reading?.controller.abort();
    this.#page.forget();
    const controller = new AbortController();
    const { signal } = controller;
    this.#reading = { controller };
    try {
      const tenant = await tenantInUse(this.#parts.active, signal);
      this.#start(tenant);
      if (!tenant || hostOf(tenant) !== this.#state.tenant) this.#tellElsewhere(tenant);
      else await this.#readFrom(tenant, controller);
    } catch (error) {
      if (signal.aborted) return;
      this.#log(error);
      const text = vscode.l10n.t('The accounts could not be read. {0}', sentenceOf(error));
      this.#tell({ type: 'notice', text, signIn: describeFailure(error)?.kind === 'signedOut' });
      this.#tell({ type: 'progress', busy: false, text: '' });
    }
  }

  async #readFrom(tenant: Tenant, controller: AbortController): Promise<void> {
    const { signal } = controller;
    const portfolio = new PortfolioReading({
      ...{ tenant, scope: this.#state.scope },
      tell: (message) => {
        if (!signal.aborted) this.#tell(message);
      },
      failed: (error) => this.#log(error),
    });
    this.#reading = { portfolio, controller };
    await portfolio.all(signal);
  }

  #start(tenant: Tenant | undefined): void {
    this.#tell({
      ...{ type: 'start', words: portfolioWords(), state: this.#state, locale: vscode.env.language },
      today: tenant?.clock.today() ?? '',
      fiscalYearStartMonth: this.#parts.fiscalYearStartMonth(),
    });
  }

  async #ask(mark: MarkRef): Promise<void> {
    const { portfolio } = this.#reading ?? {};
    const question = questionAbout(mark, {
      mine: this.#state.scope === 'mine',
      band: (index) => portfolio?.bands[index]?.label,
      account: (gsid) => this.#parts.active.tenant?.companies.nameOf(gsid),
      owner: (gsid) => portfolio?.ownerName(gsid),
    });
    if (question !== undefined) await askInChat(question);
  }

  #tellElsewhere(tenant: Tenant | undefined): void {
    const { tenant: host } = this.#state;
    const text = tenant
      ? vscode.l10n.t('This page is about another tenant. Switch to the connection to {0} to see it.', host)
      : vscode.l10n.t('You are not signed in to Gainsight. Sign in to {0} to see this page.', host);
    this.#tell({ type: 'notice', text, signIn: !tenant });
    this.#tell({ type: 'progress', busy: false, text: '' });
  }

  #tell(message: ToPortfolioPage): void {
    this.#page.tell(message);
  }

  #log(error: unknown): void {
    this.#parts.log.warn(`portfolio page: ${describeFailure(error)?.logLine ?? 'stopped'}`);
  }
}

const PIECES: ReadonlySet<string> = new Set(['accounts', 'changes', 'touches', 'ctas']);
