import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../src/audit/entry';
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

  it('records the requests of each call, also of calls side by side', async () => {
    const lines: AuditEntry[] = [];
    const gainsight = new Standalone({
      source: () => sandboxSource({ now: NOW, timeZone: 'Europe/Berlin' }),
      rules: () => ({ readOnly: false, allow: [], exclude: [] }),
      audit: { append: async (entry) => void lines.push(entry) },
      now: NOW,
    });
    const { signal } = new AbortController();
    const names = ['gainsight_company_query', 'gainsight_cta_list', 'gainsight_timeline_query'];
    await Promise.all(names.map((name) => gainsight.run(name, {}, { door: 'code', signal })));
    const ids = lines.map(({ requestIds = [] }) => requestIds);
    assert.deepEqual([lines.length, ids.every(({ length }) => length > 0)], [3, true]);
    assert.equal(new Set(ids.flat()).size, ids.flat().length);
    assert.ok(lines.every(({ credentialMs }) => typeof credentialMs === 'number'));
  });
});
