import assert from 'node:assert/strict';
import { names, NOW, where, type Envelope, type Row } from '../tenantCalls';
import { NO_GSID, WriteCalls } from './writeCalls';

const CTA_NAME = 'Recover product usage';

describe('sandbox deletes', () => {
  const remove = async (
    calls: WriteCalls,
    object: string,
    id: unknown,
  ): Promise<{ status: number; body: Envelope }> =>
    calls.call(`/v1/data/objects/${object}/${String(id)}`, undefined, { method: 'DELETE' });

  const logged = (calls: WriteCalls): Promise<Row[]> =>
    calls.rows(
      'record_delete_log',
      ['RecordId', 'ObjectName'],
      [['DeletedOn', 'GTE', '2026-11-18 00:00:00']],
    );

  const deleted = async (calls: WriteCalls, path: string, more: Row = {}): Promise<Envelope> =>
    (await calls.call(path, { select: ['Name', 'ModifiedDate'], ...more })).body;

  it('take a CTA and its tasks away, log them and list the CTA as deleted', async () => {
    const calls = new WriteCalls();
    const id = await calls.cta(CTA_NAME);
    const tasks = await calls.rows('cs_task', ['Gsid'], [['CtaId', 'EQ', id]]);
    const { status, body } = await remove(calls, 'call_to_action', id);
    assert.deepEqual(
      [status, body.result, body.data],
      [200, true, `Record with GSID: ${id} successfully deleted.`],
    );
    assert.deepEqual(await calls.rows('call_to_action', ['Gsid'], [['Gsid', 'EQ', id]]), []);
    assert.deepEqual(await calls.rows('cs_task', ['Gsid'], [['CtaId', 'EQ', id]]), []);
    assert.deepEqual(new Set(names(await logged(calls), 'RecordId')), new Set([id, ...names(tasks, 'Gsid')]));
    for (const of of [[], [['CompanyId', 'EQ', await calls.company('Praxis Inc')] as const]]) {
      const listed = await calls.list('/v2/cockpit/cta/list', ['Name'], of);
      assert.ok(!names(listed).includes(CTA_NAME));
    }
    const page = await deleted(calls, '/v2/cockpit/cta/deleted/list', {
      where: {
        conditions: [{ fieldName: 'ModifiedDate', alias: 'A', operator: 'EQ', literal: 'TODAY' }],
        expression: 'A',
      },
      pageSize: 10,
    });
    assert.deepEqual(Object.keys(page), ['result', 'requestId', 'data', 'pageSize', 'currentPageNum']);
    const rows = page.data as Row[];
    assert.deepEqual([names(rows, 'Gsid'), rows[0]?.ModifiedDate], [[id], NOW.toISOString()]);
    const same = await deleted(calls, '/v2/cockpit/cta/list', { includeonlyDeletedRecords: true });
    assert.deepEqual(names(same.data as Row[]), ['Opened twice by mistake', CTA_NAME]);
  });

  it('show the CTA of the log among the deleted ones', async () => {
    const calls = new WriteCalls();
    const page = await deleted(calls, '/v2/cockpit/cta/deleted/list/');
    const [entry = {}] = await calls.rows(
      'record_delete_log',
      ['RecordId'],
      [['ObjectName', 'EQ', 'call_to_action']],
    );
    assert.deepEqual(names(page.data as Row[], 'Gsid'), [entry.RecordId]);
  });

  it('take a plan away with its objectives', async () => {
    const calls = new WriteCalls();
    const [plan = {}] = await calls.rows('cta_group', ['Gsid'], [['Name', 'EQ', 'Launch']]);
    await remove(calls, 'cta_group', plan.Gsid);
    assert.deepEqual(await calls.rows('call_to_action', ['Gsid'], [['CtaGroupId', 'EQ', plan.Gsid]]), []);
    const page = await deleted(calls, '/v2/successPlan/deleted/list', {
      where: where([['Name', 'EQ', 'Launch']], 'fieldName'),
    });
    assert.deepEqual(names(page.data as Row[]), ['Launch']);
  });

  it('count the tasks and objectives that are left', async () => {
    const calls = new WriteCalls();
    const cta = await calls.cta('Migrate customer records');
    const [before = {}] = await calls.rows(
      'cta_group',
      ['Gsid', 'OpenCtas'],
      [['Name', 'EQ', 'Onboarding plan']],
    );
    await remove(calls, 'call_to_action', cta);
    const after = await calls.row('cta_group', before.Gsid, ['OpenCtas']);
    assert.equal(after.OpenCtas, Number(before.OpenCtas) - 1);
    const [task = {}] = await calls.rows(
      'cs_task',
      ['Gsid', 'CtaId'],
      [['Name', 'EQ', 'Share the usage report']],
    );
    await remove(calls, 'cs_task', task.Gsid);
    assert.equal((await calls.row('call_to_action', task.CtaId, ['TotalTaskCount'])).TotalTaskCount, 2);
  });

  for (const name of ['Bravura', 'Kestrel Labs'])
    it(`take ${name} away with all that belongs to it`, async () => {
      const calls = new WriteCalls();
      const id = await calls.company(name);
      await remove(calls, 'Company', id);
      assert.deepEqual(await calls.rows('company', ['Gsid'], [['Name', 'EQ', name]]), []);
      for (const [object, field] of [
        ['activity_timeline', 'GsCompanyId'],
        ['call_to_action', 'CompanyId'],
        ['company_scorecard_fact_1', 'AccountId__gc'],
        ['company_person', 'Company_ID'],
      ] as const) {
        const rows = await calls.rows(object, [field]);
        assert.ok(rows.length > 0);
        assert.ok(!names(rows, field).includes(id), object);
      }
    });

  it('come back with a reset', async () => {
    const calls = new WriteCalls();
    const id = await calls.cta(CTA_NAME);
    await remove(calls, 'call_to_action', id);
    calls.sandbox.reset();
    assert.equal(await calls.cta(CTA_NAME), id);
    assert.deepEqual(await logged(calls), []);
  });

  const refused: [object: string, id: string, code: string][] = [
    ['Company', NO_GSID, 'GSOBJ_1011'],
    ['Company', 'a.b', 'GSOBJ_1004'],
    ['nothing__gc', NO_GSID, 'GSOBJ_1023'],
    ['scorecard_master', NO_GSID, 'GSOBJ_1023'],
    ['activity_timeline', NO_GSID, 'GSOBJ_1023'],
  ];
  for (const [object, id, code] of refused)
    it(`refuse ${object}/${id}`, async () => {
      const { body } = await remove(new WriteCalls(), object, id);
      assert.deepEqual([body.result, body.errorCode], [false, code]);
    });
});
