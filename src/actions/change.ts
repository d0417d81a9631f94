import { l10n } from 'vscode';
import { chosenOf } from '../host/chosenValues';
import type { InputStep } from '../host/inputSteps';
import type { PageKind } from '../model/recordKind';
import type { RollBack, Work } from './actionParts';
import type { Action, Given } from './action';
import { FIELDS, fieldsStep } from './steps';
import type { ToolInput, WriteRequest } from './writeOne';

/** A value of a record that can be changed. */
export interface ChangeableField<Present> {
  /** The parameter of the tool, which is the name of the step as well. */
  readonly parameter: string;
  readonly label: string;
  /** What it is now, in words. */
  readonly now: (present: Present) => string | undefined;
  /** Asks for the new one; `present` only where one record is changed. */
  readonly step: (present: Present | undefined) => InputStep;
  /** What the tool is given for an answer. */
  readonly value?: ((answer: string) => unknown) | undefined;
  /** What the tool is given to put back what was; undefined where there was nothing, which the API cannot write. */
  readonly before?: ((present: Present) => unknown) | undefined;
}

/** A kind of record with what can be changed of it. */
export interface Changeable<Present> {
  readonly title: string;
  readonly tool: WriteRequest['tool'];
  /** The parameter that names the record. */
  readonly key: string;
  readonly page: PageKind | undefined;
  readonly nameOf: (present: Present) => string;
  readonly fields: readonly ChangeableField<Present>[];
}

interface Named {
  readonly gsid: string;
}

/** Asks which values are to be changed, and for each of them. */
export function changeSteps<Present>(
  { fields }: Changeable<Present>,
  present: Present | undefined,
): (given: Given) => readonly InputStep[] {
  const choices = fields.map(({ parameter, label, now }) => {
    const description = present && now(present);
    return { value: parameter, label, ...(description === undefined ? {} : { description }) };
  });
  return (given) => [fieldsStep(choices), ...chosenFields(fields, given).map(({ step }) => step(present))];
}

/** The change of one record by these answers. */
export function changeOf<Present extends Named>(
  kind: Changeable<Present>,
  present: Present,
  work: Work,
): Omit<Action, 'steps'> {
  const { title, tool, key, page, nameOf, fields } = kind;
  const { gsid } = present;
  const input = (given: Given): ToolInput => ({
    [key]: gsid,
    ...Object.fromEntries(
      chosenFields(fields, given).map(({ parameter, value }) => {
        const answer = given[parameter] ?? '';
        return [parameter, value ? value(answer) : answer];
      }),
    ),
  });
  return {
    ...{ title, tool, page, gsid, input },
    show: (given) => showChange(work, gsid, nameOf(present), inWords(fields, given)),
    done: () => l10n.t('Updated “{0}”.', nameOf(present)),
    undo: (given) => {
      const chosen = chosenFields(fields, given);
      const before = chosen.map((field) => [field.parameter, (field.before ?? field.now)(present)] as const);
      if (before.length === 0 || before.some(([, value]) => value === undefined)) return undefined;
      const words = chosen.map(({ label, now }) => `${label}: ${now(present) ?? ''}`).join(' · ');
      return {
        ...{ tool, input: { [key]: gsid, ...Object.fromEntries(before) } },
        show: () => showChange(work, gsid, nameOf(present), words),
      };
    },
  };
}

/** The row shows the new values until it is read again. */
export function showChange(work: Work, gsid: string, name: string, description: string): RollBack {
  const spoken = l10n.t('{0}, being changed: {1}', name, description);
  return work.parts.pending.change(gsid, { description, icon: 'sync~spin', spoken });
}

function chosenFields<Present>(
  fields: readonly ChangeableField<Present>[],
  given: Given,
): readonly ChangeableField<Present>[] {
  const chosen = chosenOf(given[FIELDS]);
  return fields.filter(({ parameter }) => chosen.includes(parameter));
}

function inWords<Present>(fields: readonly ChangeableField<Present>[], given: Given): string {
  const words = chosenFields(fields, given).map(
    ({ label, parameter }) => `${label}: ${given[parameter] ?? ''}`,
  );
  return words.join(' · ') || l10n.t('being changed…');
}
