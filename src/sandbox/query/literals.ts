import type { Calendar } from '../calendar';
import type { Json, Value } from '../row';
import type { Store } from '../store';
import { operatorOf } from './fieldCondition';
import { readPath, type FieldPath } from './fieldPath';
import { QueryFault } from './queryFault';
import type { Condition } from './where';

/** A condition whose value is a word: a day relative to today, or a set of users. */
export function literalCondition(
  store: Store,
  calendar: Calendar,
  path: FieldPath,
  condition: Json,
  currentUser?: string,
): Condition {
  const literal = String(condition.literal).toUpperCase();
  const operator = operatorOf(condition);
  const { field } = path;
  if (field.lookup === 'gsuser')
    return userCondition(literal, operator, (row) => isUser(readPath(store, row, path), currentUser));
  if (field.dataType !== 'DATE' && field.dataType !== 'DATETIME')
    throw new QueryFault('condition', `${field.name} takes no literal`);
  const [from, to] = dayRange(literal, condition.value);
  // Both ends in the form in which the field is stored; the end is the first moment that is no longer inside.
  const low = field.dataType === 'DATE' ? calendar.day(from) : calendar.midnight(from);
  const end = field.dataType === 'DATE' ? calendar.day(to + 1) : calendar.midnight(to + 1);
  return {
    test: (row) => {
      const value = readPath(store, row, path);
      if (typeof value !== 'string') return false;
      return inRange(operator, field.dataType === 'DATE' ? value : Date.parse(value), low, end);
    },
  };
}

/** Offsets of the first and last day that a literal means, both counted from today. */
function dayRange(literal: string, value: unknown): [number, number] {
  switch (literal) {
    case 'TODAY':
      return [0, 0];
    case 'YESTERDAY':
      return [-1, -1];
    case 'TOMORROW':
      return [1, 1];
    case 'LAST_N_DAYS': {
      const count = Number(Array.isArray(value) ? value[0] : value);
      if (Number.isInteger(count) && count > 0) return [-count, 0];
      throw new QueryFault('condition', 'LAST_N_DAYS needs a number of days in value');
    }
    default:
      throw new QueryFault('condition', `there is no literal ${literal}`);
  }
}

function inRange(
  operator: string,
  value: string | number,
  low: string | number,
  end: string | number,
): boolean {
  switch (operator) {
    case 'EQ':
    case 'BTW':
      return value >= low && value < end;
    case 'NE':
      return value < low || value >= end;
    case 'LT':
      return value < low;
    case 'LTE':
      return value < end;
    case 'GT':
      return value >= end;
    case 'GTE':
      return value >= low;
    default:
      throw new QueryFault('operator', `${operator} takes no literal`);
  }
}

/** An access key acts as a system integration: without a user who calls, the current user owns no records. */
function isUser(value: Value, currentUser: string | undefined): boolean {
  return currentUser !== undefined && value === currentUser;
}

function userCondition(literal: string, operator: string, isMine: Condition['test']): Condition {
  const negated = operator === 'NE';
  if (operator !== 'EQ' && !negated) throw new QueryFault('operator', `${operator} takes no literal`);
  if (literal === 'CURRENT_USER') return { test: (row) => isMine(row) !== negated };
  if (literal === 'ALL_USERS') return { test: () => !negated };
  throw new QueryFault('condition', `there is no literal ${literal}`);
}
