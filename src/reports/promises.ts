import { subject } from './activityTable';
import { table } from './blocks';
import { type Row, textOf } from './facts';
import type { Block } from './report';

const PROMISE =
  /\b(?:promis\w+|agreed|commit\w*|next steps?|action items?|to-?dos?|follow(?:ing)?[- ]up|will (?:send|share|provide|come|get|follow|check|look|fix|deliver|call|arrange|prepare|update|ask)|(?:I|we)(?:'|’)ll|owe[sd]?|by (?:monday|tuesday|wednesday|thursday|friday|next week|end of))\b/i;
const END_OF_SENTENCE = /(?<=[.!?])\s+|\n+/;

export const PROMISE_RULE =
  'a promise = a sentence of an entry that says promised, agreed, committed, next step, action item, to-do, follow up, ' +
  '“will send/share/provide/…”, “we’ll”, owe, or “by Friday” and the like; read the entry before relying on it';

/** A sentence of an entry that may bind somebody. */
export interface FoundPromise {
  readonly entry: Row;
  readonly words: string;
}

/** Sentences of Timeline entries that read like promises, the newest first. */
export function promisesIn(entries: readonly Row[]): readonly FoundPromise[] {
  return entries.flatMap((entry) =>
    (textOf(entry, 'notes') ?? textOf(entry, 'gist') ?? '')
      .split(END_OF_SENTENCE)
      .filter((words) => PROMISE.test(words))
      .map((words) => ({ entry, words })),
  );
}

export function promiseTable(promises: readonly FoundPromise[]): Block {
  return table<FoundPromise>(
    {
      Date: ({ entry }) => ({ day: textOf(entry, 'date') ?? '' }),
      Words: ({ words }) => ({ quote: words }),
      Entry: ({ entry }) => subject(entry),
      By: ({ entry }) => textOf(entry, 'by'),
    },
    promises,
  );
}
