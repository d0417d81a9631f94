import type {
  LastTouch,
  OpenCta,
  PortfolioAccount,
  PortfolioBand,
  ScoreChange,
  ToPortfolioPage,
} from '../shared/portfolioMessages';

/** An account with everything that is known around it so far. */
export interface PortfolioRow extends PortfolioAccount {
  readonly change?: ScoreChange | undefined;
  /** null = never; undefined = not known. */
  readonly touch?: LastTouch['day'] | undefined;
  readonly ctas: readonly OpenCta[];
  /** How many CTAs are open; undefined = not known. */
  readonly openCtas: number | undefined;
}

/** What a portfolio is put together from, by the names of the messages. */
export type Source = 'accounts' | 'changes' | 'touches' | 'ctas';

/** How much of a source was told: what is not in it yet may still be there. */
export type Extent = 'none' | 'part' | 'all';

/** What a portfolio's page was told so far, put together account by account. */
export class PortfolioData {
  readonly #accounts = new Map<string, PortfolioAccount>();
  readonly #changes = new Map<string, ScoreChange>();
  readonly #touches = new Map<string, LastTouch['day']>();
  readonly #ctas = new Map<string, OpenCta[]>();
  /** Why a source could not be read, by the name of its message. */
  readonly problems = new Map<string, string>();
  readonly #extents = new Map<Source, Extent>();
  bands: readonly PortfolioBand[] = [];
  #rows: readonly PortfolioRow[] | undefined;

  add(message: ToPortfolioPage): void {
    this.#rows = undefined;
    if ('problem' in message && message.problem !== undefined)
      this.problems.set(message.type, message.problem);
    switch (message.type) {
      case 'bands':
        this.bands = message.bands;
        return;
      case 'accounts':
        for (const account of message.accounts) this.#accounts.set(account.gsid, account);
        break;
      case 'changes':
        for (const change of message.changes) this.#changes.set(change.gsid, change);
        break;
      case 'touches':
        for (const { gsid, day } of message.touches) this.#touches.set(gsid, day);
        break;
      case 'ctas':
        for (const cta of message.ctas) this.#file(cta);
        break;
      default:
        return;
    }
    this.#extents.set(message.type, message.last === true ? 'all' : 'part');
  }

  get rows(): readonly PortfolioRow[] {
    this.#rows ??= [...this.#accounts.values()].map((account) => this.#rowOf(account));
    return this.#rows;
  }

  #rowOf(account: PortfolioAccount): PortfolioRow {
    const ctas = this.#ctas.get(account.gsid);
    return {
      ...account,
      change: this.#changes.get(account.gsid),
      touch: this.#touches.get(account.gsid),
      ctas: ctas ?? [],
      // That an account has none is known once all of them were told.
      openCtas: ctas?.length ?? (this.extentOf('ctas') === 'all' ? 0 : undefined),
    };
  }

  extentOf(source: Source): Extent {
    return this.#extents.get(source) ?? 'none';
  }

  #file(cta: OpenCta): void {
    const known = this.#ctas.get(cta.company ?? '');
    if (known) known.push(cta);
    else this.#ctas.set(cta.company ?? '', [cta]);
  }
}
