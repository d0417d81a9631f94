import { SharedCache } from '../base/sharedCache';
import type { GainsightClient } from '../gainsight/client';
import { valueOf, toNumber, toText } from '../gainsight/values';
import type { Row } from '../gainsight/objectQuery';
import type { SchemeRow } from '../model/health';
import type { DataSettings } from './dataSettings';
import { findSchemeColumns, type SchemeColumns } from './healthColumns';
import type { Metadata } from './tenant';
import { unlessMissing } from './unlessMissing';

const LIFETIME_MS = 30 * 60_000;
const LIMIT = 1000;

/** Reads the tenant's scoring scheme: what each score id stands for. */
export class SchemeReader {
  readonly #client: Pick<GainsightClient, 'queryObjects'>;
  readonly #metadata: Metadata;
  readonly #settings: () => Pick<DataSettings, 'healthColumns'>;
  readonly #cache: SharedCache;

  constructor(
    client: Pick<GainsightClient, 'queryObjects'>,
    metadata: Metadata,
    settings: () => Pick<DataSettings, 'healthColumns'>,
    now: () => number,
  ) {
    this.#client = client;
    this.#metadata = metadata;
    this.#settings = settings;
    this.#cache = new SharedCache(LIFETIME_MS, now);
  }

  /** By score id. Empty when this tenant has no scheme, or keeps it from us. */
  rows(signal?: AbortSignal): Promise<ReadonlyMap<string, SchemeRow>> {
    const chosen = this.#settings().healthColumns;
    const load = (shared: AbortSignal): Promise<ReadonlyMap<string, SchemeRow>> =>
      unlessMissing(() => this.#read(shared), new Map<string, SchemeRow>());
    return this.#cache.get(JSON.stringify(chosen), load, signal);
  }

  forget(): void {
    this.#cache.clear();
  }

  async #read(signal: AbortSignal): Promise<ReadonlyMap<string, SchemeRow>> {
    const columns = await findSchemeColumns(this.#metadata, this.#settings().healthColumns, signal);
    if (!columns) return new Map();
    const { schemeObject: object, ...names } = columns;
    const select = ['Gsid', ...Object.values(names).filter((name) => name !== undefined)];
    const rows = await this.#client.queryObjects({ object, select, limit: LIMIT }, { signal });
    const scheme = rows.map((row) => toSchemeRow(row, columns)).filter((row) => row !== undefined);
    return new Map(scheme.map((row) => [row.gsid, row]));
  }
}

function toSchemeRow(row: Row, columns: SchemeColumns): SchemeRow | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  const label = toText(valueOf(row, columns.schemeLabel));
  if (gsid === undefined || label === undefined) return undefined;
  const number = (name: string | undefined): number | undefined =>
    name ? toNumber(valueOf(row, name)) : undefined;
  const color = columns.schemeColor ? toText(valueOf(row, columns.schemeColor)) : undefined;
  return {
    gsid,
    label,
    score: number(columns.schemeScore),
    from: number(columns.schemeFrom),
    to: number(columns.schemeTo),
    color,
  };
}
