import type { Company } from './company';
import type { Score } from './health';

interface Scored {
  readonly company: Company;
  readonly score?: Score | undefined;
}

const UNSCORED = Number.MAX_SAFE_INTEGER;

/**
 * Lowest score first; a band without a number stands at its lower end, or behind all that have one. Unscored accounts
 * come last.
 */
export function byHealth(a: Scored, b: Scored): number {
  return rank(a.score) - rank(b.score) || a.company.name.localeCompare(b.company.name);
}

function rank(score: Score | undefined): number {
  return score === undefined ? UNSCORED : (score.value ?? score.band?.from ?? UNSCORED - 1);
}
