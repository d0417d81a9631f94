import assert from 'node:assert/strict';
import { HistoryReader } from '../../../src/data/historyReader';
import type { GainsightClient } from '../../../src/gainsight/client';
import { setup } from '../tools/toolTenant';

describe('HistoryReader', () => {
  it('gives the snapshots of each company oldest first', async () => {
    const { tenant } = setup();
    const gsids = await Promise.all(
      ['Meridian Corp', 'Praxis Inc'].map(async (name) => (await tenant.companies.resolve(name))[0]!.gsid),
    );
    const snapshots = await tenant.health.history(gsids, '2026-08-01');
    for (const gsid of gsids) {
      const days = snapshots.filter(({ companyGsid }) => companyGsid === gsid).map(({ day }) => day);
      assert.ok(days.length > 10);
      assert.deepEqual(days, days.toSorted());
    }
  });

  it('leaves out the oldest snapshots where there are more than it reads', async () => {
    const { tenant } = setup();
    const [company] = await tenant.companies.resolve('Meridian Corp');
    const all = await tenant.health.history([company!.gsid], '2026-01-01');
    const client: Pick<GainsightClient, 'queryAll'> = {
      queryAll: (query, options) => tenant.client.queryAll(query, { ...options, maxRows: 3 }),
    };
    const reader = new HistoryReader(client, tenant.metadata, () => ({ healthColumns: {} }));
    assert.deepEqual(await reader.since([company!.gsid], '2026-01-01'), all.slice(-3));
  });
});
