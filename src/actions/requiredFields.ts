import { l10n } from 'vscode';
import type { Answers, InputStep } from '../host/inputSteps';
import type { RequiredField } from './outcome';

/** No other step is called so. */
const MARK = 'required:';

/** Asks for the fields that this tenant wants filled in. */
export function requiredSteps(fields: readonly RequiredField[]): readonly InputStep[] {
  return fields.map(({ parameter, label, valid }) => {
    const name = `${MARK}${parameter}`;
    const prompt = l10n.t('{0} (this tenant requires it)', label);
    if (valid.length > 0)
      return { name, placeholder: prompt, choices: valid.map((value) => ({ value, label: value })) };
    const validate = (text: string): string | undefined =>
      text.trim() === '' ? l10n.t('This tenant requires a value.') : undefined;
    return { name, prompt, validate };
  });
}

/** The answers to these, under the names that the tool takes them by. */
export function requiredInput(
  fields: readonly RequiredField[],
  answers: Answers<string>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map(({ parameter }) => [parameter, answers[`${MARK}${parameter}`]]));
}
