import assert from 'node:assert/strict';
import { HistoryReader } from '../../../src/data/historyReader';
import type { GainsightClient } from '../../../src/gainsight/client';
import { GainsightError } from '../../../src/gainsight/errors';
import type { ObjectQuery, Row } from '../../../src/gainsight/objectQuery';
import type { Metadata, Tenant } from '../../../src/data/tenant';
import type { FieldInfo } from '../../../src/model/metadata';
import { setup } from '../tools/toolTenant';

const HISTORY = '/v1/data/objects/query/account_scorecard_history';
const DESCRIBE = '/v1/meta/services/objects/account_scorecard_history/describe';

async function gsidOf({ companies }: Tenant, name: string): Promise<string[]> {
  return (await companies.resolve(name)).map(({ gsid }) => gsid);
}

/** A reader on a tenant whose history has these fields beside the usual ones, which it hides. */
function readerOn(fields: Record<string, string>, rows: (query: ObjectQuery) => Row[]) {
  const asked: ObjectQuery[] = [];
  const described = Object.entries(fields).map(([name, dataType]): FieldInfo => {
    const lookup = dataType === 'LOOKUP' ? { path: `${name}__gr`, object: 'company' } : undefined;
    return { name, label: name, dataType, hidden: false, required: false, lookup, options: [] };
  });
  const metadata: Metadata = {
    objects: async () => [],
    describe: async (name) => ({ name, label: name, kind: 'SYSTEM', fields: described }),
    labels: async () => new Map(),
    known: () => undefined,
  };
  const client: Pick<GainsightClient, 'queryAll'> = {
    queryAll: async (query) => {
      asked.push(query);
      return { rows: rows(query), complete: true };
    },
  };
  return { asked, reader: new HistoryReader(client, metadata, () => ({ healthColumns: {} })) };
}

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

  it('asks under the usual names at once, but looks first where many queries are to be sent', async () => {
    const { tenant, sandbox } = setup();
    const paths = (): string[] => sandbox.calls.map(({ path }) => path.split('?')[0] ?? '');
    await tenant.health.history(await gsidOf(tenant, 'Praxis Inc'), '2026-08-01');
    assert.deepEqual(paths().slice(-1), [HISTORY]);
    assert.ok(!paths().includes(DESCRIBE));
    tenant.forget();
    const before = sandbox.calls.length;
    const many = Array.from({ length: 201 }, (_, n) => `1P02NOBODY${n}`);
    assert.deepEqual(await tenant.health.tryHistory(many, '2026-08-01'), { snapshots: [] });
    assert.deepEqual(paths().slice(before), [DESCRIBE, HISTORY, HISTORY]);
  });

  it('makes sure of the columns before it says that there is nothing, once', async () => {
    const { tenant, sandbox } = setup();
    const gsids = await gsidOf(tenant, 'Ostrava Steelworks');
    const before = sandbox.calls.length;
    assert.deepEqual(await tenant.health.tryHistory(gsids, '2026-08-01'), { snapshots: [] });
    assert.deepEqual(await tenant.health.tryHistory(gsids, '2026-08-01'), { snapshots: [] });
    const paths = sandbox.calls.slice(before).map(({ path }) => path.split('?')[0]);
    assert.deepEqual(paths, [HISTORY, DESCRIBE, HISTORY]);
  });

  it('finds the column in use where the usual one is there and empty', async () => {
    const described = { Company__gc: 'LOOKUP', Snapshot__gc: 'DATE', Overall__gc: 'NUMBER' };
    const { reader, asked } = readerOn(described, ({ select }) =>
      select.includes('Overall__gc')
        ? [{ Company__gc: 'C1', Snapshot__gc: '2026-11-01', Overall__gc: 40 }]
        : [],
    );
    const { snapshots } = await reader.trySince(['C1'], '2026-10-01');
    assert.deepEqual(
      snapshots.map(({ day, score }) => [day, score]),
      [['2026-11-01', 40]],
    );
    assert.equal(asked.length, 2);
  });

  it('asks by the moment where a snapshot has one, under whichever names', async () => {
    for (const day of ['SnapshotDate__gc', 'Taken__gc']) {
      const described = {
        AccountId__gc: 'LOOKUP',
        [day]: 'DATETIME',
        OverallScoreAccount__gc: 'NUMBER',
        TimeGranularity__gc: 'STRING',
      };
      const { reader } = readerOn(described, ({ where }) => {
        const [, since] = where?.conditions ?? [];
        if (since?.name === day && since.value?.[0] === '2026-10-01T00:00:00Z')
          return [{ AccountId__gc: 'C1', [day]: '2026-11-01T00:00:00.000Z', OverallScoreAccount__gc: 40 }];
        throw new GainsightError({ kind: 'rejected', code: 'GSOBJ_1005', sentence: 'Refused.' });
      });
      const { snapshots } = await reader.trySince(['C1'], '2026-10-01');
      assert.deepEqual(
        snapshots.map((one) => one.day),
        ['2026-11-01'],
      );
    }
  });

  it('says what the tenant said where the usual names are right and refused all the same', async () => {
    const { tenant, sandbox } = setup();
    const gsids = await gsidOf(tenant, 'Praxis Inc');
    sandbox.inject({ path: HISTORY, kind: 'failure', code: 'GSOBJ_1008', times: 9 });
    const before = sandbox.calls.length;
    const { snapshots, problem } = await tenant.health.tryHistory(gsids, '2026-08-01');
    assert.deepEqual(snapshots, []);
    assert.match(problem ?? '', /could not be read: Gainsight refused the call with GSOBJ_1008/);
    assert.equal(sandbox.calls.length - before, 2);
  });

  it('does not take a tenant that cannot answer for one with other names', async () => {
    const { tenant, sandbox } = setup();
    const gsids = await gsidOf(tenant, 'Praxis Inc');
    sandbox.inject({ path: HISTORY, kind: 'serverError', times: 99 });
    await assert.rejects(tenant.health.tryHistory(gsids, '2026-08-01'), { kind: 'network' });
    assert.ok(!sandbox.calls.some(({ path }) => path.startsWith(DESCRIBE)));
  });
});
