import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { type MeasureFields, toMeasure } from '../gainsight/records/scorecard';
import type { Measure } from '../model/health';
import type { DataSettings } from './dataSettings';
import { type FactSource, findFacts } from './healthColumns';
import { mapped, namesIn } from './mapped';
import type { SchemeReader } from './schemeReader';
import type { Metadata } from './tenant';
import { unlessMissing } from './unlessMissing';

const LIMIT = 200;

/** Reads the measures that make up an account's score. */
export class MeasureReader {
  readonly #client: Pick<GainsightClient, 'queryObjects'>;
  readonly #metadata: Metadata;
  readonly #scheme: Pick<SchemeReader, 'rows'>;
  readonly #settings: () => Pick<DataSettings, 'healthColumns'>;

  constructor(
    client: Pick<GainsightClient, 'queryObjects'>,
    metadata: Metadata,
    scheme: Pick<SchemeReader, 'rows'>,
    settings: () => Pick<DataSettings, 'healthColumns'>,
  ) {
    this.#client = client;
    this.#metadata = metadata;
    this.#scheme = scheme;
    this.#settings = settings;
  }

  /** Unscored measures are listed without a score. Rejects with what the API says when they cannot be read. */
  async ofCompany(companyGsid: string, signal?: AbortSignal): Promise<readonly Measure[]> {
    const [source, scheme] = await Promise.all([
      findFacts(this.#metadata, this.#settings().healthColumns, signal),
      this.#scheme.rows(signal),
    ]);
    if (!source) return [];
    const fields = await this.#withPaths(source, signal);
    const where = allOf({ name: source.company, operator: 'EQ', value: [companyGsid] });
    const query = { object: source.object, select: namesIn(fields), where, limit: LIMIT };
    const rows = await this.#client.queryObjects(query, { signal });
    return mapped(rows, (row) => toMeasure(row, fields, scheme));
  }

  /** Adds the paths that lead from the fact to the name, weight and group in the measure's own record. */
  async #withPaths({ object, measure, fields }: FactSource, signal?: AbortSignal): Promise<MeasureFields> {
    const fact = await this.#metadata.describe(object, signal);
    const lookup = fact.fields.find(({ name }) => name === measure)?.lookup;
    if (!lookup) return { ...fields, name: measure };
    const target = lookup.object;
    const own = target
      ? await unlessMissing(async () => (await this.#metadata.describe(target, signal)).fields, [])
      : [];
    const path = (pattern: RegExp): string | undefined => {
      const found = own.find(({ name }) => pattern.test(name));
      return found && `${lookup.path}.${found.name}`;
    };
    return {
      ...fields,
      name: `${lookup.path}.Name`,
      weight: path(/weight/i),
      group: path(/group.*name|^group/i),
    };
  }
}
