import { l10n } from 'vscode';
import type { FieldKind } from '../../model/readableFields';

/** An operator of the tenant with its words; what is asked for depends on how many values it takes. */
export interface Operator {
  readonly name: string;
  readonly label: string;
  readonly takes: 'nothing' | 'one' | 'two' | 'several';
}

type Words = readonly (readonly [name: string, label: string, takes?: Operator['takes']])[];

/** What can be asked of a field, the most usual first: those operators that the API has for its type. */
export function operatorsOf(kind: FieldKind): readonly Operator[] {
  return wordsOf(kind).map(([name, label, takes = 'one']) => ({ name, label, takes }));
}

export function operatorOf(kind: FieldKind, name: string | undefined): Operator | undefined {
  return operatorsOf(kind).find((one) => one.name === name);
}

function wordsOf(kind: FieldKind): Words {
  const { t } = l10n;
  const empty: Words = [
    ['IS_NULL', t('is empty'), 'nothing'],
    ['IS_NOT_NULL', t('is not empty'), 'nothing'],
  ];
  const equal: Words = [
    ['EQ', t('is')],
    ['NE', t('is not')],
  ];
  switch (kind) {
    case 'yesNo':
      return [['EQ', t('is')]];
    case 'record':
      return [...equal, ['IN', t('is one of'), 'several'], ...empty];
    case 'item':
      return [
        ...equal,
        ['INCLUDES', t('is one of'), 'several'],
        ['EXCLUDES', t('is none of'), 'several'],
        ...empty,
      ];
    case 'items':
      return [['INCLUDES', t('has one of'), 'several'], ['EXCLUDES', t('has none of'), 'several'], ...empty];
    case 'number':
      return [...equal, ...compared(), ['IN', t('is one of'), 'several'], ...empty];
    case 'amount':
      return [...equal, ...compared(), ...empty];
    case 'day':
    case 'moment':
      return [
        ['GTE', t('is on or after')],
        ['LTE', t('is on or before')],
        ['BTW', t('is between'), 'two'],
        ['EQ', t('is on')],
        ...empty,
      ];
    case 'text':
      return [
        ['CONTAINS', t('contains')],
        ['EQ', t('is')],
        ['IN', t('is one of'), 'several'],
        ['STARTS_WITH', t('starts with')],
        ['ENDS_WITH', t('ends with')],
        ['NE', t('is not')],
        ['DOES_NOT_CONTAIN', t('does not contain')],
        ...empty,
      ];
  }
}

function compared(): Words {
  const { t } = l10n;
  return [
    ['GTE', t('is at least')],
    ['LTE', t('is at most')],
    ['GT', t('is more than')],
    ['LT', t('is less than')],
  ];
}
