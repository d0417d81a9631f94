import { l10n } from 'vscode';
import { type CalendarDay, dayOf } from '../base/dates';
import type { PresentActivity } from '../data/presentRecords';
import type { Clock } from '../data/tenant';
import type { TextStep } from '../host/inputSteps';
import { namedDay } from '../model/namedDay';
import type { Changeable } from './change';
import { choiceStep, nameStep } from './steps';
import { choicesOf, type FieldChoices } from './ctaActions';
import type { Work } from './actionParts';

const WITH_TIME = /^(.*?)(?:[ T](\d{1,2}:\d{2}))?$/;

/** What people correct of a Timeline entry here; its text is edited as Markdown. */
export function changeableActivity(
  choices: FieldChoices,
  { tenant: { clock } }: Work,
): Changeable<PresentActivity> {
  const { t } = l10n;
  const types = choicesOf(choices, 'type');
  return {
    title: t('Edit Timeline Activity'),
    tool: 'gainsight_timeline_update',
    key: 'activity_gsid',
    page: 'activity',
    nameOf: ({ subject, type }) => subject || (type ?? t('Activity')),
    fields: [
      {
        ...{ parameter: 'subject', label: t('Subject'), now: ({ subject }) => subject },
        step: (entry) => nameStep('subject', t('Subject'), entry?.subject),
      },
      {
        ...{ parameter: 'activity_date', label: t('Date') },
        now: ({ at }) => at && momentText(at, clock),
        step: (entry) => momentStep('activity_date', entry?.at && momentText(entry.at, clock), clock),
        value: (answer) => readMoment(answer, clock),
      },
      {
        ...{ parameter: 'activity_type_id', label: t('Type'), now: ({ type }) => type },
        step: (entry) => choiceStep('activity_type_id', t('Type'), { choices: types, present: entry?.type }),
      },
    ],
  };
}

/** A day as people write it, with a time where there is one; `readMoment` reads the answer. */
export function momentStep(name: string, value: string | undefined, clock: Pick<Clock, 'today'>): TextStep {
  const { t } = l10n;
  const validate = (text: string): string | undefined =>
    readMoment(text, clock) === undefined
      ? t('Write a day like yesterday, Monday or {0}, with a time if you like.', clock.today())
      : undefined;
  return { name, prompt: t('When was it?'), value, validate, taken: (text) => readMoment(text, clock) };
}

/** `2026-11-18 09:30` on the user's clock. */
function momentText(at: Date, { timeZone }: Pick<Clock, 'timeZone'>): string {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' });
  return `${dayOf(at, timeZone)} ${time.format(at)}`;
}

/** A moment as the tool takes it: a day that is named, with a time where one is written. */
export function readMoment(text: string, clock: Pick<Clock, 'today'>): string | undefined {
  const [, words = '', time] = WITH_TIME.exec(text.trim()) ?? [];
  const day = dayIn(words, clock.today());
  if (day === undefined || time === undefined) return day;
  const [hours = '', minutes = ''] = time.split(':');
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${day} ${hours.padStart(2, '0')}:${minutes}`;
}

function dayIn(words: string, today: CalendarDay): CalendarDay | undefined {
  const named = namedDay(words, today);
  return named && 'day' in named ? named.day : undefined;
}
