import { counted } from './cells';
import { dayOf, numberOf, type Row, rowsOf, textOf } from './facts';
import { hasFallen } from './health';
import { nextObjective } from './planTables';
import type { Cell } from './report';
import type { Win } from './wins';

const MOST_QUESTIONS = 8;
const RENEWS_SOON_DAYS = 120;

/** What the questions are derived from. */
export interface QuestionSources {
  readonly contacts: Row;
  readonly measures: readonly Row[];
  /** Open ones; undefined = not known. */
  readonly plans: readonly Row[] | undefined;
  readonly renewal: Row;
  readonly wins: readonly Win[];
}

/** A question, with the rule by which it was chosen. */
interface Suggested {
  readonly question: Cell;
  readonly rule: string;
}

/** Questions that the facts suggest, each with its rule; the most pressing first. */
export function questionsFrom(sources: QuestionSources): readonly Cell[] {
  return [
    ...aboutPeople(sources.contacts),
    ...aboutRenewal(sources.renewal),
    ...aboutMeasures(sources.measures),
    ...aboutPlans(sources.plans),
    ...aboutWins(sources.wins),
  ]
    .slice(0, MOST_QUESTIONS)
    .map(({ question, rule }) => [question, `(asked because ${rule})`]);
}

function aboutPeople(contacts: Row): readonly Suggested[] {
  const sponsorless = textOf(contacts, 'sponsor') === 'none on file';
  const left = rowsOf(contacts, 'left').flatMap((row) => textOf(row, 'name') ?? []);
  return [
    ...(sponsorless
      ? [
          {
            question: 'Who sponsors this on your side, and what do they expect of it?',
            rule: 'no executive sponsor is on file',
          },
        ]
      : []),
    ...left
      .slice(0, 2)
      .map((name) => ({ question: `Who has taken over from ${name}?`, rule: 'this contact has left' })),
  ];
}

function aboutRenewal(renewal: Row): readonly Suggested[] {
  const [days, day] = [numberOf(renewal, 'daysLeft'), dayOf(renewal, 'renewalDate')];
  if (days === undefined || days > RENEWS_SOON_DAYS) return [];
  return [
    {
      question: ['What do you need from us to decide on the renewal of', day, '?'],
      rule:
        days < 0
          ? 'the renewal date has passed'
          : `the renewal is ${days === 0 ? 'today' : `${counted(days, 'day')} away`}`,
    },
  ];
}

function aboutMeasures(measures: readonly Row[]): readonly Suggested[] {
  const fallen = measures.filter(hasFallen).slice(0, 2);
  const unscored = measures.filter((row) => textOf(row, 'score') === 'unscored').slice(0, 1);
  return [
    ...fallen.map((row) => ({
      question: `What has changed with ${measure(row)}?`,
      rule: `its score fell from ${numberOf(row, 'before') ?? 0} to ${numberOf(row, 'score') ?? 0}`,
    })),
    ...unscored.map((row) => ({
      question: `How do you see ${measure(row)} today?`,
      rule: 'the measure is unscored',
    })),
  ];
}

function aboutPlans(plans: readonly Row[] | undefined): readonly Suggested[] {
  if (!plans) return [];
  if (plans.length === 0)
    return [{ question: 'Which goals should we plan for together?', rule: 'no success plan is open' }];
  const late = plans.flatMap((row) => rowsOf(row, 'late')).slice(0, 2);
  const next = nextObjective(plans);
  return [
    ...late.map((row) => ({
      question: [
        `What would it take to finish “${objective(row)}”, which was due on`,
        dayOf(row, 'due'),
        '?',
      ],
      rule: `the objective is ${counted(numberOf(row, 'daysLate') ?? 0, 'day')} late`,
    })),
    ...(next
      ? [
          {
            question: [`Is “${objective(next)}” still right for`, dayOf(next, 'due'), '?'],
            rule: 'it is the objective that is due next',
          },
        ]
      : []),
  ];
}

function aboutWins(wins: readonly Win[]): readonly Suggested[] {
  const [newest] = wins;
  if (!newest) return [];
  return [{ question: ['What has', newest.what, 'changed for your teams?'], rule: 'it is the newest win' }];
}

function measure(row: Row): string {
  return textOf(row, 'measure') ?? 'this measure';
}

function objective(row: Row): string {
  return textOf(row, 'objective') ?? 'the objective';
}
