import { l10n } from 'vscode';
import type { Tenant } from '../../data/tenant';
import { objectStep } from '../../documents/objectStep';
import { answerOf, chosenOf } from '../../host/chosenValues';
import { type Answers, askInSteps, type InputStep } from '../../host/inputSteps';
import type { Log } from '../../host/log';
import type { Notifier } from '../../host/notify';
import { type ExpressionFault, letterAt, readExpression } from '../../model/conditionExpression';
import type { ObjectDescription } from '../../model/metadata';
import { type ReadableField, readableFields } from '../../model/readableFields';
import type { ObjectQuestion } from '../../shared/queryMessages';
import { conditionAnswers, conditionsIn, conditionSteps, conditionText } from './conditions';

/** So many fields are chosen at first. */
const AT_FIRST = 8;

type Match = 'all' | 'any' | 'own';

export interface QueryStepsParts {
  readonly tenant: Tenant;
  readonly notify: Pick<Notifier, 'working'>;
  readonly log: Pick<Log, 'warn'>;
}

/** Asks for an object, its fields and conditions, beginning with those of `before`; undefined when the user gave up. */
export async function askForQuery(
  parts: QueryStepsParts,
  before?: ObjectQuestion,
): Promise<ObjectQuestion | undefined> {
  const { tenant, log, notify } = parts;
  const today = tenant.clock.today();
  let known: ObjectDescription | undefined;
  const describe = async (object: string): Promise<readonly ReadableField[]> => {
    if (known?.name !== object)
      known = await notify.working(l10n.t('Reading the fields'), (signal) =>
        tenant.metadata.describe(object, signal),
      );
    return readableFields(known);
  };
  const kept = before && answersOf(before, await describe(before.object));
  const steps = async (given: Answers<string>): Promise<readonly InputStep[]> => {
    const first = objectStep(tenant, log);
    if (given.object === undefined) return [first];
    const fields = await describe(given.object);
    const matching = matchSteps(fields, given, today);
    return [first, fieldsStep(fields), ...conditionSteps(fields, given, today), ...matching];
  };
  const answers = await askInSteps<string>(l10n.t('Query Object'), steps, undefined, kept);
  if (answers?.object === undefined) return undefined;
  return questionOf(answers.object, answers, await describe(answers.object), today);
}

function questionOf(
  object: string,
  answers: Answers<string>,
  fields: readonly ReadableField[],
  today: string,
): ObjectQuestion {
  const chosen = chosenOf(answers.fields);
  const conditions = conditionsIn(fields, answers, today);
  const expression = conditions.length > 1 ? expressionIn(answers, conditions.length) : undefined;
  return {
    object,
    fields: fields.filter(({ path }) => chosen.includes(path)).map(({ path }) => path),
    conditions,
    ...(expression === undefined ? {} : { expression }),
  };
}

function answersOf(
  { object, fields: chosen, conditions, expression }: ObjectQuestion,
  fields: readonly ReadableField[],
): Answers<string> {
  return {
    ...{ object, fields: answerOf(chosen) },
    ...conditionAnswers(conditions, fields),
    ...(expression === undefined ? {} : { match: 'own', expression }),
  };
}

function fieldsStep(fields: readonly ReadableField[]): InputStep {
  const choices = fields.map(({ path, label }) => ({ value: path, label, description: path }));
  // An id is wide, and says nothing to whoever reads the table.
  const first = fields.filter(({ path }) => path !== 'Gsid').slice(0, AT_FIRST);
  const value = answerOf(first.map(({ path }) => path));
  return { name: 'fields', placeholder: l10n.t('Which fields?'), choices, many: true, value };
}

/** How several conditions go together. */
function matchSteps(
  fields: readonly ReadableField[],
  given: Answers<string>,
  today: string,
): readonly InputStep[] {
  const { t } = l10n;
  const conditions = conditionsIn(fields, given, today);
  const count = conditions.length;
  if (count < 2) return [];
  const lettered = conditions
    .map((one, index) => `${letterAt(index)}: ${conditionText(one, fields)}`)
    .join(' · ');
  const choice = (value: Match, label: string, description: string) => ({ value, label, description });
  const choices = [
    choice('all', t('All of them must hold'), joined(count, 'AND')),
    choice('any', t('One of them is enough'), joined(count, 'OR')),
    choice('own', t('As I write it…'), `A AND (B OR …)`),
  ];
  const match: InputStep = { name: 'match', placeholder: lettered, choices };
  if (given.match !== 'own') return [match];
  const validate = (text: string): string | undefined => {
    const read = readExpression(text, count);
    return typeof read === 'string' ? undefined : faultText(read);
  };
  return [match, { name: 'expression', prompt: lettered, value: joined(count, 'AND'), validate }];
}

/** Undefined where all must hold: that is what a tenant takes it for when nothing is said. */
function expressionIn({ match, expression = '' }: Answers<string>, count: number): string | undefined {
  if (match === 'any') return joined(count, 'OR');
  const read = match === 'own' ? readExpression(expression, count) : undefined;
  return typeof read === 'string' ? read : undefined;
}

function joined(count: number, word: 'AND' | 'OR'): string {
  return Array.from({ length: count }, (_, index) => letterAt(index)).join(` ${word} `);
}

function faultText({ kind, word }: ExpressionFault): string {
  const { t } = l10n;
  switch (kind) {
    case 'empty':
      return t('Write how the conditions go together, like A AND (B OR C).');
    case 'unknown':
      return t('“{0}” is no condition: use their letters, AND, OR and parentheses.', word);
    case 'misplaced':
      return t('“{0}” stands in a wrong place.', word);
    case 'open':
      return t('A parenthesis is not closed.');
    case 'unused':
      return t('{0} is not in it.', word);
  }
}
