import type { CalendarDay } from '../base/dates';
import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { toSnapshot } from '../gainsight/records/scorecard';
import type { Snapshot } from '../model/health';
import type { DataSettings } from './dataSettings';
import { findHistory, type HistorySource } from './healthColumns';
import type { Metadata } from './tenant';
import { mapped, namesIn } from './mapped';
import { unlessMissing } from './unlessMissing';

const COMPANIES_AT_ONCE = 200;
const MOST_SNAPSHOTS = 50_000;

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

  /** Oldest first. Empty when this tenant keeps no history that can be read. */
  async since(
    companyGsids: readonly string[],
    day: CalendarDay,
    signal?: AbortSignal,
  ): Promise<readonly Snapshot[]> {
    if (companyGsids.length === 0) return [];
    return unlessMissing(async () => {
      const source = await findHistory(this.#metadata, this.#settings().healthColumns, signal);
      if (!source) return [];
      const chunks: Promise<Snapshot[]>[] = [];
      for (let i = 0; i < companyGsids.length; i += COMPANIES_AT_ONCE) {
        chunks.push(this.#read(source, companyGsids.slice(i, i + COMPANIES_AT_ONCE), day, signal));
      }
      return (await Promise.all(chunks)).flat();
    }, []);
  }

  async #read(
    { object, fields }: HistorySource,
    companyGsids: readonly string[],
    day: CalendarDay,
    signal?: AbortSignal,
  ): Promise<Snapshot[]> {
    const where = allOf(
      { name: fields.company, operator: 'IN', value: companyGsids },
      { name: fields.day, operator: 'GTE', value: [day] },
    );
    const query = { object, select: namesIn(fields), where, orderBy: { [fields.day]: 'asc' as const } };
    const { rows } = await this.#client.queryAll(query, { maxRows: MOST_SNAPSHOTS, signal });
    return mapped(rows, (row) => toSnapshot(row, fields));
  }
}
