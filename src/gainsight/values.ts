import { type CalendarDay, isCalendarDay } from '../base/dates';
import type { Row } from './objectQuery';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/i;
const EPOCH_MS = /^-?\d{11,14}$/;
const FIRST = Date.parse('0001-01-02T00:00:00Z');
const LAST = Date.parse('9999-12-31T00:00:00Z');

/** The value under the first of these names that the row has, without regard to case; null counts as absent. */
export function valueOf(row: Row, ...names: readonly string[]): unknown {
  for (const name of names) {
    const value = Object.hasOwn(row, name) ? row[name] : valueInAnyCase(row, name);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** Text that is not blank, trimmed; numbers as digits. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A number, also from text such as "182500.5". */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A boolean, also from "true", "false", 1 and 0. */
export function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = toText(value)?.toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
}

/** A moment, from epoch milliseconds (number or text) or ISO 8601; without an offset it is taken for UTC. */
export function toInstant(value: unknown): Date | undefined {
  if (typeof value === 'number') return valid(new Date(value));
  const text = toText(value) ?? '';
  if (EPOCH_MS.test(text)) return valid(new Date(Number(text)));
  const [, day, time = '00:00', offset = 'Z'] = ISO.exec(text) ?? [];
  if (day === undefined || !isCalendarDay(day)) return undefined;
  return valid(new Date(`${day}T${time}${offset.replace(/^([+-]\d{2}):?/, '$1:')}`));
}

/** The day of a DATE value, which may be written as a day, as a moment on that day, or as epoch milliseconds. */
export function toDay(value: unknown): CalendarDay | undefined {
  const written = typeof value === 'string' ? ISO.exec(value.trim())?.[1] : undefined;
  if (written !== undefined) return isCalendarDay(written) ? written : undefined;
  return toInstant(value)?.toISOString().slice(0, 10);
}

function valueInAnyCase(row: Row, name: string): unknown {
  const wanted = name.toLowerCase();
  for (const key of Object.keys(row)) {
    // The length first: nearly all keys differ in it, and lower-casing each key of each row costs.
    if (key.length === wanted.length && key.toLowerCase() === wanted) return row[key];
  }
  return undefined;
}

/** The first and the last day of the calendar stand for "no date"; beyond them no clock shows a year of four digits. */
function valid(date: Date): Date | undefined {
  const time = date.getTime();
  return time >= FIRST && time < LAST ? date : undefined;
}
