import type { CalendarDay } from '../base/dates';
import type { GainsightClient } from '../gainsight/client';
import { allOf, type Row } from '../gainsight/objectQuery';
import { toDay, toNumber, toText, valueOf } from '../gainsight/values';
import type { Snapshot } from '../model/health';
import type { DataSettings } from './dataSettings';
import { findHistoryColumns, type HistoryColumns } from './healthColumns';
import type { Metadata } from './tenant';
import { unlessMissing } from './unlessMissing';

const COMPANIES_AT_ONCE = 200;
const PAGE = 5000;

/** Reads snapshots of overall scores. */
export class HistoryReader {
  readonly #client: Pick<GainsightClient, 'queryObjects'>;
  readonly #metadata: Metadata;
  readonly #settings: () => Pick<DataSettings, 'healthColumns'>;

  constructor(
    client: Pick<GainsightClient, 'queryObjects'>,
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
      const columns = await findHistoryColumns(this.#metadata, this.#settings().healthColumns, signal);
      if (!columns) return [];
      const chunks: Promise<Snapshot[]>[] = [];
      for (let i = 0; i < companyGsids.length; i += COMPANIES_AT_ONCE) {
        chunks.push(this.#read(columns, companyGsids.slice(i, i + COMPANIES_AT_ONCE), day, signal));
      }
      return (await Promise.all(chunks)).flat();
    }, []);
  }

  async #read(
    columns: HistoryColumns,
    companyGsids: readonly string[],
    day: CalendarDay,
    signal?: AbortSignal,
  ): Promise<Snapshot[]> {
    const { historyObject: object, historyCompany, historyDate, historyScore, historyGranularity } = columns;
    const select = [
      historyCompany,
      historyDate,
      historyScore,
      ...(historyGranularity ? [historyGranularity] : []),
    ];
    const where = allOf(
      { name: historyCompany, operator: 'IN', value: companyGsids },
      { name: historyDate, operator: 'GTE', value: [day] },
    );
    const snapshots: Snapshot[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const rows = await this.#client.queryObjects(
        { object, select, where, orderBy: { [historyDate]: 'asc' }, offset, limit: PAGE },
        { signal },
      );
      snapshots.push(
        ...rows.map((row) => toSnapshot(row, columns)).filter((snapshot) => snapshot !== undefined),
      );
      if (rows.length < PAGE) return snapshots;
    }
  }
}

function toSnapshot(row: Row, columns: HistoryColumns): Snapshot | undefined {
  const companyGsid = toText(valueOf(row, columns.historyCompany));
  const day = toDay(valueOf(row, columns.historyDate));
  const score = toNumber(valueOf(row, columns.historyScore));
  if (companyGsid === undefined || day === undefined || score === undefined) return undefined;
  const granularity = columns.historyGranularity
    ? toText(valueOf(row, columns.historyGranularity))
    : undefined;
  return { companyGsid, day, score, granularity };
}
