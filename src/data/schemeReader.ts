import { SharedCache } from '../base/sharedCache';
import type { GainsightClient } from '../gainsight/client';
import { toSchemeRow } from '../gainsight/records/scorecard';
import type { SchemeRow } from '../model/health';
import type { DataSettings } from './dataSettings';
import { findScheme } from './healthColumns';
import type { Metadata } from './tenant';
import { mapped, namesIn } from './mapped';
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
    const read = (): Promise<ReadonlyMap<string, SchemeRow>> =>
      this.#cache.get(JSON.stringify(chosen), (shared) => this.#read(shared), signal);
    // Outside of the cache: one garbled answer must not hide the scores for as long as a good one would last.
    return unlessMissing(read, new Map<string, SchemeRow>());
  }

  forget(): void {
    this.#cache.clear();
  }

  async #read(signal: AbortSignal): Promise<ReadonlyMap<string, SchemeRow>> {
    const source = await findScheme(this.#metadata, this.#settings().healthColumns, signal);
    if (!source) return new Map();
    const { object, fields } = source;
    const select = ['Gsid', ...namesIn(fields)];
    const rows = await this.#client.queryObjects({ object, select, limit: LIMIT }, { signal });
    const scheme = mapped(rows, (row) => toSchemeRow(row, fields));
    return new Map(scheme.map((row) => [row.gsid, row]));
  }
}
