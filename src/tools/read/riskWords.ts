import { addDays, type CalendarDay, daysBetween } from '../../base/dates';
import { firstSavingDay, type RiskCriteria, type RiskFacts } from '../../model/risk';

/** How the accounts stand, whichever criteria were given: the first one need not be the longest untouched. */
export const RISK_ORDER = 'lowest score first, of the same score the longest untouched first';

/** The rule that was applied, so that a reader can check a result at its edges. */
export function ruleInWords(
  criteria: RiskCriteria,
  ignoredTypes: readonly string[],
  today: CalendarDay,
): string {
  const { scoreBelow, noActivityDays, renewalWithinDays } = criteria;
  const parts: string[] = [];
  if (scoreBelow !== undefined) parts.push(`health score strictly below ${scoreBelow}`);
  if (noActivityDays !== undefined) {
    const types =
      ignoredTypes.length === 0 ? 'of any type' : `of a type other than ${ignoredTypes.join(', ')}`;
    parts.push(
      `no Timeline activity ${types}, by anyone, since the start of ${firstSavingDay(today, noActivityDays)} ` +
        `(last touched exactly ${noActivityDays} days ago counts)`,
    );
  }
  if (renewalWithinDays !== undefined)
    parts.push(`renewal from ${today} to ${addDays(today, renewalWithinDays)}`);
  return parts.join(' and ');
}

/** Why this account is in the list, one short phrase per criterion. */
export function reasons(
  { company, score, lastTouch }: RiskFacts,
  criteria: RiskCriteria,
  today: CalendarDay,
): string[] {
  const found: string[] = [];
  if (criteria.scoreBelow !== undefined) {
    found.push(
      `${score?.value === undefined ? `band ${score?.band?.label ?? ''}` : `score ${score.value}`} below ${criteria.scoreBelow}`,
    );
  }
  if (criteria.noActivityDays !== undefined) {
    found.push(lastTouch ? `last touch ${daysBetween(lastTouch, today)} days ago` : 'never touched');
  }
  if (criteria.renewalWithinDays !== undefined && company.renewalDate !== undefined) {
    found.push(`renews in ${daysBetween(today, company.renewalDate)} days`);
  }
  return found;
}

/** The objects that the figures come from. */
export function sourcesOf(criteria: RiskCriteria, shown: readonly RiskFacts[]): string[] {
  const used = new Set(shown.map(({ score }) => score?.source));
  const sources = ['Company (CSM, ARR, RenewalDate)'];
  if (criteria.scoreBelow !== undefined || used.size > 0) {
    const origin = used.has('history')
      ? 'newest scorecard history snapshot'
      : 'Company.CurrentScore in the scoring scheme';
    sources.push(`score: ${origin}`);
  }
  sources.push('last touch: Timeline (ActivityDate)');
  return sources;
}

/** Accounts that the rule could not decide, by name where they are few. */
export function undecidedInWords(unknown: readonly RiskFacts[]): string | undefined {
  if (unknown.length === 0) return undefined;
  const names = unknown.slice(0, 5).map(({ company }) => company.name);
  const more = unknown.length > names.length ? ` and ${unknown.length - names.length} more` : '';
  return `${unknown.length} could not be judged (unscored, or a source was not available): ${names.join(', ')}${more}`;
}
