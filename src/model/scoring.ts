import type { Company } from './company';
import type { Band, SchemeRow, Score, Snapshot } from './health';

/** The score that a scheme row stands for: its number and band, or the band alone. */
export function scoreOfRow(row: SchemeRow): Score {
  const band = { label: row.label, color: row.color, from: row.from, to: row.to };
  return row.score === undefined ? { band, source: 'band' } : { value: row.score, band, source: 'scheme' };
}

/**
 * An account's score: the scheme's number for its present score, else the newest snapshot's, else the band alone.
 * Undefined when nothing says anything: that is not a zero.
 */
export function scoreOf(
  company: Company,
  scheme: ReadonlyMap<string, SchemeRow>,
  newest: Snapshot | undefined,
  bands: readonly Band[],
): Score | undefined {
  const row = company.scoreId === undefined ? undefined : scheme.get(company.scoreId);
  const fromScheme = row && scoreOfRow(row);
  if (fromScheme?.value !== undefined) return fromScheme;
  if (newest) {
    return {
      value: newest.score,
      band: bandAt(bands, newest.score) ?? fromScheme?.band,
      source: 'history',
      asOf: newest.day,
    };
  }
  if (fromScheme) return fromScheme;
  return company.bandLabel === undefined ? undefined : { band: { label: company.bandLabel }, source: 'band' };
}

/** The scheme's rows gathered into bands, lowest first. */
export function bandsOf(scheme: Iterable<SchemeRow>): Band[] {
  const bands = new Map<string, Band>();
  for (const row of scheme) {
    const known = bands.get(row.label);
    bands.set(row.label, {
      label: row.label,
      color: known?.color ?? row.color,
      from: least(known?.from, row.from ?? row.score),
      to: greatest(known?.to, row.to ?? row.score),
    });
  }
  return [...bands.values()].sort((a, b) => (a.from ?? Infinity) - (b.from ?? Infinity));
}

/** The band that holds a number: the highest that begins at or below it, so that 39.5 needs no band of its own. */
export function bandAt(bands: readonly Band[], value: number): Band | undefined {
  return bands.findLast(({ from }) => from !== undefined && from <= value);
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

function greatest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}
