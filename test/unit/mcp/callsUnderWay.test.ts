import assert from 'node:assert/strict';
import { CallsUnderWay } from '../../../src/mcp/callsUnderWay';

describe('CallsUnderWay', () => {
  it('is over once every call is, also one that fails and one that begins meanwhile', async () => {
    const calls = new CallsUnderWay();
    const order: string[] = [];
    let stop: (reason: Error) => void = () => undefined;
    let finish: () => void = () => undefined;
    const failing = new Promise<void>((_resolve, reject) => (stop = reject));
    const later = new Promise<void>((resolve) => (finish = resolve));
    const rejected = assert.rejects(calls.follow(failing), /stopped/);
    const over = calls.over().then(() => order.push('over'));
    const late = calls.follow(later).then(() => order.push('late'));
    stop(new Error('stopped'));
    await rejected;
    finish();
    await Promise.all([over, late]);
    assert.deepEqual(order, ['late', 'over']);
    await calls.over();
  });
});
