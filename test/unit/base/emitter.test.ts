import assert from 'node:assert/strict';
import { DisposableOwner } from '../../../src/base/disposable';
import { Emitter } from '../../../src/base/emitter';

describe('Emitter', () => {
  it('tells every listener, even when one of them throws', () => {
    const errors: unknown[] = [];
    const heard: number[] = [];
    const emitter = new Emitter<number>((error) => errors.push(error));
    emitter.event(() => {
      throw new Error('listener');
    });
    emitter.event((value) => heard.push(value));
    emitter.fire(7);
    assert.deepEqual(heard, [7]);
    assert.equal(errors.length, 1);
  });

  it('ends one subscription of a function that subscribed twice', () => {
    const heard: number[] = [];
    const listener = (value: number): void => void heard.push(value);
    const emitter = new Emitter<number>();
    emitter.event(listener);
    emitter.event(listener).dispose();
    emitter.fire(1);
    assert.deepEqual(heard, [1]);
  });
});

describe('DisposableOwner', () => {
  class Owner extends DisposableOwner {
    own(name: string, log: string[]): void {
      this.register({ dispose: () => log.push(name) });
    }
  }

  it('lets go once, last first, and at once what comes too late', () => {
    const log: string[] = [];
    const owner = new Owner();
    owner.own('first', log);
    owner.own('second', log);
    owner.dispose();
    owner.dispose();
    owner.own('late', log);
    assert.deepEqual(log, ['second', 'first', 'late']);
  });
});
