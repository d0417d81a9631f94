import assert from 'node:assert/strict';
import { CONTEXT_DEFAULTS, ContextKeys } from '../../../src/host/contextKeys';
import { fakeHost } from '../../support/vscode';

describe('context keys', () => {
  it('have their defaults from the start', () => {
    fakeHost.reset();
    new ContextKeys();
    assert.deepEqual(Object.fromEntries(fakeHost.context), CONTEXT_DEFAULTS);
  });

  it('are told to the editor when they change, and only then', () => {
    fakeHost.reset();
    const keys = new ContextKeys();
    keys.set('gainsight.state', 'ready');
    assert.equal(fakeHost.context.get('gainsight.state'), 'ready');
    fakeHost.context.clear();
    keys.set('gainsight.state', 'ready');
    assert.equal(fakeHost.context.size, 0);
  });
});
