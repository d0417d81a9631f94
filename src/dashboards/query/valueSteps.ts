import { l10n } from 'vscode';
import type { CalendarDay } from '../../base/dates';
import { chosenOf } from '../../host/chosenValues';
import type { Answers, InputStep, TextStep } from '../../host/inputSteps';
import { askedDay } from '../../model/comingDay';
import type { FieldKind, ReadableField } from '../../model/readableFields';
import type { QueryCondition } from '../../shared/queryMessages';
import type { Operator } from './operators';

/** What stands between values that are typed: names have commas in them more often. */
const BETWEEN = ';';

/** Asks for what an operator compares with; the names of the steps end in the number of the condition. */
export function valueSteps(
  field: ReadableField,
  { takes }: Operator,
  at: number,
  today: CalendarDay,
): readonly InputStep[] {
  const { kind, label } = field;
  const [value, until] = [`value${at}`, `until${at}`];
  if (takes === 'nothing') return [];
  if (field.options.length > 0) return [listed(field, value, takes === 'several')];
  if (kind === 'yesNo') return [yesNo(value, label)];
  if (takes === 'two')
    return [
      typed(value, l10n.t('{0}, from', label), kind, today),
      typed(until, l10n.t('{0}, until', label), kind, today),
    ];
  return [takes === 'several' ? several(value, label, kind) : typed(value, label, kind, today)];
}

/** The answers to these, as a condition keeps them. */
export function valuesIn(
  field: ReadableField,
  { takes }: Operator,
  at: number,
  given: Answers<string>,
  today: CalendarDay,
): QueryCondition['values'] {
  const [value = '', until = ''] = [given[`value${at}`], given[`until${at}`]];
  const read = (text: string): string | number | boolean => valueOf(field.kind, text.trim(), today);
  switch (takes) {
    case 'nothing':
      return [];
    case 'one':
      return [read(value)];
    case 'two':
      return [read(value), read(until)].sort();
    case 'several':
      return (field.options.length > 0 ? chosenOf(value) : partsOf(value)).map(read);
  }
}

/** The other way round: what one would answer to get these values. */
export function answersFor(
  field: ReadableField,
  { takes }: Operator,
  at: number,
  values: QueryCondition['values'],
): Answers<string> {
  const [first = '', second = ''] = values.map(String);
  const all = values.map(String).join(field.options.length > 0 ? '\n' : `${BETWEEN} `);
  if (takes === 'nothing') return {};
  if (takes === 'two') return { [`value${at}`]: first, [`until${at}`]: second };
  return { [`value${at}`]: takes === 'several' ? all : first };
}

function listed({ label, options }: ReadableField, name: string, many: boolean): InputStep {
  const choices = options.map((value) => ({ value, label: value }));
  return many
    ? { name, placeholder: label, choices, many: true, value: '' }
    : { name, placeholder: label, choices };
}

function yesNo(name: string, placeholder: string): InputStep {
  const choices = [
    { value: 'true', label: l10n.t('yes') },
    { value: 'false', label: l10n.t('no') },
  ];
  return { name, placeholder, choices };
}

function typed(name: string, prompt: string, kind: FieldKind, today: CalendarDay): TextStep {
  const validate = (text: string): string | undefined => problemOf(kind, text.trim(), today);
  const taken = (text: string): string | undefined => dayOf(kind, text, today);
  return { name, prompt, validate, taken };
}

function several(name: string, label: string, kind: FieldKind): TextStep {
  const validate = (text: string): string | undefined => {
    const all = partsOf(text);
    if (all.length === 0) return l10n.t('A value is needed.');
    return all.map((one) => problemOf(kind, one, '')).find((one) => one !== undefined);
  };
  const taken = (text: string): string | undefined => {
    const all = partsOf(text);
    return all.length > 1 ? l10n.t('{0} values', all.length) : undefined;
  };
  const prompt = l10n.t('{0}: one value or several, with ; between them', label);
  return { name, prompt, validate, taken };
}

function partsOf(text: string): readonly string[] {
  const parts = text.split(BETWEEN).map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

function problemOf(kind: FieldKind, text: string, today: CalendarDay): string | undefined {
  if (text === '') return l10n.t('A value is needed.');
  if (isNumber(kind) && !Number.isFinite(Number(text))) return l10n.t('This is no number.');
  if ((kind === 'day' || kind === 'moment') && dayOf(kind, text, today) === undefined)
    return l10n.t('Write a day like last Friday, -2w, tomorrow, 1 Dec or {0}.', today);
  return undefined;
}

function valueOf(kind: FieldKind, text: string, today: CalendarDay): string | number | boolean {
  if (isNumber(kind)) return Number(text);
  if (kind === 'yesNo') return text === 'true';
  return dayOf(kind, text, today) ?? text;
}

/** Moments are when something was done to a record; a day of a record, like its renewal, may lie ahead. */
function dayOf(kind: FieldKind, text: string, today: CalendarDay): CalendarDay | undefined {
  if (kind === 'moment') return askedDay(text, today, 'past');
  return kind === 'day' ? askedDay(text, today, 'nearest') : undefined;
}

function isNumber(kind: FieldKind): boolean {
  return kind === 'number' || kind === 'amount';
}
