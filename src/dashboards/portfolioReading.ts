import { l10n } from 'vscode';
import { addDays } from '../base/dates';
import { findCtas } from '../data/ctaSearch';
import type { Account, Scope, Tenant } from '../data/tenant';
import { bandOf, chartColor } from '../model/bandColor';
import type { Cta } from '../model/cta';
import type { Band } from '../model/health';
import { isGone } from '../model/renewals';
import type { PortfolioAccount, ToPortfolioPage } from '../shared/portfolioMessages';
import { changeOf, DAYS_BEFORE, trendsOf } from '../tools/rows/scoreTrend';
import { sentenceOf } from './accountReading';
import { pageColor, scoreText } from './viewContext';

/** The most accounts that a portfolio holds, and how many of them are read, told and looked up at once. */
export const MOST_ACCOUNTS = 5000;
const PIECE = 250;
const MOVER_DAYS = 7;

export interface PortfolioReadingParts {
  readonly tenant: Tenant;
  readonly scope: Scope;
  readonly tell: (message: ToPortfolioPage) => void;
  /** Told why a source could not be read. */
  readonly failed: (error: unknown) => void;
}

/**
 * Reads a portfolio in pieces, so that neither the host nor the page is held up by many accounts: first the accounts,
 * then what is known of their scores, touches and CTAs side by side. Rejects when `signal` aborts, or when the accounts
 * themselves cannot be read; what was told until then stays.
 */
export class PortfolioReading {
  readonly #parts: PortfolioReadingParts;
  readonly #accounts: PortfolioAccount[] = [];
  #bands: readonly Band[] = [];
  readonly #owners = new Map<string, string>();
  /** Every company that was read, also what is left out. */
  readonly #read = new Set<string>();
  /** Accounts that are no customers any more. */
  #leftOut = 0;

  constructor(parts: PortfolioReadingParts) {
    this.#parts = parts;
  }

  /** The tenant's bands, lowest first. */
  get bands(): readonly Band[] {
    return this.#bands;
  }

  /** What an owner of CTAs that were read is called in a question: by the id where the name may not be read. */
  ownerName(gsid: string): string | undefined {
    return this.#owners.get(gsid);
  }

  async all(signal: AbortSignal): Promise<void> {
    const { tenant, tell } = this.#parts;
    this.#progress(l10n.t('Reading accounts'));
    this.#bands = await tenant.health.bands(signal);
    const bands = this.#bands;
    tell({
      type: 'bands',
      bands: bands.map((band) => ({ label: band.label, color: pageColor(chartColor(band, bands)) })),
    });
    await this.#readAccounts(signal);
    await this.#readAround(signal);
    tell({ type: 'progress', busy: false, text: this.#summary() });
  }

  async #readAccounts(signal: AbortSignal): Promise<void> {
    const { tenant, scope, tell } = this.#parts;
    let offset: number | undefined = 0;
    while (offset !== undefined && this.#accounts.length < MOST_ACCOUNTS) {
      const query = { scope, sort: 'name', offset, limit: PIECE } as const;
      const page: Awaited<ReturnType<Tenant['companies']['page']>> = await tenant.companies.page(
        query,
        signal,
      );
      signal.throwIfAborted();
      // A company that is made meanwhile moves the others on: who was read already must not count twice.
      const rows = page.rows.filter(({ company }) => !this.#read.has(company.gsid));
      for (const { company } of rows) this.#read.add(company.gsid);
      const accounts = rows.filter(({ company }) => !isGone(company)).map((one) => this.#accountOf(one));
      this.#leftOut += rows.length - accounts.length;
      this.#accounts.push(...accounts);
      offset = page.next;
      const last = offset === undefined || this.#accounts.length >= MOST_ACCOUNTS;
      tell({ type: 'accounts', accounts, last });
      this.#progress(l10n.t('{0} accounts read', this.#accounts.length));
    }
  }

  #accountOf({ company, score }: Account): PortfolioAccount {
    const { gsid, name, arr, currency, renewalDate, csm } = company;
    const label = bandOf(score, this.#bands)?.label;
    const band = this.#bands.findIndex((one) => one.label === label);
    return {
      ...{ gsid, name, arr, currency, renewalDate },
      csm: csm && { name: csm.name ?? csm.email },
      band: band < 0 ? undefined : band,
      score: score === undefined ? '' : scoreText(score, this.#bands),
      points: score?.value,
    };
  }

  /** What surrounds the accounts, a piece of them at a time. What cannot be read is asked for once only. */
  async #readAround(signal: AbortSignal): Promise<void> {
    const closed = new Set<string>();
    const count = this.#accounts.length;
    if (count === 0) this.#tellNothingAround();
    for (let at = 0; at < count; at += PIECE) {
      const last = at + PIECE >= count;
      const gsids = this.#accounts.slice(at, at + PIECE).map(({ gsid }) => gsid);
      const share = at / count;
      this.#progress(l10n.t('Reading scores, touches and CTAs'), share);
      await Promise.all([
        this.#unlessClosed('changes', closed, signal, () => this.#changes(gsids, last, signal)),
        this.#unlessClosed('touches', closed, signal, () => this.#touches(gsids, last, signal)),
        this.#unlessClosed('ctas', closed, signal, () => this.#ctas(gsids, last, signal)),
      ]);
    }
  }

  #tellNothingAround(): void {
    const { tell } = this.#parts;
    tell({ type: 'changes', changes: [], last: true });
    tell({ type: 'touches', touches: [], last: true });
    tell({ type: 'ctas', ctas: [], last: true });
  }

  async #unlessClosed(
    source: 'changes' | 'touches' | 'ctas',
    closed: Set<string>,
    signal: AbortSignal,
    read: () => Promise<void>,
  ): Promise<void> {
    if (closed.has(source)) return;
    try {
      await read();
    } catch (error) {
      signal.throwIfAborted();
      closed.add(source);
      this.#parts.failed(error);
      this.#tellProblem(source, sentenceOf(error));
    }
  }

  #tellProblem(source: 'changes' | 'touches' | 'ctas', problem: string): void {
    const { tell } = this.#parts;
    if (source === 'changes') tell({ type: source, changes: [], problem });
    else if (source === 'touches') tell({ type: source, touches: [], problem });
    else tell({ type: source, ctas: [], problem });
  }

  async #changes(gsids: readonly string[], last: boolean, signal: AbortSignal): Promise<void> {
    const { tenant, tell } = this.#parts;
    const since = addDays(tenant.clock.today(), -MOVER_DAYS);
    const { snapshots, problem } = await tenant.health.tryHistory(
      gsids,
      addDays(since, -DAYS_BEFORE),
      signal,
    );
    signal.throwIfAborted();
    const changes = [...trendsOf(snapshots)].flatMap(([gsid, trend]) => {
      const change = changeOf(trend, since);
      return typeof change === 'string' || change.change === 0
        ? []
        : [{ gsid, from: change.from, to: change.to, change: change.change }];
    });
    tell({ type: 'changes', changes, problem, last });
  }

  async #touches(gsids: readonly string[], last: boolean, signal: AbortSignal): Promise<void> {
    const { tenant, tell } = this.#parts;
    const found = await tenant.timeline.lastTouches(gsids, signal);
    signal.throwIfAborted();
    const touches = gsids.map((gsid) => ({ gsid, day: found.get(gsid)?.day ?? null }));
    tell({ type: 'touches', touches, last });
  }

  async #ctas(companyGsids: readonly string[], last: boolean, signal: AbortSignal): Promise<void> {
    const { tenant, tell } = this.#parts;
    const ctas = await this.#everyCta(companyGsids, signal);
    signal.throwIfAborted();
    const today = tenant.clock.today();
    const open = ctas.filter(({ planGsid }) => planGsid === undefined);
    tell({ type: 'ctas', ctas: open.map((cta) => this.#openCta(cta, today)), last });
  }

  /** Where one search does not bring all of them, half of the accounts are asked about at a time: none may be missed. */
  async #everyCta(companyGsids: readonly string[], signal: AbortSignal): Promise<readonly Cta[]> {
    const { client } = this.#parts.tenant;
    const { ctas, complete } = await findCtas(client, { companyGsids, closed: false }, signal);
    if (complete || companyGsids.length < 2) return ctas;
    const half = Math.ceil(companyGsids.length / 2);
    const halves = [companyGsids.slice(0, half), companyGsids.slice(half)];
    return (await Promise.all(halves.map((some) => this.#everyCta(some, signal)))).flat();
  }

  #openCta({ companyGsid, owner, dueDate }: Cta, today: string) {
    const name = owner?.name ?? owner?.email;
    if (owner?.gsid !== undefined) this.#owners.set(owner.gsid, name ?? owner.gsid);
    const ownerName = name ?? (owner ? l10n.t('Unknown user') : l10n.t('Nobody'));
    return {
      ...{ company: companyGsid, owner: owner?.gsid, ownerName },
      overdue: dueDate !== undefined && dueDate < today,
    };
  }

  #progress(text: string, share?: number): void {
    this.#parts.tell({ type: 'progress', busy: true, text, share });
  }

  #summary(): string {
    const count = this.#accounts.length;
    const some = count === 1 ? l10n.t('1 account') : l10n.t('{0} accounts', count);
    const there = count >= MOST_ACCOUNTS ? l10n.t('The first {0} accounts by name', MOST_ACCOUNTS) : some;
    return this.#leftOut === 0
      ? there
      : `${there} · ${l10n.t('{0} left out: no customers any more', this.#leftOut)}`;
  }
}
