import { nextPageAfter } from './nextPage';
import { shortenLists } from './shortenLists';
import type { ToolAnswer } from './toolAnswer';
import { visible } from './untrusted';

/** About 6,000 tokens: what an answer may take when the reader names no budget. */
export const DEFAULT_MAX_CHARACTERS = 24_000;
/** What the counts in the notice may take when they have more digits than those of a single row. */
const COUNTS = 20;

/**
 * Writes an answer as compact JSON of at most `maxCharacters`; whole rows are left out from the end, and whole entries
 * of the lists beside them, and that is said.
 */
export function writeAnswer(answer: ToolAnswer, maxCharacters: number = DEFAULT_MAX_CHARACTERS): string {
  const { rows, ...all } = cleaned(answer);
  if (rows === undefined) {
    const { facts, leftOut } = shortenLists(all, maxCharacters);
    return JSON.stringify(leftOut === undefined ? facts : { ...facts, leftOut });
  }
  const whole = JSON.stringify({ ...all, returned: rows.length, rows });
  if (whole.length <= maxCharacters) return whole;

  // Rows are what was asked for, so what stands beside them takes half at most.
  const { facts, leftOut } = shortenLists(all, maxCharacters / 2);
  const { next, ...rest } = facts;
  const notice = (kept: number): object => ({
    ...rest,
    // The next page begins with the first row that is left out here. What is asked back in another situation stays.
    next: answer.status === 'ok' ? nextPageAfter(answer.next, rows.length, kept) : next,
    returned: kept,
    leftOut: [rowsLeftOut(rows.length - kept), leftOut].filter(Boolean).join(' '),
  });
  const longest = Math.max(...[0, 1].map((kept) => JSON.stringify({ ...notice(kept), rows: [] }).length));
  let room = maxCharacters - longest - COUNTS;
  let kept = 0;
  for (const row of rows) {
    room -= JSON.stringify(row).length + 1;
    if (room < 0) break;
    kept += 1;
  }
  return JSON.stringify({ ...notice(kept), rows: rows.slice(0, kept) });
}

function rowsLeftOut(count: number): string {
  return count === 0
    ? ''
    : `${count} rows did not fit; narrow the question, ask for fewer fields or a smaller limit.`;
}

/**
 * Leaves out what is null or undefined, at every depth: absent says the same in no tokens. Takes characters that
 * nobody sees out of every text: a record's name may hold them, too.
 */
export function cleaned<T extends object>(answer: T): T {
  // An answer without its empty values is still an answer.
  return clean(answer) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined)
      .map(([key, item]) => [key, clean(item)]),
  );
}
