import type { CalendarDay } from '../base/dates';
import { isCalendarDay } from '../base/dates';

/** An object among the facts of an answer. */
export type Row = Readonly<Record<string, unknown>>;

export function textOf(row: Row, key: string): string | undefined {
  const value = row[key];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function numberOf(row: Row, key: string): number | undefined {
  const value = row[key];
  return typeof value === 'number' ? value : undefined;
}

export function dayOf(row: Row, key: string): { readonly day: CalendarDay } | undefined {
  const value = textOf(row, key);
  return value !== undefined && isCalendarDay(value) ? { day: value } : undefined;
}

export function partOf(row: Row, key: string): Row | undefined {
  const value = row[key];
  return isRow(value) ? value : undefined;
}

export function rowsOf(row: Row, key = 'rows'): readonly Row[] {
  const value = row[key];
  return Array.isArray(value) ? value.filter(isRow) : [];
}

export function textsOf(row: Row, key: string): readonly string[] {
  const value = row[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
