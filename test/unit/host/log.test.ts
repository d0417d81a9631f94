import assert from 'node:assert/strict';
import { Log } from '../../../src/host/log';
import { fakeHost } from '../../support/vscode';

describe('the log', () => {
  it('writes an event with the facts that are known', () => {
    fakeHost.reset();
    const log = new Log();
    log.info('call', { status: 200, requestId: undefined, ok: true });
    log.warn('late');
    log.debug('detail', { ms: 3 });
    assert.deepEqual(fakeHost.log, ['call status=200 ok=true', 'late', 'detail ms=3']);
  });

  it('opens on request', () => {
    fakeHost.reset();
    new Log().show();
    assert.deepEqual(fakeHost.opened, ['Gainsight']);
  });
});
