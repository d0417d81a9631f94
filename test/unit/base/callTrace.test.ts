import assert from 'node:assert/strict';
import { CallTrace } from '../../../src/base/callTrace.node';

describe('CallTrace', () => {
  it('gives each of two pieces of work that run side by side its own notes', async () => {
    const trace = new CallTrace<string>();
    const work = (name: string, steps: number) => async (): Promise<string> => {
      for (let step = 1; step <= steps; step++) {
        await Promise.resolve();
        trace.note(`${name}${step}`);
      }
      return name;
    };
    const a = trace.follow(work('a', 3));
    const b = trace.follow(work('b', 2));
    assert.deepEqual(await Promise.all([a.result, b.result]), ['a', 'b']);
    assert.deepEqual(
      [a.notes, b.notes],
      [
        ['a1', 'a2', 'a3'],
        ['b1', 'b2'],
      ],
    );
  });

  it('keeps the notes of work that failed', async () => {
    const trace = new CallTrace<string>();
    const { result, notes } = trace.follow(async () => {
      trace.note('sent');
      throw new Error('refused');
    });
    await assert.rejects(result, /refused/);
    assert.deepEqual(notes, ['sent']);
  });

  it('loses a note that nobody follows', async () => {
    const trace = new CallTrace<string>();
    trace.note('alone');
    const { result, notes } = trace.follow(async () => undefined);
    await result;
    assert.deepEqual(notes, []);
  });
});
