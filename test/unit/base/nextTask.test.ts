import assert from 'node:assert/strict';
import { nextTask } from '../../../src/base/nextTask';

describe('the next task', () => {
  it('comes after what was put off before, and after what that puts off at once', async () => {
    const done: string[] = [];
    setTimeout(() => done.push('timer'), 0);
    queueMicrotask(() => setTimeout(() => done.push('message'), 0));
    await nextTask();
    assert.deepEqual(done, ['timer', 'message']);
  });
});
