import assert from 'node:assert/strict';
import { PlanStore } from '../../../src/tools/planStore';

const MINUTE = 60_000;

function setup() {
  let now = 0;
  const store = new PlanStore<string>(() => now);
  return { store, pass: (ms: number) => (now += ms) };
}

describe('plans that were shown', () => {
  it('are taken out once', () => {
    const { store } = setup();
    store.keep('create', { a: 1 }, 'plan');
    assert.equal(store.take('create', { a: 1 }), 'plan');
    assert.equal(store.take('create', { a: 1 }), undefined);
  });

  it('belong to their tool and input, in whatever order its members stand', () => {
    const { store } = setup();
    store.keep('create', { a: 1, b: { c: [1, 2], d: 3 } }, 'plan');
    assert.equal(store.take('update', { a: 1, b: { c: [1, 2], d: 3 } }), undefined);
    assert.equal(store.take('create', { a: 1, b: { c: [2, 1], d: 3 } }), undefined);
    assert.equal(store.take('create', { b: { d: 3, c: [1, 2] }, a: 1 }), 'plan');
  });

  it('give way to a newer one for the same input', () => {
    const { store } = setup();
    store.keep('create', {}, 'old');
    store.keep('create', {}, 'new');
    assert.equal(store.take('create', {}), 'new');
  });

  it('are worth nothing after ten minutes, and can be told from then on', () => {
    const { store, pass } = setup();
    store.keep('create', {}, 'plan');
    pass(10 * MINUTE - 1);
    assert.deepEqual(store.takeExpired(), []);
    pass(1);
    assert.equal(store.take('create', {}), undefined);
    assert.deepEqual(store.takeExpired(), ['plan']);
    assert.deepEqual(store.takeExpired(), []);
  });
});
