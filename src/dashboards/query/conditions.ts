import { l10n } from 'vscode';
import { addDays, type CalendarDay, startOfDay } from '../../base/dates';
import type { Answers, Choice, InputStep } from '../../host/inputSteps';
import { letterAt } from '../../model/conditionExpression';
import type { ReadableField } from '../../model/readableFields';
import type { ObjectQuestion, QueryCondition } from '../../shared/queryMessages';
import { operatorOf, operatorsOf } from './operators';
import { answersFor, valuesIn, valueSteps } from './valueSteps';

const MOST = 8;
const NONE = '';
const SECOND_MS = 1000;

type Values = QueryCondition['values'];

/** Asks for conditions until none is added. */
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
    const choices = operatorsOf(field.kind).map(({ name, label }) => ({ value: name, label }));
    steps.push({ name: `operator${at}`, placeholder: field.label, choices });
    const operator = operatorOf(field.kind, given[`operator${at}`]);
    if (operator) steps.push(...valueSteps(field, operator, at, today));
  }
  return steps;
}

/** The conditions that were answered so far. */
export function conditionsIn(
  fields: readonly ReadableField[],
  given: Answers<string>,
  today: CalendarDay,
): QueryCondition[] {
  const conditions: QueryCondition[] = [];
  for (let at = 1; at <= MOST; at += 1) {
    const field = fields.find(({ path }) => path === given[`field${at}`]);
    const operator = field && operatorOf(field.kind, given[`operator${at}`]);
    if (!operator) return conditions;
    const values = valuesIn(field, operator, at, given, today);
    conditions.push({ field: field.path, operator: operator.name, values });
  }
  return conditions;
}

/** What one would answer to get these conditions; those of fields that are gone are left out. */
export function conditionAnswers(
  conditions: readonly QueryCondition[],
  fields: readonly ReadableField[],
): Answers<string> {
  const known = conditions.flatMap(({ field: path, operator: name, values }) => {
    const field = fields.find((one) => one.path === path);
    const operator = field && operatorOf(field.kind, name);
    return operator ? [{ field, operator, values }] : [];
  });
  const answers = known.map(({ field, operator, values }, index) => ({
    [`field${index + 1}`]: field.path,
    [`operator${index + 1}`]: operator.name,
    ...answersFor(field, operator, index + 1, values),
  }));
  const end = known.length < MOST ? { [`field${known.length + 1}`]: NONE } : {};
  return Object.assign({}, ...answers, end) as Answers<string>;
}

/** A condition for people to read. */
export function conditionText(
  { field: path, operator: name, values }: QueryCondition,
  fields: readonly ReadableField[],
): string {
  const field = fields.find((one) => one.path === path);
  const operator = operatorOf(field?.kind ?? 'text', name);
  const and = operator?.takes === 'two' ? l10n.t(' and ') : ', ';
  const yesNo = (value: boolean): string => (value ? l10n.t('yes') : l10n.t('no'));
  const shown = values.map((value) => (typeof value === 'boolean' ? yesNo(value) : String(value)));
  return [field?.label ?? path, operator?.label ?? name, shown.join(and)].filter(Boolean).join(' ');
}

/** The conditions as the tool takes them, each under its letter. */
export function whereOf(
  { conditions, expression }: Pick<ObjectQuestion, 'conditions' | 'expression'>,
  fields: readonly ReadableField[],
  timeZone: string,
): object | undefined {
  if (conditions.length === 0) return undefined;
  return {
    conditions: conditions.map(({ field, operator, values }, index) => {
      const kind = fields.find(({ path }) => path === field)?.kind;
      const wire = (): object =>
        kind === 'moment' ? momentsOf(operator, values, timeZone) : { operator, value: values };
      return { name: field, alias: letterAt(index), ...(values.length > 0 ? wire() : { operator }) };
    }),
    ...(expression === undefined ? {} : { expression }),
  };
}

/** A field with a time of day is compared with moments: a day is all of it, on the user's clock. */
function momentsOf(operator: string, values: Values, timeZone: string) {
  const [first = '', last = first] = values.map(String);
  const start = moment(startOfDay(first, timeZone));
  const end = moment(new Date(startOfDay(addDays(last, 1), timeZone).getTime() - SECOND_MS));
  switch (operator) {
    case 'GTE':
      return { operator, value: [start] };
    case 'LTE':
      return { operator, value: [end] };
    default:
      return { operator: 'BTW', value: [start, end] };
  }
}

function moment(instant: Date): string {
  return instant.toISOString().replace('.000', '');
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
