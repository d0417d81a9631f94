import assert from 'node:assert/strict';
import { lazy } from '../../../src/base/lazy';

describe('lazy', () => {
  it('builds on first use, once', () => {
    let built = 0;
    const value = lazy(() => ({ number: ++built }));
    assert.equal(built, 0);
    assert.equal(value(), value());
    assert.equal(built, 1);
  });
});
