import assert from 'node:assert/strict';
import { NOW, type Row } from '../tenantCalls';
import { LENA, NO_GSID, PRIYA, WriteCalls } from './writeCalls';

const TASKS = '/v2/cockpit/task/';
const CTA_NAME = 'Recover product usage';
const COUNTS = ['TotalTaskCount', 'OpenTaskCount', 'ClosedTaskCount', 'NextTaskDueDate'];

async function deck(calls: WriteCalls, more: Row = {}): Promise<Row> {
  const CtaId = await calls.cta(CTA_NAME);
  return { Name: 'Send the deck', CtaId, OwnerEmail: LENA, DueDate: '2026-11-09', ...more };
}

describe('sandbox task writes', () => {
  it('make a task that the CTA lists and counts', async () => {
    const calls = new WriteCalls();
    const record = await deck(calls, {
      Description: '<p>To the <b>sponsor</b></p>',
      priority: 'High',
      status: 'In Progress',
    });
    const counts = await calls.row('call_to_action', record.CtaId, COUNTS);
    assert.deepEqual(Object.values(counts), [3, 2, 1, '2026-11-10']);
    const id = await calls.cockpit('POST', TASKS, record);
    assert.match(id, /^1S05/);
    const { body } = await calls.call(`/v2/cockpit/task/list/${String(record.CtaId)}`);
    const task = (body.data as Row[]).find(({ Gsid }) => Gsid === id);
    assert.ok(task);
    assert.deepEqual(
      ['Description', 'StatusId__gr.Name', 'PriorityId__gr.Name', 'DueDate', 'IsClosed'].map(
        (key) => task[key],
      ),
      ['<p>To the <b>sponsor</b></p>', 'In Progress', 'High', '2026-11-09', false],
    );
    const stored = await calls.row('cs_task', id, ['CompanyId__gr.Name', 'TypeId__gr.Name', 'CreatedDate']);
    assert.deepEqual(Object.values(stored), ['Praxis Inc', 'To Do', NOW.toISOString()]);
    assert.deepEqual(Object.values(await calls.row('call_to_action', record.CtaId, COUNTS)), [
      4,
      3,
      1,
      '2026-11-09',
    ]);
  });

  it('fill in status and priority', async () => {
    const calls = new WriteCalls();
    const id = await calls.cockpit('POST', TASKS.slice(0, -1), await deck(calls));
    const row = await calls.row('cs_task', id, ['StatusId__gr.Name', 'PriorityId__gr.Name']);
    assert.deepEqual(Object.values(row), ['Open', 'Medium']);
  });

  const closings: [change: Row, status: string, closed: boolean][] = [
    [{ status: 'Completed' }, 'Completed', true],
    [{ IsClosed: true }, 'Completed', true],
    [{ status: 'In Progress' }, 'In Progress', false],
  ];
  for (const [change, status, closed] of closings)
    it(`change with ${JSON.stringify(change)}`, async () => {
      const calls = new WriteCalls();
      const record = await deck(calls);
      const Gsid = await calls.cockpit('POST', TASKS, record);
      assert.equal(await calls.cockpit('PUT', TASKS, { Gsid, OwnerEmail: PRIYA, ...change }), Gsid);
      const row = await calls.row('cs_task', Gsid, [
        'StatusId__gr.Name',
        'IsClosed',
        'ClosedDate',
        'OwnerId__gr.Email',
      ]);
      assert.deepEqual(Object.values(row), [status, closed, closed ? NOW.toISOString() : null, PRIYA]);
      const { OpenTaskCount } = await calls.row('call_to_action', record.CtaId, ['OpenTaskCount']);
      assert.equal(OpenTaskCount, closed ? 2 : 3);
    });

  it('move a task, and both CTAs count anew', async () => {
    const calls = new WriteCalls();
    const record = await deck(calls);
    const other = await calls.cta('Settle the billing dispute');
    const Gsid = await calls.cockpit('POST', TASKS, record);
    await calls.cockpit('PUT', TASKS, { Gsid, CtaId: other });
    const total = async (cta: unknown): Promise<unknown> =>
      (await calls.row('call_to_action', cta, ['TotalTaskCount'])).TotalTaskCount;
    assert.deepEqual([await total(record.CtaId), await total(other)], [3, 2]);
  });

  const refused: [title: string, change: Row, text: RegExp][] = [
    [
      'without a CTA, owner and date',
      { CtaId: undefined, OwnerEmail: undefined, DueDate: undefined },
      /^COCKPIT_9700: .* create - CtaId, OwnerId, DueDate$/,
    ],
    ['under a CTA that is not there', { CtaId: NO_GSID }, /^COCKPIT_6007: Invalid GSID of CTA$/],
    ['with a status of a CTA', { status: 'New' }, /^COCKPIT_9701: .*"New" is not configured$/],
    ['with an unknown priority', { priority: 'Top' }, /^COCKPIT_9701: .*"Top" is not configured$/],
    ['due on a day in words', { DueDate: 'Thursday' }, /\(date\) - DueDate/],
  ];
  for (const [title, change, text] of refused)
    it(`refuse a task ${title}`, async () => {
      const calls = new WriteCalls();
      const record = await deck(calls);
      assert.match(await calls.cockpit('POST', TASKS, { ...record, ...change }), text);
      const { TotalTaskCount } = await calls.row('call_to_action', record.CtaId, ['TotalTaskCount']);
      assert.equal(TotalTaskCount, 3);
    });

  it('refuse to change a task that is not there', async () => {
    const text = await new WriteCalls().cockpit('PUT', TASKS, { Gsid: NO_GSID, Name: 'x' });
    assert.equal(text, 'COCKPIT_6007: Invalid GSID of Task');
  });
});
