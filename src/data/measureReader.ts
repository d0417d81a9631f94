import type { GainsightClient } from '../gainsight/client';
import { allOf, type Row } from '../gainsight/objectQuery';
import { toInstant, toNumber, toText, valueOf } from '../gainsight/values';
import type { Measure, SchemeRow, Score } from '../model/health';
import { scoreOfRow } from '../model/scoring';
import type { DataSettings } from './dataSettings';
import { type FactColumns, findFactColumns } from './healthColumns';
import type { SchemeReader } from './schemeReader';
import type { Metadata } from './tenant';
import { unlessMissing } from './unlessMissing';

const LIMIT = 200;

/** Columns of the fact object, and the paths that lead from it to the measure's own record. */
interface Columns extends FactColumns {
  readonly name: string;
  readonly weight?: string | undefined;
  readonly group?: string | undefined;
}

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
    const [found, scheme] = await Promise.all([
      findFactColumns(this.#metadata, this.#settings().healthColumns, signal),
      this.#scheme.rows(signal),
    ]);
    if (!found) return [];
    const columns = await this.#withPaths(found, signal);
    const { factObject: object, ...names } = columns;
    const where = allOf({ name: columns.factCompany, operator: 'EQ', value: [companyGsid] });
    const select = [...new Set(Object.values(names).filter((name) => typeof name === 'string'))];
    const rows = await this.#client.queryObjects({ object, select, where, limit: LIMIT }, { signal });
    return rows.map((row) => toMeasure(row, columns, scheme)).filter((measure) => measure !== undefined);
  }

  async #withPaths(columns: FactColumns, signal?: AbortSignal): Promise<Columns> {
    const fact = await this.#metadata.describe(columns.factObject, signal);
    const lookup = fact.fields.find(({ name }) => name === columns.factMeasure)?.lookup;
    if (!lookup) return { ...columns, name: columns.factMeasure };
    const target = lookup.object;
    const fields = target
      ? await unlessMissing(async () => (await this.#metadata.describe(target, signal)).fields, [])
      : [];
    const path = (pattern: RegExp): string | undefined => {
      const field = fields.find(({ name }) => pattern.test(name));
      return field && `${lookup.path}.${field.name}`;
    };
    return {
      ...columns,
      name: `${lookup.path}.Name`,
      weight: path(/weight/i),
      group: path(/group.*name|^group/i),
    };
  }
}

function toMeasure(row: Row, columns: Columns, scheme: ReadonlyMap<string, SchemeRow>): Measure | undefined {
  const cell = (column: string | undefined): unknown =>
    column === undefined ? undefined : valueOf(row, column);
  const name = toText(cell(columns.name));
  if (name === undefined) return undefined;
  return {
    name,
    group: toText(cell(columns.group)),
    weight: toNumber(cell(columns.weight)),
    score: toScore(cell(columns.factScore), scheme),
    previous: toScore(cell(columns.factPrevious), scheme),
    trend: toText(cell(columns.factTrend)),
    comment: toText(cell(columns.factComment)),
    changedAt: toInstant(cell(columns.factChangedAt)),
  };
}

/** The cell holds a score id; some tenants keep the number itself. */
function toScore(cell: unknown, scheme: ReadonlyMap<string, SchemeRow>): Score | undefined {
  const row = scheme.get(toText(cell) ?? '');
  if (row) return scoreOfRow(row);
  const value = toNumber(cell);
  return value === undefined ? undefined : { value, source: 'history' };
}
