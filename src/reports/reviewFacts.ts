import type { CalendarDay } from '../base/dates';
import { type AgendaSources, agendaOf } from './agenda';
import type { Answers } from './asking';
import { type Danger, dangersIn } from './dangers';
import { unnamed } from './cells';
import { partOf, type Row, rowsOf, textOf } from './facts';
import type { Cell } from './report';
import { questionsFrom } from './reviewQuestions';
import { type Win, winsSince } from './wins';

const VALUE = /usage|adoption|value|roi|outcome|nps|csat|satisf|engage|licen[cs]e|seats/i;

/** What a review asks, each a part of its facts. */
export type ReviewQuestion = 'brief' | 'health' | 'closed' | 'plans' | 'timeline';

/** The answers; one that could not be given is empty. */
export type ReviewAnswers = Readonly<Record<ReviewQuestion, Row>>;

/** What is worked out of the answers for a review. */
export interface ReviewFacts {
  readonly renewal: Row;
  /** Measures of value and usage, and the others. */
  readonly usage: readonly Row[];
  readonly otherMeasures: readonly Row[];
  readonly openPlans: readonly Row[];
  readonly ctas: readonly Row[];
  readonly wins: readonly Win[];
  readonly dangers: readonly Danger[];
  readonly agenda: readonly Cell[];
  readonly questions: readonly Cell[];
}

export function readableAnswers(answers: Answers<ReviewQuestion>): ReviewAnswers {
  const row = (name: ReviewQuestion): Row => (answers[name].facts.status === 'ok' ? answers[name].facts : {});
  return {
    brief: row('brief'),
    health: row('health'),
    closed: row('closed'),
    plans: row('plans'),
    timeline: row('timeline'),
  };
}

/**
 * Everything that a review shows from a day until today: what is planned has not been. Plans that were not read are
 * not taken for none.
 */
export function reviewFacts(read: ReviewAnswers, since: CalendarDay, today: CalendarDay): ReviewFacts {
  const { brief, health, closed, plans } = read;
  const entries = rowsOf(read.timeline).filter((row) => (textOf(row, 'date') ?? '') <= today);
  const timeline = { ...read.timeline, rows: entries };
  const [renewal, contacts] = [partOf(brief, 'renewal') ?? {}, partOf(brief, 'contacts') ?? {}];
  const measures = rowsOf(health);
  const usage = measures.filter(isValue);
  const openPlans = unnamed(rowsOf(plans)).filter((row) => row.closed !== true);
  const ctas = rowsOf(partOf(brief, 'ctas') ?? {}, 'ctas');
  const wins = winsSince(since, { ctas: closed, plans, timeline });
  const dangers = dangersIn(since, {
    ...{ ctas, plans: openPlans, measures, renewal, timeline: entries },
  });
  const sources: AgendaSources = {
    ...{ health, usage, plans: openPlans, renewal, contacts },
    ...{ wins: wins.length, dangers: dangers.length },
  };
  const plansKnown = textOf(plans, 'status') !== undefined;
  return {
    ...{ renewal, usage, openPlans, ctas, wins, dangers },
    otherMeasures: measures.filter((row) => !isValue(row)),
    agenda: agendaOf(sources),
    questions: questionsFrom({
      contacts,
      measures,
      plans: plansKnown ? openPlans : undefined,
      renewal,
      wins,
    }),
  };
}

function isValue(row: Row): boolean {
  return VALUE.test(`${textOf(row, 'measure') ?? ''} ${textOf(row, 'group') ?? ''}`);
}
