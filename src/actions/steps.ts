import * as vscode from 'vscode';
import type { CalendarDay } from '../base/dates';
import type { Choices } from '../data/choices';
import type { Choice, InputStep, ManyStep, TextStep } from '../host/inputSteps';
import { comingDay } from '../model/comingDay';

const LONGEST_NAME = 255;

/** A name that the record is to have, or a subject. */
export function nameStep(name: string, prompt: string, value?: string): TextStep {
  const { t } = vscode.l10n;
  const validate = (text: string): string | undefined => {
    const { length } = text.trim();
    if (length === 0) return t('A value is needed.');
    return length > LONGEST_NAME
      ? t('{0} characters at most, and these are {1}.', LONGEST_NAME, length)
      : undefined;
  };
  return { name, prompt, validate, value };
}

/** A longer text that may be left out. */
export function textStep(name: string, prompt: string): TextStep {
  return { name, prompt, validate: () => undefined };
}

export interface DueStep {
  readonly today: CalendarDay;
  readonly value?: CalendarDay | undefined;
  readonly optional?: boolean;
}

/** A day as people write it; what it is taken for shows while they type. */
export function dueStep(name: string, { today, value, optional = false }: DueStep): TextStep {
  const { t } = vscode.l10n;
  const validate = (text: string): string | undefined => {
    if (optional && text.trim() === '') return undefined;
    return comingDay(text, today) === undefined
      ? t('Write a day like tomorrow, Friday, +2w, 1 Dec or {0}.', today)
      : undefined;
  };
  const prompt = optional ? t('When is it due? Leave it empty for no day') : t('When is it due?');
  const taken = (text: string): string | undefined => {
    const day = comingDay(text, today);
    return day === undefined ? undefined : longDay(day);
  };
  return { name, prompt, placeholder: t('tomorrow, Friday, +2w, 2026-12-01'), value, validate, taken };
}

/** The day that the answer to a `dueStep` means. */
export function dayIn(answer: string | undefined, today: CalendarDay): CalendarDay | undefined {
  return answer === undefined ? undefined : comingDay(answer, today);
}

export interface ChoiceStep {
  readonly choices: Choices | undefined;
  /** The CTA type that a value must fit. */
  readonly type?: string | undefined;
  /** What it is now. */
  readonly present?: string | undefined;
  readonly optional?: boolean;
}

/** One of the tenant's own values; a text where the tenant does not list them. */
export function choiceStep(
  name: string,
  placeholder: string,
  { choices, type, present, optional = false }: ChoiceStep,
): InputStep {
  const { t } = vscode.l10n;
  const labels = labelsFor(choices, type);
  if (labels.length === 0) {
    const validate = (text: string): string | undefined =>
      optional || text.trim() !== '' ? undefined : t('Enter the value as your tenant calls it.');
    return { name, prompt: placeholder, validate, value: present };
  }
  const items: Choice[] = labels.map((value) => ({
    ...{ value, label: value },
    ...(value === present ? { description: t('now') } : {}),
  }));
  const none: Choice = { value: '', label: t('Leave it to Gainsight') };
  return { name, placeholder, choices: optional ? [none, ...items] : items, value: present };
}

/** Which values of a record are to be changed. */
export function fieldsStep(choices: readonly Choice[]): ManyStep {
  const placeholder = vscode.l10n.t('What is to be changed?');
  return { name: FIELDS, placeholder, choices, many: true };
}

/** The step that `fieldsStep` makes. */
export const FIELDS = 'fields';

/** The answers that say something. */
export function filled<T extends object>(values: T): T {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  // Only values that are optional in the tools' input are left out.
  return Object.fromEntries(said) as T;
}

function labelsFor(choices: Choices | undefined, type: string | undefined): readonly string[] {
  const fitting = (choices?.values ?? []).filter(
    ({ onlyFor }) => !onlyFor || type === undefined || onlyFor.includes(type),
  );
  return [...new Set(fitting.map(({ label }) => label))];
}

function longDay(day: CalendarDay): string {
  const format = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
