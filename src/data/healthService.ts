import { addDays, type CalendarDay } from '../base/dates';
import type { Company } from '../model/company';
import type { Band, Measure, Score, Snapshot } from '../model/health';
import { bandsOf, scoreOf } from '../model/scoring';
import type { HistoryReader } from './historyReader';
import type { MeasureReader } from './measureReader';
import type { SchemeReader } from './schemeReader';
import type { Clock, Health, HistoryReading } from './tenant';

/** How old the newest snapshot may be to count as the present score. */
const PRESENT_DAYS = 45;

/** Scores, bands, measures and trends, wherever this tenant keeps them. */
export class HealthService implements Health {
  readonly #scheme: Pick<SchemeReader, 'rows' | 'forget'>;
  readonly #history: Pick<HistoryReader, 'since' | 'trySince'>;
  readonly #measures: Pick<MeasureReader, 'ofCompany'>;
  readonly #clock: Clock;

  constructor(
    scheme: Pick<SchemeReader, 'rows' | 'forget'>,
    history: Pick<HistoryReader, 'since' | 'trySince'>,
    measures: Pick<MeasureReader, 'ofCompany'>,
    clock: Clock,
  ) {
    this.#scheme = scheme;
    this.#history = history;
    this.#measures = measures;
    this.#clock = clock;
  }

  async scores(companies: readonly Company[], signal?: AbortSignal): Promise<ReadonlyMap<string, Score>> {
    const scheme = await this.#scheme.rows(signal);
    const bands = bandsOf(scheme.values());
    const isRated = ({ scoreId, bandLabel }: Company): boolean => (scoreId ?? bandLabel) !== undefined;
    // Without a score an account is unscored; only where none has one the tenant keeps no scores at companies.
    const rated = companies.some(isRated) ? companies.filter(isRated) : companies;
    const numberless = rated.filter(({ scoreId }) => scheme.get(scoreId ?? '')?.score === undefined);
    const newest = await this.#newest(numberless, signal);
    const scores = companies.map(
      (company) => [company.gsid, scoreOf(company, scheme, newest.get(company.gsid), bands)] as const,
    );
    return new Map(scores.filter((entry): entry is readonly [string, Score] => entry[1] !== undefined));
  }

  async bands(signal?: AbortSignal): Promise<readonly Band[]> {
    return bandsOf((await this.#scheme.rows(signal)).values());
  }

  async scoreIds(band: string, signal?: AbortSignal): Promise<readonly string[]> {
    const rows = [...(await this.#scheme.rows(signal)).values()];
    return rows.filter(({ label }) => label === band).map(({ gsid }) => gsid);
  }

  measures(companyGsid: string, signal?: AbortSignal): Promise<readonly Measure[]> {
    return this.#measures.ofCompany(companyGsid, signal);
  }

  history(
    companyGsids: readonly string[],
    since: CalendarDay,
    signal?: AbortSignal,
  ): Promise<readonly Snapshot[]> {
    return this.#history.since(companyGsids, since, signal);
  }

  tryHistory(
    companyGsids: readonly string[],
    since: CalendarDay,
    signal?: AbortSignal,
  ): Promise<HistoryReading> {
    return this.#history.trySince(companyGsids, since, signal);
  }

  forget(): void {
    this.#scheme.forget();
  }

  async #newest(companies: readonly Company[], signal?: AbortSignal): Promise<ReadonlyMap<string, Snapshot>> {
    const since = addDays(this.#clock.today(), -PRESENT_DAYS);
    const snapshots = await this.#history.since(
      companies.map(({ gsid }) => gsid),
      since,
      signal,
    );
    // Oldest first: the last one written for a company is its newest.
    return new Map(snapshots.map((snapshot) => [snapshot.companyGsid, snapshot]));
  }
}
