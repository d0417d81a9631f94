import { addDays, isCalendarDay, startOfDay } from '../../base/dates';
import { filterMoment } from '../../gainsight/objectQuery';

interface Condition {
  readonly operator: string;
  readonly value?: readonly unknown[] | undefined;
}

/** Fields that hold a moment, and fields that hold a day, wherever they occur: no need to look them up. */
const MOMENT_FIELD = /(?:^|\.)(?:(?:Activity|Created|Modified|LastModified|Closed)Date|DeletedOn)$/i;
const DAY_FIELD = /(?:Due|Start|Renewal|Contract|Snapshot|Response)_?Date(?:__gc)?$/i;
const COMPARES = new Set(['EQ', 'GT', 'GTE', 'LT', 'LTE', 'BTW']);

/** Whether a condition compares with bare days, which mean something else for a moment than for a day. */
export function comparesWithDays({ operator, value = [] }: Condition): boolean {
  return COMPARES.has(operator) && value.length > 0 && value.every(isDay);
}

/** What the name of a field says of its kind; undefined where only its description does. */
export function kindByName(field: string): 'moment' | 'day' | undefined {
  if (MOMENT_FIELD.test(field)) return 'moment';
  return DAY_FIELD.test(field) ? 'day' : undefined;
}

/** A condition on a field with a time of day in which each day is all of it on the user's clock, not on that of UTC. */
export function onUsersDays<C extends Condition>(condition: C, timeZone: string): C {
  const [first = '', last = first] = (condition.value ?? []).filter(isDay);
  const start = filterMoment(startOfDay(first, timeZone));
  const end = startOfDay(addDays(last, 1), timeZone);
  const within = filterMoment(new Date(end.getTime() - 1));
  switch (condition.operator) {
    case 'GTE':
    case 'LT':
      return { ...condition, value: [start] };
    case 'GT':
      return { ...condition, operator: 'GTE', value: [filterMoment(end)] };
    case 'LTE':
      return { ...condition, operator: 'LT', value: [filterMoment(end)] };
    default:
      return { ...condition, operator: 'BTW', value: [start, within] };
  }
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isCalendarDay(value);
}
