import assert from 'node:assert/strict';
import { Standalone } from '../../../src/library/standalone';
import { sandboxSource } from '../../../src/library/tenantSource';

const NOW = () => new Date('2026-11-18T09:00:00+01:00');

describe('Standalone', () => {
  it('opens the tenant at a later call where the first one could not', async () => {
    const faults = [new Error('no memory was left')];
    const gainsight = new Standalone({
      source: async () => {
        const fault = faults.shift();
        if (fault) throw fault;
        return sandboxSource({ now: NOW, timeZone: 'Europe/Berlin' });
      },
      rules: () => ({ readOnly: false, allow: [], exclude: [] }),
      audit: { append: async () => undefined },
      now: NOW,
    });
    const { signal } = new AbortController();
    const call = () => gainsight.run('gainsight_object_list', {}, { door: 'code', signal });
    await assert.rejects(call(), /no memory was left/);
    assert.match(await call(), /"status":"ok"/);
  });
});
