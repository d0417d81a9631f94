import type { CalendarDay } from '../base/dates';
import type { GainsightClient } from '../gainsight/client';
import { type GainsightError, isGainsightError } from '../gainsight/errors';
import { allOf, filterMoment } from '../gainsight/objectQuery';
import { toSnapshot } from '../gainsight/records/scorecard';
import type { Snapshot } from '../model/health';
import type { DataSettings } from './dataSettings';
import { findHistory, type HistorySource, usualHistory } from './healthColumns';
import type { HistoryReading, Metadata } from './tenant';
import { unlessMissing } from './unlessMissing';
import { mapped, namesIn } from './mapped';

const COMPANIES_AT_ONCE = 200;
const MOST_SNAPSHOTS = 50_000;

/** What came of asking under the usual names: nothing can also mean columns that are there but not in use. */
type Attempt = { readonly snapshots: Snapshot[] } | { readonly refusal: GainsightError };

/** Reads snapshots of overall scores. */
export class HistoryReader {
  readonly #client: Pick<GainsightClient, 'queryAll'>;
  readonly #metadata: Metadata;
  readonly #settings: () => Pick<DataSettings, 'healthColumns'>;

  constructor(
    client: Pick<GainsightClient, 'queryAll'>,
    metadata: Metadata,
    settings: () => Pick<DataSettings, 'healthColumns'>,
  ) {
    this.#client = client;
    this.#metadata = metadata;
    this.#settings = settings;
  }

  /** Of each company oldest first. Empty when this tenant keeps no history that can be read. */
  async since(
    companyGsids: readonly string[],
    day: CalendarDay,
    signal?: AbortSignal,
  ): Promise<readonly Snapshot[]> {
    return (await this.trySince(companyGsids, day, signal)).snapshots;
  }

  /** The same, telling apart a history that is empty from one that could not be read. */
  async trySince(
    companyGsids: readonly string[],
    day: CalendarDay,
    signal?: AbortSignal,
  ): Promise<HistoryReading> {
    if (companyGsids.length === 0) return { snapshots: [] };
    try {
      return await this.#readAll(companyGsids, day, signal);
    } catch (error) {
      if (!isGainsightError(error, 'forbidden', 'notFound', 'rejected', 'protocol')) throw error;
      return { snapshots: [], problem: `The score history could not be read: ${error.message}` };
    }
  }

  async #readAll(
    companyGsids: readonly string[],
    day: CalendarDay,
    signal?: AbortSignal,
  ): Promise<HistoryReading> {
    const attempt = await this.#underUsualNames(companyGsids, day, signal);
    if (attempt && 'snapshots' in attempt && attempt.snapshots.length > 0) return attempt;
    const source = await findHistory(this.#metadata, this.#settings().healthColumns, signal);
    if (attempt && source && isUsual(source)) {
      if ('refusal' in attempt) throw attempt.refusal;
      return attempt;
    }
    if (!source) return { snapshots: [], problem: 'This tenant shows no object that holds a score history.' };
    const chunks: Promise<Snapshot[]>[] = [];
    for (let i = 0; i < companyGsids.length; i += COMPANIES_AT_ONCE) {
      chunks.push(this.#read(source, companyGsids.slice(i, i + COMPANIES_AT_ONCE), day, signal));
    }
    return { snapshots: (await Promise.all(chunks)).flat() };
  }

  /**
   * One query where looking at the data model first takes three calls. Undefined where there is no need to guess: the
   * names are set, this tenant was looked at already, or the query is one of many that would all be refused.
   */
  async #underUsualNames(
    companyGsids: readonly string[],
    day: CalendarDay,
    signal?: AbortSignal,
  ): Promise<Attempt | undefined> {
    const isSet = Object.keys(this.#settings().healthColumns).some((column) => column.startsWith('history'));
    const isKnown = this.#metadata.known(usualHistory.object) !== undefined;
    if (isSet || isKnown || companyGsids.length > COMPANIES_AT_ONCE) return undefined;
    try {
      return { snapshots: await this.#read(usualHistory, companyGsids, day, signal) };
    } catch (error) {
      if (!isGainsightError(error, 'forbidden', 'notFound', 'rejected')) throw error;
      // An object that is not there needs no describing: the list says so, and what there is instead.
      if (error.kind === 'notFound') await unlessMissing(() => this.#metadata.objects(signal), []);
      return { refusal: error };
    }
  }

  async #read(
    { object, fields, moments }: HistorySource,
    companyGsids: readonly string[],
    day: CalendarDay,
    signal?: AbortSignal,
  ): Promise<Snapshot[]> {
    const from = moments ? filterMoment(new Date(`${day}T00:00:00Z`)) : day;
    const where = allOf(
      { name: fields.company, operator: 'IN', value: companyGsids },
      { name: fields.day, operator: 'GTE', value: [from] },
    );
    // Newest first, so that it is the oldest that are left out where there are too many.
    const query = { object, select: namesIn(fields), where, orderBy: { [fields.day]: 'desc' as const } };
    const { rows } = await this.#client.queryAll(query, { maxRows: MOST_SNAPSHOTS, signal });
    return mapped(rows, (row) => toSnapshot(row, fields)).reverse();
  }
}

function isUsual({ object, fields, moments = false }: HistorySource): boolean {
  if (moments) return false;
  const names = [object, ...namesIn(fields)];
  return names.join() === [usualHistory.object, ...namesIn(usualHistory.fields)].join();
}
