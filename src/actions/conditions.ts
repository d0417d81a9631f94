import { l10n } from 'vscode';
import type { CalendarDay } from '../base/dates';
import type { Answers, Choice, InputStep } from '../host/inputSteps';
import { comingDay } from '../model/comingDay';
import type { FieldKind, ReadableField } from './objectFields';

const MOST = 5;
const NONE = '';

/** A condition as the tool takes it. */
export interface Condition {
  readonly name: string;
  readonly operator: string;
  readonly value?: string | number | boolean;
}

type Operators = readonly (readonly [operator: string, label: string])[];

/** Asks for conditions that must all hold, until none is added. */
export function conditionSteps(
  fields: readonly ReadableField[],
  given: Answers<string>,
  today: CalendarDay,
): readonly InputStep[] {
  const steps: InputStep[] = [];
  for (let at = 1; at <= MOST; at += 1) {
    steps.push(fieldStep(fields, at));
    const field = fields.find(({ path }) => path === given[`field${at}`]);
    if (!field) return steps;
    const operators = operatorsOf(field.kind);
    const choices = operators.map(([value, label]) => ({ value, label }));
    steps.push({ name: `operator${at}`, placeholder: field.label, choices });
    if (!given[`operator${at}`]?.endsWith('NULL')) steps.push(valueStep(field, at, today));
  }
  return steps;
}

/** What was answered, as the tool takes it. */
export function conditionsIn(
  fields: readonly ReadableField[],
  given: Answers<string>,
  today: CalendarDay,
): readonly Condition[] {
  const conditions: Condition[] = [];
  for (let at = 1; at <= MOST; at += 1) {
    const field = fields.find(({ path }) => path === given[`field${at}`]);
    const operator = given[`operator${at}`];
    if (!field || operator === undefined) return conditions;
    const value = operator.endsWith('NULL') ? undefined : valueOf(field, given[`value${at}`] ?? '', today);
    conditions.push({ name: field.path, operator, ...(value === undefined ? {} : { value }) });
  }
  return conditions;
}

/** A condition for people to read. */
export function conditionText(
  { name, operator, value }: Condition,
  fields: readonly ReadableField[],
): string {
  const field = fields.find(({ path }) => path === name);
  const words = operatorsOf(field?.kind ?? 'text').find(([one]) => one === operator)?.[1] ?? operator;
  return [field?.label ?? name, words, value].filter((part) => part !== undefined).join(' ');
}

function fieldStep(fields: readonly ReadableField[], at: number): InputStep {
  const all: Choice = {
    value: NONE,
    label: at === 1 ? l10n.t('All records') : l10n.t('No further condition'),
  };
  const choices = fields.map(({ path, label }) => ({ value: path, label, description: path }));
  const placeholder = at === 1 ? l10n.t('Which records?') : l10n.t('And which besides?');
  return { name: `field${at}`, placeholder, choices: [all, ...choices] };
}

function valueStep({ kind, label, options }: ReadableField, at: number, today: CalendarDay): InputStep {
  const name = `value${at}`;
  if (kind === 'choice')
    return { name, placeholder: label, choices: options.map((value) => ({ value, label: value })) };
  if (kind === 'yesNo') {
    const choices = [
      { value: 'true', label: l10n.t('yes') },
      { value: 'false', label: l10n.t('no') },
    ];
    return { name, placeholder: label, choices };
  }
  const validate = (text: string): string | undefined => problemOf(kind, text.trim(), today);
  const taken = (text: string): string | undefined => (kind === 'day' ? comingDay(text, today) : undefined);
  return { name, prompt: label, validate, taken };
}

function problemOf(kind: FieldKind, text: string, today: CalendarDay): string | undefined {
  if (text === '') return l10n.t('A value is needed.');
  if (kind === 'number' && !Number.isFinite(Number(text))) return l10n.t('This is no number.');
  if (kind === 'day' && comingDay(text, today) === undefined)
    return l10n.t('Write a day like tomorrow, Friday, +2w, 1 Dec or {0}.', today);
  return undefined;
}

function valueOf({ kind }: ReadableField, text: string, today: CalendarDay): string | number | boolean {
  switch (kind) {
    case 'number':
      return Number(text);
    case 'yesNo':
      return text === 'true';
    case 'day':
      return comingDay(text, today) ?? text;
    default:
      return text;
  }
}

function operatorsOf(kind: FieldKind): Operators {
  const { t } = l10n;
  const empty: Operators = [
    ['IS_NULL', t('is empty')],
    ['IS_NOT_NULL', t('is not empty')],
  ];
  switch (kind) {
    case 'yesNo':
      return [['EQ', t('is')]];
    case 'choice':
      return [['EQ', t('is')], ['NE', t('is not')], ...empty];
    case 'number':
      return [['EQ', t('is')], ['GTE', t('is at least')], ['LTE', t('is at most')], ...empty];
    case 'day':
      return [['GTE', t('is on or after')], ['LTE', t('is on or before')], ...empty];
    case 'text':
      return [['CONTAINS', t('contains')], ['EQ', t('is')], ['STARTS_WITH', t('starts with')], ...empty];
  }
}
