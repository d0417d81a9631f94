// Prints, as JSON, what a keystroke in Find Account costs the host while 5,000 names are loaded: from the key to the list
// that shows.
import assert from 'node:assert/strict';
import { findAccount } from '../../src/actions/findAccount';
import { fakeHost, type QuickPick } from '../support/vscode';

const NAMES = 5000;
const ROUNDS = 40;
const WORDS = ['blue heron', 'logistics', 'grey', 'north wind dairy 12', 'co', 'x'];
const FIRST = ['Blue', 'Grey', 'North', 'Copper', 'Quarry', 'Silver', 'Amber'];
const SECOND = ['Heron', 'Wind', 'Lane', 'Mill', 'Harbour', 'Field'];
const THIRD = ['Logistics', 'Dairy', 'Foods', 'Bank', 'Steelworks'];

const names = Array.from(
  { length: NAMES },
  (_, at) =>
    [
      `1P02BENCH${String(at)}`,
      `${FIRST[at % FIRST.length] ?? ''} ${SECOND[at % SECOND.length] ?? ''} ${THIRD[at % THIRD.length] ?? ''} ${String(at)}`,
    ] as const,
);

/** Types the words letter by letter; the milliseconds that each letter took. */
function typed(pick: QuickPick, words: string): number[] {
  return Array.from({ length: words.length }, (_, at) => {
    const start = performance.now();
    pick.search(words.slice(0, at + 1));
    return performance.now() - start;
  });
}

fakeHost.reset();
const opened = new Promise<QuickPick>((resolve) => fakeHost.picking.event(resolve));
// The tenant never answers: what is measured is what is loaded.
const page = () => new Promise<never>(() => undefined);
void findAccount({ companies: { heard: () => names, page }, failed: (error) => assert.fail(String(error)) });
const pick = await opened;
const times = Array.from({ length: ROUNDS }, () => WORDS.flatMap((words) => typed(pick, words))).flat();
assert.ok(pick.items.length <= 200);
times.sort((a, b) => a - b);
const p95Ms = times[Math.floor(times.length * 0.95)] ?? NaN;
console.log(JSON.stringify({ names: NAMES, keys: times.length, p95Ms, mostMs: times.at(-1) }));
process.exit(0);
