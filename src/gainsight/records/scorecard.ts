import type { Measure, SchemeRow, Score, Snapshot } from '../../model/health';
import type { Row } from '../objectQuery';
import { valueOf, toDay, toInstant, toNumber, toText } from '../values';

/** Where a tenant keeps the parts of its scoring scheme; names differ, so the caller has looked them up. */
export interface SchemeFields {
  readonly label: string;
  readonly score?: string | undefined;
  readonly color?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Where a tenant keeps a day's overall score. */
export interface SnapshotFields {
  readonly company: string;
  readonly day: string;
  readonly score: string;
  readonly granularity?: string | undefined;
}

/** Where a tenant keeps a measure. `score` and `previous` hold ids of the scoring scheme, or numbers. */
export interface MeasureFields {
  readonly name: string;
  readonly score: string;
  readonly group?: string | undefined;
  readonly weight?: string | undefined;
  readonly previous?: string | undefined;
  readonly trend?: string | undefined;
  readonly comment?: string | undefined;
  readonly changedAt?: string | undefined;
}

/** One grade of the scheme; undefined without id or label. */
export function toSchemeRow(row: Row, columns: SchemeFields): SchemeRow | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  const label = toText(valueOf(row, columns.label));
  if (gsid === undefined || label === undefined) return undefined;
  return {
    gsid,
    label,
    score: toNumber(at(row, columns.score)),
    color: toColor(at(row, columns.color)),
    from: toNumber(at(row, columns.from)),
    to: toNumber(at(row, columns.to)),
  };
}

/** The overall score of one day; undefined when company, day or score is missing, for missing is not 0. */
export function toSnapshot(row: Row, columns: SnapshotFields): Snapshot | undefined {
  const companyGsid = toText(valueOf(row, columns.company));
  const day = toDay(valueOf(row, columns.day));
  const score = toNumber(valueOf(row, columns.score));
  if (companyGsid === undefined || day === undefined || score === undefined) return undefined;
  return { companyGsid, day, score, granularity: toText(at(row, columns.granularity)) };
}

/** One measure with its scores read through the scheme (by GSID); undefined without a name. */
export function toMeasure(
  row: Row,
  columns: MeasureFields,
  scheme: ReadonlyMap<string, SchemeRow> = new Map(),
): Measure | undefined {
  const name = toText(valueOf(row, columns.name));
  if (name === undefined) return undefined;
  return {
    name,
    group: toText(at(row, columns.group)),
    weight: toNumber(at(row, columns.weight)),
    score: toScore(at(row, columns.score), scheme),
    previous: toScore(at(row, columns.previous), scheme),
    trend: toText(at(row, columns.trend)),
    comment: toText(at(row, columns.comment)),
    changedAt: toInstant(at(row, columns.changedAt)),
  };
}

function toScore(value: unknown, scheme: ReadonlyMap<string, SchemeRow>): Score | undefined {
  const band = scheme.get(toText(value) ?? '');
  if (band) return { value: band.score, band, source: band.score === undefined ? 'band' : 'scheme' };
  const number = toNumber(value);
  return number === undefined ? undefined : { value: number, source: 'scheme' };
}

/** `#rrggbb` in lower case, from the spellings with and without `#` and the short one. */
function toColor(value: unknown): string | undefined {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(toText(value) ?? '')?.[1]?.toLowerCase();
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

function at(row: Row, column: string | undefined): unknown {
  return column === undefined ? undefined : valueOf(row, column);
}
