import assert from 'node:assert/strict';
import { setupWrites } from '../writeTenant';

const NEW = { cta_gsid: 'Recover product usage', name: 'Send the deck', due_date: '2026-11-19' };
const TASK = '/v2/cockpit/task/';

describe('gainsight_task_create', () => {
  it('sends every parameter under its documented key', async () => {
    const { approve, sent, card } = setupWrites();
    const answer = await approve('gainsight_task_create', {
      ...NEW,
      owner_email: 'Priya Nair',
      reference_id: 'ref-1',
      description: 'With **figures**.',
      priority: 'high',
      status: 'open',
    });
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    const { CtaId, ...record } = sent();
    assert.match(String(CtaId), /^1S01/);
    assert.deepEqual(record, {
      referenceId: 'ref-1',
      Name: 'Send the deck',
      DueDate: '2026-11-19',
      OwnerEmail: 'priya.nair@example.com',
      priority: 'High',
      status: 'Open',
      Description: '<p>With <b>figures</b>.</p>',
    });
    assert.match(card(), /^Account: Praxis Inc$/m);
    assert.match(card(), /^! The CTA itself is due before, on 2026-11-12 \(Thursday\)\.$/m);
  });

  it('takes a CTA by GSID, and me as the owner', async () => {
    const { approve, sent, tenant } = setupWrites();
    const { gsid: me } = await tenant.people.me();
    const [cta] = await tenant.ctas.openOf(me);
    await approve('gainsight_task_create', { ...NEW, cta_gsid: cta?.gsid });
    assert.deepEqual([sent().CtaId, sent().OwnerEmail], [cta?.gsid, 'lena.hofmann@example.com']);
  });

  it('names an owner by GSID whose address a former user has as well', async () => {
    const kim = { Name: 'Kim Vale', Email: 'kim.vale@example.com' };
    const gsuser = [
      { ...kim, Gsid: '1P01KIMBEFORE', IsActiveUser: false },
      { ...kim, Gsid: '1P01KIMTODAY', IsActiveUser: true },
    ];
    for (const owner of ['Kim Vale', 'kim.vale@example.com']) {
      const { approve, sent, card } = setupWrites({ data: { gsuser } });
      const answer = await approve('gainsight_task_create', { ...NEW, owner_email: owner });
      assert.equal(answer.status, 'ok', JSON.stringify(answer));
      assert.deepEqual([sent().OwnerId, sent().OwnerEmail], ['1P01KIMTODAY', undefined]);
      assert.match(card(), /Kim Vale \(kim\.vale@example\.com\)/);
    }
  });

  const wrong: [string, object, RegExp][] = [
    ['no due date', { due_date: undefined }, /due_date: /],
    ['an unknown status', { status: 'Later' }, /no task status.*In Progress/s],
    ['an unknown priority', { priority: 'Urgent' }, /no priority.*High.*Medium.*Low/s],
    ['an unknown CTA', { cta_gsid: 'No such CTA' }, /No CTA is called/],
    ['a CTA that does not exist', { cta_gsid: '1S01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA0' }, /There is no CTA/],
    ['a mistyped parameter', { desciption: 'x' }, /no parameter.*description/s],
  ];
  for (const [name, input, told] of wrong) {
    it(`answers ${name} with what to correct, and sends nothing`, async () => {
      const { approve, writes } = setupWrites();
      const answer = await approve('gainsight_task_create', { ...NEW, ...input });
      assert.match(JSON.stringify(answer), told);
      assert.equal(writes().length, 0);
    });
  }

  it('shows an open task of the same name instead of making a second one', async () => {
    const { approve, writes } = setupWrites();
    await approve('gainsight_task_create', NEW);
    const again = await approve('gainsight_task_create', NEW);
    assert.equal(again.status, 'several');
    assert.equal(again.rows?.[0]?.name, 'Send the deck');
    assert.equal(writes().length, 1);
  });

  it('says that the tenant refused the address of the call, with the request id and no other try', async () => {
    const { approve, sandbox, writes } = setupWrites();
    sandbox.inject({ path: `${TASK}$`, kind: 'failure', code: 'GS_APIG_1000' });
    const answer = await approve('gainsight_task_create', NEW);
    assert.equal(answer.status, 'notFound');
    assert.match(answer.problem ?? '', /no such API address.*Request id/s);
    assert.equal(writes().length, 1);
  });
});

describe('gainsight_task_update', () => {
  it('warns when most of the description would be lost', async () => {
    const { approve, card } = setupWrites();
    const task = 'Share the usage report';
    await approve('gainsight_task_update', { gsid: task, description: 'By week and team. '.repeat(20) });
    await approve('gainsight_task_update', { gsid: task, description: 'By month.' });
    assert.match(
      card(),
      /^! The description has \d+ characters now, the new one 9: the rest would be lost\.$/m,
    );
  });

  const gsid = 'Share the usage report';

  it('sends every parameter that changes something, and shows each before and after', async () => {
    const { approve, sent, card } = setupWrites();
    const answer = await approve('gainsight_task_update', {
      gsid,
      reference_id: 'ref-2',
      description: 'As a table.',
      due_date: '2026-11-20',
      name: 'Share the report',
      owner_email: 'Priya Nair',
      priority: 'High',
      status: 'In Progress',
    });
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    const { Gsid, ...record } = sent();
    assert.match(String(Gsid), /^1S05/);
    assert.deepEqual(record, {
      referenceId: 'ref-2',
      Name: 'Share the report',
      DueDate: '2026-11-20',
      OwnerEmail: 'priya.nair@example.com',
      priority: 'High',
      status: 'In Progress',
      Description: '<p>As a table.</p>',
    });
    assert.match(card(), /^Due: 2026-11-10 \(Tuesday\) → 2026-11-20 \(Friday\)$/m);
    assert.match(card(), /^Status: Open → In Progress$/m);
    assert.match(card(), /^Description: \(empty\) → As a table\.$/m);
  });

  it('completes a task and reads back its status', async () => {
    const { approve, sent } = setupWrites();
    const answer = await approve('gainsight_task_update', { gsid, is_closed: true });
    assert.equal(sent().IsClosed, true);
    assert.deepEqual(answer.now, { status: 'Completed', closed: true, due: '2026-11-10 (Tuesday)' });
  });

  it('answers with a conflict when what it replaces has changed, and sends nothing', async () => {
    const { approve, tenant, writes } = setupWrites();
    const tasks = await tenant.ctas.openTasksOf((await tenant.people.me()).gsid);
    const task = tasks.find(({ name }) => name === gsid);
    const other = () =>
      tenant.writes.updateTask(task?.gsid ?? '', { referenceId: 'other', status: 'In Progress' });
    const answer = await approve('gainsight_task_update', { gsid, status: 'Completed' }, other);
    assert.equal(answer.status, 'conflict');
    assert.equal(writes().length, 1);
  });

  it('finds the open task among many closed ones of its name, and asks where more are open than it reads', async () => {
    const { approve, tenant, writes } = setupWrites();
    const cta = await tenant.client.listCtas({ select: ['Gsid', 'Name'], pageSize: 1 });
    const owner = { email: 'lena.hofmann@example.com' };
    const task = { name: 'Send the minutes', owner, ctaGsid: String(cta[0]?.Gsid), dueDate: '2026-12-01' };
    const made: string[] = [];
    for (let n = 0; n < 30; n += 1)
      made.push((await tenant.writes.createTask({ ...task, referenceId: `task-${n}` })).gsid);
    const many = await approve('gainsight_task_update', { gsid: task.name, is_closed: true });
    assert.equal(many.status, 'several');
    assert.match(many.scope ?? '', /may be more/);
    for (const gsid of made.slice(0, -1))
      await tenant.writes.updateTask(gsid, { referenceId: gsid, closed: true });
    const before = writes().length;
    const answer = await approve('gainsight_task_update', { gsid: task.name, priority: 'High' });
    assert.deepEqual([answer.status, answer.gsid], ['ok', made.at(-1)]);
    assert.equal(writes().length, before + 1);
  });

  it('does not take the only one that it has read for the only one of its name', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `Kick-off ${n}`);
    const { approve, tenant, writes } = setupWrites();
    const cta = await tenant.client.listCtas({ select: ['Gsid', 'Name'], pageSize: 1 });
    const owner = { email: 'lena.hofmann@example.com' };
    const task = { owner, ctaGsid: String(cta[0]?.Gsid), dueDate: '2026-12-01' };
    for (const name of ['Kick-off', ...names, 'Kick-off'])
      await tenant.writes.createTask({ ...task, name, referenceId: name });
    const before = writes().length;
    const answer = await approve('gainsight_task_update', { gsid: 'Kick-off', is_closed: true });
    assert.equal(answer.status, 'several');
    assert.equal(writes().length, before);
  });

  it('asks which task is meant, and says when there is none', async () => {
    const { approve, writes } = setupWrites();
    assert.equal((await approve('gainsight_task_update', { gsid: 'e', is_closed: true })).status, 'several');
    assert.equal(
      (await approve('gainsight_task_update', { gsid: 'No such task', name: 'x' })).status,
      'notFound',
    );
    assert.equal(writes().length, 0);
  });
});
