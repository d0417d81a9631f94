import assert from 'node:assert/strict';
import { lazy, lazyByKey } from '../../../src/base/lazy';

describe('lazy', () => {
  it('builds on first use, once', () => {
    let built = 0;
    const value = lazy(() => ({ number: ++built }));
    assert.equal(built, 0);
    assert.equal(value(), value());
    assert.equal(built, 1);
  });
});

describe('lazyByKey', () => {
  it('builds the value of each key once, and at its first use', () => {
    const built: string[] = [];
    const valueOf = lazyByKey((key) => {
      built.push(key);
      return { key };
    });
    assert.deepEqual(built, []);
    assert.equal(valueOf('a'), valueOf('a'));
    assert.deepEqual(valueOf('b'), { key: 'b' });
    assert.deepEqual(built, ['a', 'b']);
  });

  it('keeps nothing of a build that failed', () => {
    let fails = true;
    const valueOf = lazyByKey((key) => {
      if (fails) throw new RangeError(key);
      return { key };
    });
    assert.throws(() => valueOf('a'), RangeError);
    fails = false;
    assert.deepEqual(valueOf('a'), { key: 'a' });
  });
});
