import * as vscode from 'vscode';
import { addDays, type CalendarDay, daysBetween, isCalendarDay, startOfDay } from '../base/dates';
import type { Answers, InputStep } from '../host/inputSteps';
import type { Moments } from './moments';

/** From an instant on, up to another that is itself left out. */
export interface TimeRange {
  readonly label: string;
  readonly from: Date;
  readonly to: Date;
  /** The days that it begins and ends with. */
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}

export type RangeAnswer = 'range' | 'from' | 'to';

const CUSTOM = 'custom';
const SPANS = [1, 7, 30, 90] as const;

/** The questions for a range: one of the usual ones, or both of its days. */
export function rangeSteps(answers: Answers<RangeAnswer>, moments: Moments): InputStep<RangeAnswer>[] {
  const first: InputStep<RangeAnswer> = {
    name: 'range',
    placeholder: vscode.l10n.t('Which time?'),
    choices: [
      ...SPANS.map((days) => ({ value: String(days), label: spanLabel(days) })),
      { value: CUSTOM, label: vscode.l10n.t('From … to …') },
    ],
  };
  return answers.range === CUSTOM ? [first, ...daySteps(answers, moments.today)] : [first];
}

/** What was answered, as instants; undefined while something is missing. */
export function rangeOf({ range, from, to }: Answers<RangeAnswer>, moments: Moments): TimeRange | undefined {
  const { today } = moments;
  if (range !== CUSTOM) {
    const days = SPANS.find((span) => String(span) === range);
    return days && between(addDays(today, 1 - days), today, spanLabel(days), moments);
  }
  if (from === undefined || to === undefined) return undefined;
  return between(from, to, from === to ? from : vscode.l10n.t('{0} to {1}', from, to), moments);
}

function between(first: CalendarDay, last: CalendarDay, label: string, { timeZone }: Moments): TimeRange {
  return {
    ...{ label, first, last },
    from: startOfDay(first, timeZone),
    to: startOfDay(addDays(last, 1), timeZone),
  };
}

function spanLabel(days: (typeof SPANS)[number]): string {
  return days === 1 ? vscode.l10n.t('Today') : vscode.l10n.t('Last {0} days', days);
}

function daySteps({ from }: Answers<RangeAnswer>, today: CalendarDay): InputStep<RangeAnswer>[] {
  const example = addDays(today, -30);
  return [
    {
      name: 'from',
      prompt: vscode.l10n.t('First day, for example {0}', example),
      placeholder: example,
      validate: (text) => dayProblem(text.trim(), today),
    },
    {
      name: 'to',
      prompt: vscode.l10n.t('Last day, itself included'),
      placeholder: today,
      value: today,
      validate: (text) => dayProblem(text.trim(), today, from),
    },
  ];
}

function dayProblem(text: string, today: CalendarDay, from?: CalendarDay): string | undefined {
  if (!isCalendarDay(text)) return vscode.l10n.t('A day is written like {0}.', today);
  if (daysBetween(today, text) > 0) return vscode.l10n.t('This day is yet to come.');
  if (from !== undefined && text < from) return vscode.l10n.t('This is before the first day, {0}.', from);
  return undefined;
}
