import * as vscode from 'vscode';
import type { Tenant } from '../data/tenant';
import { exportRows } from '../host/exportRows';
import { describeFailure } from '../host/failure';
import {
  type FromPortfolioPage,
  fromPortfolioPage,
  type MarkRef,
  type PortfolioState,
  type ToPortfolioPage,
} from '../shared/portfolioMessages';
import { sentenceOf } from './accountReading';
import { askInChat } from './pageActions';
import { questionAbout } from './portfolioQuestions';
import { PortfolioReading } from './portfolioReading';
import type { PageParts } from './pageParts';
import { portfolioRows } from './portfolioExport';
import { portfolioWords } from './portfolioWords';
import { type CommonMessage, TenantPage, type TenantPageParts } from './tenantPage';

export interface PortfolioPageParts extends TenantPageParts, Pick<PageParts, 'notify'> {
  readonly state: PortfolioState;
  readonly fiscalYearStartMonth: () => number;
}

type OwnMessage = Exclude<FromPortfolioPage, CommonMessage>;

/** The page of a portfolio. A reading that takes long can be cancelled. */
export class PortfolioPage extends TenantPage<ToPortfolioPage, OwnMessage> {
  readonly #parts: PortfolioPageParts;
  #state: PortfolioState;
  #portfolio: PortfolioReading | undefined;

  constructor(parts: PortfolioPageParts) {
    // Pieces of lists do not replace each other: each has a place of its own.
    let pieces = 0;
    super(parts, {
      page: 'portfolioPage',
      parse: (message) => fromPortfolioPage().safeParse(message).data,
      slotOf: ({ type }) => (PIECES.has(type) ? `${type} ${(pieces += 1)}` : type),
    });
    this.#parts = parts;
    this.#state = parts.state;
  }

  protected get host(): string {
    return this.#state.tenant;
  }

  protected received(message: OwnMessage): void {
    switch (message.type) {
      case 'scope':
        this.#state = { ...this.#state, scope: message.scope };
        void this.read();
        return;
      case 'cancel':
        this.callOff();
        this.#tellIdle(vscode.l10n.t('Cancelled: this is not all of it.'));
        return;
      case 'export':
        void exportRows(portfolioRows(message.rows), this.#parts.notify);
        return;
      case 'ask':
        void this.#ask(message.mark);
    }
  }

  protected start(tenant: Tenant | undefined): void {
    this.tell({
      ...{ type: 'start', words: portfolioWords(), state: this.#state, locale: vscode.env.language },
      today: tenant?.clock.today() ?? '',
      fiscalYearStartMonth: this.#parts.fiscalYearStartMonth(),
    });
  }

  protected async readFrom(tenant: Tenant, signal: AbortSignal): Promise<void> {
    this.#portfolio = new PortfolioReading({
      ...{ tenant, scope: this.#state.scope },
      tell: (message) => {
        if (!signal.aborted) this.tell(message);
      },
      failed: (error) => this.failed(error),
    });
    await this.#portfolio.all(signal);
  }

  /** Told without a reading: nothing that was read depends on it. */
  fiscalYearChanged(): void {
    if (this.hasBegun)
      this.tell({ type: 'fiscalYear', fiscalYearStartMonth: this.#parts.fiscalYearStartMonth() });
  }

  protected stopped(error?: unknown): void {
    if (error !== undefined) {
      const text = vscode.l10n.t('The accounts could not be read. {0}', sentenceOf(error));
      this.tell({ type: 'notice', text, signIn: describeFailure(error)?.kind === 'signedOut' });
    }
    this.#tellIdle('');
  }

  #tellIdle(text: string): void {
    this.tell({ type: 'progress', busy: false, text });
  }

  async #ask(mark: MarkRef): Promise<void> {
    const portfolio = this.#portfolio;
    const question = questionAbout(mark, {
      mine: this.#state.scope === 'mine',
      band: (index) => portfolio?.bands[index]?.label,
      account: (gsid) => this.#parts.active.tenant?.companies.nameOf(gsid),
      owner: (gsid) => portfolio?.ownerName(gsid),
      fiscalYearStartMonth: this.#parts.fiscalYearStartMonth(),
    });
    if (question !== undefined) await askInChat(question);
  }
}

const PIECES: ReadonlySet<string> = new Set(['accounts', 'changes', 'touches', 'ctas']);
