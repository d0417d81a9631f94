import type { ShownAnswer, Fact } from '../prompt';
import { namesDay } from './days';
import { saysFigure } from './figures';
import { inOrder, mentions, passageAbout } from './passages';

/** A figure, a day (yyyy-MM-dd), a pattern, or words in any case. */
export type Part = number | string | RegExp;

/** Whether a text has a part. */
export function has(text: string, part: Part): boolean {
  if (typeof part === 'number') return saysFigure(text, part);
  if (typeof part !== 'string') return part.test(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(part) ? namesDay(text, part) : mentions(text, part).length > 0;
}

/** All of these are in the answer, and in the tenant. */
export function tells(...parts: readonly Part[]): Fact {
  return {
    what: words(parts),
    fromRecords: true,
    holds: ({ body }) => parts.every((part) => has(body, part)),
  };
}

/** All of these are in the answer or below it; they need not stand in a record. */
export function says(what: string, ...parts: readonly Part[]): Fact {
  return { what, fromRecords: false, holds: ({ whole }) => parts.every((part) => has(whole, part)) };
}

/** The answer does not say this. What the participant adds of itself is not meant. */
export function never(what: string, ...parts: readonly Part[]): Fact {
  return {
    what: `not: ${what}`,
    fromRecords: false,
    holds: ({ body }) => !parts.some((part) => has(body, part)),
  };
}

/** The answer has a link of these words. */
export function links(part: Part): Fact {
  return {
    what: `a link: ${words([part])}`,
    fromRecords: false,
    holds: ({ links: all }) => all.some((link) => has(link, part)),
  };
}

export interface RowsOptions {
  /** The rows come in the order in which they are given. */
  readonly ordered?: boolean;
  /** Names that would be rows too many. */
  readonly others?: readonly string[];
}

/** The name of a row, and what must be said of it. */
export type Row = readonly [key: string, ...parts: Part[]];

/** What an answer says of several things: each with its parts, in order where that matters, and no others. */
export function rows(
  all: readonly Row[],
  { ordered = false, others = [] }: RowsOptions = {},
): readonly Fact[] {
  const keys = all.map(([key]) => key);
  const each = all.map(([key, ...parts]): Fact => ({
    what: `${key}: ${words(parts)}`,
    fromRecords: true,
    holds: ({ body }) => {
      const passage = passageAbout(body, key, keys);
      return passage !== '' && parts.every((part) => has(passage, part));
    },
  }));
  const order: Fact = {
    what: `in the order ${keys.join(', ')}`,
    fromRecords: false,
    holds: ({ body }) => inOrder(body, keys),
  };
  return [...each, ...(ordered ? [order] : []), ...others.map(leavesOut)];
}

const EXCLUDES =
  /\b(?:exclu\w+|left out|leav\w+ out|omit\w*|not (?:included|counted|listed|on the list)|outside|churned|rose|improved|gained|increased|unchanged)\b/i;

/** Something is not part of the answer; to say that it was left out is no fault. */
export function leavesOut(name: string): Fact {
  return {
    what: `not: ${name}`,
    fromRecords: false,
    holds: ({ body }) =>
      body
        .split(/\n|(?<=[.;!?])\s/)
        .every((sentence) => mentions(sentence, name).length === 0 || EXCLUDES.test(sentence)),
  };
}

/** The model's own words are not too many. */
export function atMostWords(most: number): Fact {
  return {
    what: `at most ${most} words`,
    fromRecords: false,
    holds: ({ body }) => body.split(/\s+/).filter((word) => /\w/.test(word)).length <= most,
  };
}

/** The answer ends with a question, perhaps with a remark behind it. */
export function asksBack(): Fact {
  const lastLines = ({ body }: ShownAnswer): string => body.trim().split('\n').slice(-3).join('\n');
  return { what: 'asks back', fromRecords: false, holds: (answer) => lastLines(answer).includes('?') };
}

/** One of several facts is enough. */
export function either(what: string, ...facts: readonly Fact[]): Fact {
  return {
    what,
    fromRecords: facts.every(({ fromRecords }) => fromRecords),
    holds: (answer) => facts.some(({ holds }) => holds(answer)),
  };
}

const words = (parts: readonly Part[]): string =>
  parts.map((part) => (part instanceof RegExp ? part.source : String(part))).join(', ');
