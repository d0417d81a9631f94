import type { ToolAnswer } from './toolAnswer';
import { visible } from './untrusted';

/** About 6,000 tokens: what an answer may take when the reader names no budget. */
export const DEFAULT_MAX_CHARACTERS = 24_000;

/** Writes an answer as compact JSON of at most `maxCharacters`; whole rows are left out from the end, and that is said. */
export function writeAnswer(answer: ToolAnswer, maxCharacters: number = DEFAULT_MAX_CHARACTERS): string {
  // An answer without its empty values is still an answer.
  const { rows, ...facts } = clean(answer) as ToolAnswer;
  if (rows === undefined) return JSON.stringify(facts);
  const whole = JSON.stringify({ ...facts, returned: rows.length, rows });
  if (whole.length <= maxCharacters) return whole;

  // The next page would begin after the rows that are left out here, so its place is not told.
  const rest = { ...facts, next: undefined };
  const notice = (kept: number): object => ({
    ...rest,
    returned: kept,
    leftOut: `${rows.length - kept} rows did not fit; narrow the question, ask for fewer fields or a smaller limit.`,
  });
  let room = maxCharacters - JSON.stringify({ ...notice(0), rows: [] }).length - 8;
  let kept = 0;
  for (const row of rows) {
    room -= JSON.stringify(row).length + 1;
    if (room < 0) break;
    kept += 1;
  }
  return JSON.stringify({ ...notice(kept), rows: rows.slice(0, kept) });
}

/**
 * Leaves out what is null or undefined, at every depth: absent says the same in no tokens. Takes characters that
 * nobody sees out of every text: a record's name may hold them, too.
 */
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
