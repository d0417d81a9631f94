import assert from 'node:assert/strict';
import type { Answer } from '../toolTenant';

/** The rows of an answer that went well. */
export function rowsOf(answer: Answer): Record<string, unknown>[] {
  assert.equal(answer.status, 'ok', JSON.stringify(answer));
  assert.ok(answer.rows);
  return answer.rows;
}

/** One cell of every row. */
export function column(answer: Answer, name: string): unknown[] {
  return rowsOf(answer).map((row) => row[name]);
}

/** The same text with the marks of untrusted text taken off. */
export function unmarked(value: unknown): string {
  return String(value).replace(/~[a-z0-9]{5}~/g, '');
}
