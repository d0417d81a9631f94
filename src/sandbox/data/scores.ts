import type { Calendar } from '../calendar';
import { MEASURES } from '../catalogue/scorecards';
import type { Rows } from '../derivation';
import { hash } from '../gsid';
import { Random } from '../random';
import type { Row } from '../row';
import type { Store } from '../store';
import { trendOf } from './companyRows';
import { measureId, SCORECARD_ID, scoreId } from './ids';
import { namedCompany } from './namedCompanies';

const WEEKS = 26;
const UNSCORED = null;

/** Measures that are told for a company; the others follow from its overall score. */
const TOLD: Record<string, Record<string, number | null>> = {
  'Praxis Inc': { 'Product usage': 18, Support: 42, 'Sponsor engagement': UNSCORED, NPS: 30, Financial: 44 },
};

/** The measures and the weekly history of a scored company. */
export function deriveScores(store: Store, calendar: Calendar, seed: number, company: Row): Rows {
  const now = scoreOf(store, company.CurrentScore);
  const weekAgo = scoreOf(store, company.PreviousScore) ?? now;
  if (now === undefined || weekAgo === undefined) return {};
  const name = String(company.Name);
  const random = new Random(seed, `scores ${name}`);
  const named = namedCompany(name);
  const measures = MEASURES.map(
    ({ name: measure }) => TOLD[name]?.[measure] ?? measureScore(random, now, TOLD[name], measure),
  );
  const facts = MEASURES.map((measure, i) =>
    factRow(calendar, company, measure.name, measures[i] ?? null, now - weekAgo, random),
  );
  if (named?.noHistory) return { company_scorecard_fact_1: facts };
  const start = named?.scores?.[2] ?? clamp(now + random.int(-18, 18));
  const course = courseOf(now, weekAgo, start, random);
  return {
    company_scorecard_fact_1: facts,
    account_scorecard_history: course.map((overall, week) =>
      historyRow(calendar, company, week, overall, measures),
    ),
  };
}

function scoreOf(store: Store, id: Row[string] | undefined): number | undefined {
  const score = store.table('scoring_scheme_definition').get(id ?? null)?.Score;
  return typeof score === 'number' ? score : undefined;
}

function measureScore(
  random: Random,
  overall: number,
  told: Record<string, number | null> | undefined,
  measure: string,
): number | null {
  if (told && measure in told) return told[measure] ?? null;
  return clamp(overall + random.int(-12, 12));
}

/** Overall scores from this week back to half a year ago. */
function courseOf(now: number, weekAgo: number, start: number, random: Random): number[] {
  return Array.from({ length: WEEKS }, (_, week) => {
    if (week === 0) return now;
    if (week === 1) return weekAgo;
    if (week === WEEKS - 1) return start;
    const share = (week - 1) / (WEEKS - 2);
    return clamp(Math.round(weekAgo + (start - weekAgo) * share) + random.int(-1, 1));
  });
}

function factRow(
  calendar: Calendar,
  company: Row,
  measure: string,
  score: number | null,
  change: number,
  random: Random,
): Row {
  const before = score === null ? null : clamp(score - change);
  const changed = calendar.at(-random.int(3, 40), 6);
  return {
    Id: hash(`fact ${String(company.Gsid)} ${measure}`),
    AccountId__gc: company.Gsid ?? null,
    ScorecardId__gc: SCORECARD_ID,
    MeasureId__gc: measureId(measure),
    CurScoreId__gc: score === null ? null : scoreId(score),
    PrevScoreId__gc: before === null ? null : scoreId(before),
    Trend__gc: score === null || before === null ? null : trendOf(score, before),
    Comments__gc: null,
    ScoreModifiedById__gc: null,
    ScoreModifiedAt__gc: score === null ? null : changed,
    Active: true,
    CreatedDate: calendar.at(-300),
    ModifiedDate: changed,
  };
}

/** Snapshots are taken on Mondays, so the newest is never older than six days. */
function historyRow(
  calendar: Calendar,
  company: Row,
  week: number,
  overall: number,
  measures: readonly (number | null)[],
): Row {
  const offset = -calendar.daysSinceMonday - week * 7;
  const now = measures.map((score) => (score === null ? null : clamp(score + (week === 0 ? 0 : week % 3))));
  return {
    Id: hash(`history ${String(company.Gsid)} ${week}`),
    AccountId__gc: company.Gsid ?? null,
    ScorecardId__gc: SCORECARD_ID,
    SnapshotDate__gc: calendar.day(offset),
    TimeGranularity__gc: 'Weekly',
    OverallScoreAccount__gc: overall,
    ...Object.fromEntries(MEASURES.map(({ column }, i) => [column, now[i] ?? null])),
    CreatedDate: calendar.at(offset, 3),
    ModifiedDate: calendar.at(offset, 3),
  };
}

function clamp(score: number): number {
  return Math.max(0, Math.min(100, score));
}
