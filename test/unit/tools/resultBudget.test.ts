import assert from 'node:assert/strict';
import { nextPage } from '../../../src/tools/nextPage';
import { writeAnswer } from '../../../src/tools/resultBudget';
import type { ToolAnswer } from '../../../src/tools/toolAnswer';

interface Written {
  readonly returned: number;
  readonly rows: readonly { readonly name: string }[];
  readonly next?: string;
  readonly leftOut?: string;
}

const rows = Array.from({ length: 50 }, (_, n) => ({ name: `Account ${n}`, note: null }));
// What is written is JSON of this shape.
const written = (text: string): Written => JSON.parse(text) as Written;

describe('writeAnswer', () => {
  it('keeps an answer that fits as it is, without what is empty', () => {
    const answer = written(writeAnswer({ status: 'ok', next: 'offset 50', rows }));
    assert.deepEqual([answer.returned, answer.next, answer.leftOut], [50, 'offset 50', undefined]);
    assert.deepEqual(answer.rows[0], { name: 'Account 0' });
  });

  it('still says that more may exist when rows are left out, and begins the next page with the first of them', () => {
    const text = writeAnswer({ status: 'ok', next: nextPage(50, 'offset 150'), rows }, 600);
    const answer = written(text);
    assert.ok(text.length <= 600 && answer.returned > 0 && answer.returned < 50);
    assert.match(answer.next ?? '', /more may exist beyond the 50 that were read/);
    assert.match(answer.next ?? '', new RegExp(`offset ${100 + answer.returned}\\.$`));
    assert.match(answer.leftOut ?? '', new RegExp(`^${50 - answer.returned} rows`));
  });

  it('begins the next page with the right row when it is shortened twice', () => {
    const once = writeAnswer({ status: 'ok', next: nextPage(50, 'offset 50'), rows }, 900);
    const twice = written(writeAnswer(JSON.parse(once) as ToolAnswer, 600));
    assert.ok(twice.returned > 0 && twice.returned < written(once).returned);
    assert.match(twice.next ?? '', new RegExp(`offset ${twice.returned}\\.$`));
  });

  it('asks for the second page of the size that fitted where pages are numbered', () => {
    const first = written(writeAnswer({ status: 'ok', next: nextPage(50, 'pageNumber 2'), rows }, 600));
    assert.match(first.next ?? '', new RegExp(`pageSize ${first.returned}, pageNumber 2\\.$`));
    const tasks = written(writeAnswer({ status: 'ok', next: nextPage(50, 'pn 2'), rows }, 600));
    assert.match(tasks.next ?? '', new RegExp(`ps ${tasks.returned}, pn 2\\.$`));
    const third = written(writeAnswer({ status: 'ok', next: nextPage(50, 'pageNumber 4'), rows }, 600));
    assert.match(third.next ?? '', /more may exist.*narrow the question/);
  });

  it('says nothing of more rows where the rows that were read are all', () => {
    const answer = written(writeAnswer({ status: 'ok', rows }, 600));
    assert.deepEqual([answer.next, answer.returned < 50], [undefined, true]);
  });

  it('still asks back where there are more candidates than fit', () => {
    const next = 'Ask which of these is meant.';
    assert.equal(written(writeAnswer({ status: 'several', next, rows }, 600)).next, next);
  });

  it('takes characters that nobody sees out of names', () => {
    const text = writeAnswer({ status: 'ok', rows: [{ name: 'Acme\u200b\u202e Corp' }] });
    assert.equal(written(text).rows[0]?.name, 'Acme Corp');
  });

  it('leaves out every row rather than a part of one', () => {
    const answer = written(writeAnswer({ status: 'ok', rows: [{ name: 'x'.repeat(900) }] }, 300));
    assert.deepEqual([answer.returned, answer.rows.length], [0, 0]);
  });

  it('shortens the longest list of an answer without rows by whole entries, and says by how many', () => {
    const entries = Array.from({ length: 40 }, (_, n) => ({ subject: `Entry ${n}`, guests: ['Ann', 'Bo'] }));
    const answer = { status: 'ok', gaps: ['no sponsor'], timeline: { read: 40, entries } } as const;
    const text = writeAnswer(answer, 900);
    const { gaps, timeline, leftOut } = JSON.parse(text) as Omit<typeof answer, 'status'> & Written;
    assert.ok(text.length <= 900 && timeline.entries.length > 5);
    assert.deepEqual(timeline.entries, entries.slice(0, timeline.entries.length));
    assert.deepEqual([gaps, timeline.read], [['no sponsor'], 40]);
    assert.match(leftOut ?? '', new RegExp(`timeline.entries \\(${timeline.entries.length} of 40 shown\\)`));
  });

  it('keeps room for rows when a list beside them is long', () => {
    const tasks = Array.from({ length: 60 }, (_, n) => `Task ${n} of an account`);
    const text = writeAnswer({ status: 'ok', tasks, rows }, 1200);
    const answer = JSON.parse(text) as Written & { readonly tasks: readonly string[] };
    assert.ok(text.length <= 1200 && answer.returned > 5 && answer.tasks.length > 5);
    assert.match(answer.leftOut ?? '', /^\d+ rows did not fit.*tasks \(\d+ of 60 shown\)/);
    assert.deepEqual(answer.tasks, tasks.slice(0, answer.tasks.length));
  });

  it('never leaves out what an answer cites', () => {
    const sources = Array.from({ length: 30 }, (_, n) => `object ${n}`);
    const text = writeAnswer({ status: 'ok', sources, names: sources }, 600);
    const answer = JSON.parse(text) as { sources: string[]; names: string[] };
    assert.deepEqual([answer.sources.length, answer.names.length < 30], [30, true]);
  });
});
