import assert from 'node:assert/strict';
import { setup } from '../toolTenant';
import { column } from './promptAnswers';

describe('gainsight_ctas_list', () => {
  it('lists my open CTAs, objectives left out, earliest due first', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_ctas_list');
    const due = column(answer, 'due').map(String);
    assert.deepEqual(due, [...due].sort());
    assert.ok(column(answer, 'owner').every((owner) => owner === 'Lena Hofmann'));
    assert.equal(answer.total, 6);
    assert.match(answer.rule ?? '', /objectives of success plans are left out/);
  });

  it('takes another owner, everybody, a day and a limit', async () => {
    const { ask } = setup();
    const hers = await ask('gainsight_ctas_list', { owner: 'priya.nair@example.com', limit: 500 });
    assert.ok(column(hers, 'owner').every((owner) => owner === 'Priya Nair'));
    const all = await ask('gainsight_ctas_list', { owner: 'all', due_before: '2026-11-18', limit: 2 });
    assert.equal(all.rows?.length, 2);
    assert.ok(column(all, 'due').every((due) => String(due) < '2026-11-18'));
    assert.match(all.next ?? '', /^2 of \d+ shown/);
    assert.match(all.scope ?? '', /every owner in the whole tenant, due before 2026-11-18/);
  });

  it('tells closed from open, and all of both', async () => {
    const { ask } = setup();
    const count = async (state: string): Promise<number> =>
      column(await ask('gainsight_ctas_list', { account: 'Bravura', state }), 'cta').length;
    assert.deepEqual(await Promise.all(['open', 'closed', 'all', 'overdue'].map(count)), [0, 1, 1, 0]);
  });

  it('says that nothing is overdue only where nothing else narrows the question', async () => {
    const { ask } = setup();
    const type = await ask('gainsight_ctas_list', { state: 'overdue', type: 'Opportunity' });
    assert.equal(type.none, 'No such CTA. Types that are there: Risk.');
    const early = { state: 'overdue', due_before: '2026-11-01', include_tasks: true };
    const before = await ask('gainsight_ctas_list', early);
    assert.equal(before.none, 'No such CTA.');
    assert.equal(before.tasks, 'No overdue task is due before 2026-11-01.');
    const none = await ask('gainsight_ctas_list', { state: 'overdue', owner: 'ruth.calder@example.com' });
    assert.equal(none.none, 'Nothing is overdue.');
  });

  it('offers no type that it leaves out', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_ctas_list', { account: 'Quillon Bank', type: 'Objective' });
    assert.equal(answer.none, 'No such CTA. Types that are there: Lifecycle.');
  });

  it('puts what was closed last first, tells the day, and begins with a day of closing', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_ctas_list', { state: 'closed', owner: 'all', limit: 500 });
    const days = column(answer, 'closedOn').map(String);
    assert.ok(days.length > 5 && days.every((day) => /^2026-\d\d-\d\d$/.test(day)));
    assert.deepEqual(days, [...days].sort().reverse());
    assert.match(answer.rule ?? '', /last closed first/);
    const month = await ask('gainsight_ctas_list', { closed_since: '2026-11-01', owner: 'all', limit: 500 });
    assert.deepEqual(
      column(month, 'closedOn'),
      days.filter((day) => day >= '2026-11-01'),
    );
    assert.ok(Number(month.total) > 0 && Number(month.total) < Number(answer.total));
    assert.match(month.scope ?? '', /^closed CTAs.*closed since 2026-11-01$/);
  });

  it('says that the order is only that of the rows that were read, where there are more', async () => {
    const [company] = await setup().tenant.companies.resolve('Bravura');
    const rows = Array.from({ length: 5001 }, (_, n) => ({
      ...{ Gsid: `1S01MANY${n}`, Name: `Closed ${n}`, CompanyId: company!.gsid },
      ...{ IsClosed: true, ClosedDate: '2026-10-01T10:00:00.000Z' },
    }));
    const { ask } = setup({ data: { call_to_action: rows } });
    const answer = await ask('gainsight_ctas_list', { state: 'closed', account: 'Bravura', limit: 1 });
    assert.match(String(answer.total), /^at least /);
    assert.match(answer.rule ?? '', /of the 5000 that were read: there are more/);
    assert.match(answer.next ?? '', /closed_since/);
    const since = await ask('gainsight_ctas_list', { closed_since: '2026-10-02', account: 'Bravura' });
    assert.match(since.rule ?? '', /closed/);
    assert.doesNotMatch(since.rule ?? '', /there are more/);
  });

  it('begins a day of closing at midnight of the user', async () => {
    const [company] = await setup().tenant.companies.resolve('Bravura');
    const cta = { CompanyId: company!.gsid, IsClosed: true };
    const rows = [
      { ...cta, Gsid: '1S01CLOSEDBEFORE', Name: 'Before', ClosedDate: '2026-10-31T22:59:00.000Z' },
      { ...cta, Gsid: '1S01CLOSEDAFTER', Name: 'After', ClosedDate: '2026-10-31T23:30:00.000Z' },
    ];
    const { ask } = setup({ data: { call_to_action: rows } });
    const answer = await ask('gainsight_ctas_list', { closed_since: '2026-11-01', account: 'Bravura' });
    const names = column(answer, 'cta');
    assert.deepEqual([names.includes('After'), names.includes('Before')], [true, false]);
    assert.equal(answer.rows?.find((row) => row.cta === 'After')?.closedOn, '2026-11-01');
  });

  it('narrows to a priority, and says which there are when none is of it', async () => {
    const { ask } = setup();
    const high = await ask('gainsight_ctas_list', { priority: 'high', owner: 'all', limit: 500 });
    assert.deepEqual([...new Set(column(high, 'priority'))], ['High']);
    const none = await ask('gainsight_ctas_list', { account: 'Praxis Inc', priority: 'Lowest' });
    assert.match(String(none.none), /Priorities that are there: /);
  });

  it('takes several accounts in two calls, and names those without a CTA', async () => {
    const { ask, sandbox } = setup();
    const account = ['Praxis Inc', 'OmegaTech', 'Bravura', 'Quillon Bank'];
    const answer = await ask('gainsight_ctas_list', { account });
    assert.deepEqual(answer.withoutCta, ['Bravura']);
    assert.equal(answer.total, 3);
    assert.equal(sandbox.calls.length, 2);
  });

  it('tells accounts without such a CTA from accounts without any', async () => {
    const { ask } = setup();
    const account = 'Larkspur Health';
    const narrowed = [
      { type: 'Risk' },
      { priority: 'High' },
      { owner: 'Priya Nair' },
      { due_before: '2026-11-01' },
      { state: 'overdue' },
      { state: 'closed' },
    ];
    for (const one of narrowed) {
      const answer = await ask('gainsight_ctas_list', { account, ...one });
      assert.deepEqual([answer.withoutCta, answer.withoutSuchCta], [undefined, [account]], answer.scope);
    }
    const open = await ask('gainsight_ctas_list', { account });
    assert.deepEqual([open.total, open.withoutCta, open.withoutSuchCta], [1, undefined, undefined]);
  });

  it('says that a type and a priority do not narrow the tasks', async () => {
    const { ask } = setup();
    const high = await ask('gainsight_ctas_list', { priority: 'High', include_tasks: true });
    assert.deepEqual([high.total, high.tasksTotal], [2, 6]);
    assert.match(high.rule ?? '', /tasks are those of CTAs of every type and priority/);
    const mine = await ask('gainsight_ctas_list', { include_tasks: true });
    assert.doesNotMatch(mine.rule ?? '', /tasks are those/);
  });

  it('says which types there are when none of the type is there', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_ctas_list', { account: 'Praxis Inc', type: 'Expansion' });
    assert.match(String(answer.none), /Types that are there: Risk/);
  });

  it('keeps the CTAs and says so when the tasks cannot be read', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/data/objects/query/cs_task', kind: 'forbidden' });
    const answer = await ask('gainsight_ctas_list', { include_tasks: true });
    assert.equal(answer.total, 6);
    assert.match(String(answer.notAvailable), /not the same as none/);
  });

  it('asks which account or owner is meant', async () => {
    const { ask } = setup();
    const account = await ask('gainsight_ctas_list', { account: ['Praxis Inc', 'No Such Company'] });
    assert.deepEqual([account.status, account.asked], ['notFound', 'No Such Company']);
    const owner = await ask('gainsight_ctas_list', { owner: 'example.com' });
    assert.equal(owner.status, 'several');
  });

  it('corrects a day that is none and a state that does not exist', async () => {
    const { ask, sandbox } = setup();
    const day = await ask('gainsight_ctas_list', { due_before: '2026-02-30' });
    assert.match(day.problem ?? '', /due_before: must be a day, yyyy-MM-dd/);
    const state = await ask('gainsight_ctas_list', { state: 'late' });
    assert.match(state.problem ?? '', /state: /);
    assert.equal(sandbox.calls.length, 0);
  });
});

describe('gainsight_task_list', () => {
  it('lists the tasks of a CTA by words of its name and account, closed ones too', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_task_list', { cta_gsid: 'Praxis usage' });
    assert.deepEqual(column(answer, 'IsClosed'), [false, false, true]);
    assert.match(answer.scope ?? '', /"Recover product usage"/);
  });

  it('takes a GSID, further fields and pages', async () => {
    const { ask } = setup();
    const ctas = await ask('gainsight_ctas_list', { account: 'Praxis Inc' });
    const cta_gsid = String(ctas.rows?.[0]?.gsid);
    const answer = await ask('gainsight_task_list', {
      cta_gsid,
      includes: 'DaysDue, CompanyId__gr.Name',
      ps: 2,
    });
    assert.deepEqual(column(answer, 'CompanyId__gr.Name'), ['Praxis Inc', 'Praxis Inc']);
    assert.match(answer.next ?? '', /pn 2/);
    const last = await ask('gainsight_task_list', { cta_gsid, pn: 2, ps: 2 });
    assert.equal(last.rows?.length, 1);
  });

  it('suggests names for a further field that does not exist', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_task_list', {
      cta_gsid: 'Recover product usage',
      includes: 'Descripton',
    });
    assert.deepEqual([answer.status, answer.didYouMean], ['rejected', { Descripton: ['Description'] }]);
  });

  it('asks which CTA is meant, and says when none is', async () => {
    const { ask } = setup();
    const several = await ask('gainsight_task_list', { cta_gsid: 'Onboarding' });
    assert.deepEqual([several.status, several.rows?.length], ['several', 2]);
    const none = await ask('gainsight_task_list', { cta_gsid: 'No such call' });
    assert.equal(none.status, 'notFound');
  });

  it('lists my open tasks when no CTA is named', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_task_list', { ps: 4 });
    assert.match(answer.scope ?? '', /Lena Hofmann \(me\)/);
    assert.deepEqual([answer.total, answer.rows?.length], [6, 4]);
    assert.match(answer.next ?? '', /^4 of 6 shown: call again with pn 2/);
  });

  it('says that I have no open task, when that is so', async () => {
    const { ask } = setup({ data: { $replace: ['cs_task'], cs_task: [] } });
    assert.equal((await ask('gainsight_task_list')).none, 'No open task.');
  });
});

describe('gainsight_success_plans_get', () => {
  it('lists my open plans with progress, without each objective', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_success_plans_get');
    assert.ok(!column(answer, 'status').includes('Closed'));
    assert.ok(answer.rows?.every((row) => row.objectives && !('all' in row)));
  });

  it('takes a state of ours or a status of the tenant', async () => {
    const { ask } = setup();
    const plans = async (state: string): Promise<unknown[]> =>
      column(await ask('gainsight_success_plans_get', { state }), 'plan');
    assert.deepEqual(await plans('closed'), ['Launch']);
    assert.deepEqual(await plans('overdue'), ['Prove the return on investment', 'First hundred days']);
    assert.deepEqual(await plans('at risk'), ['Win back the editors']);
    assert.equal((await plans('all')).length, (await plans('open')).length + 1);
    const none = await ask('gainsight_success_plans_get', { state: 'Paused' });
    assert.match(String(none.none), /Statuses that are there: .*On Hold/);
  });

  it('calls a plan late no more when its status says that it is closed', async () => {
    const { rows = [] } = await setup().ask('gainsight_success_plans_get', { account: 'Bravura' });
    const plan = { Gsid: rows[0]?.gsid, StatusId: 'Closed', DueDate: '2026-10-01', IsClosed: false };
    const { ask } = setup({ data: { cta_group: [plan] } });
    const answer = await ask('gainsight_success_plans_get', { account: 'Bravura', state: 'closed' });
    assert.deepEqual([column(answer, 'due'), column(answer, 'closed')], [['2026-10-01'], [true]]);
    assert.deepEqual(column(answer, 'daysLate'), [undefined]);
  });

  it('shows each objective with its stage for one account', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_success_plans_get', { account: 'Larkspur Health' });
    const [plan] = answer.rows ?? [];
    const stages = (plan?.all as { stage: string }[]).map(({ stage }) => stage);
    assert.deepEqual(stages, ['done', 'active', 'pending']);
  });

  it('takes an owner and a limit', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_success_plans_get', { owner: 'all', state: 'all', limit: 1 });
    assert.match(answer.next ?? '', /^1 of \d+ shown/);
    const hers = await ask('gainsight_success_plans_get', { owner: 'Priya Nair' });
    assert.ok(column(hers, 'owner').every((owner) => owner === 'Priya Nair'));
  });

  it('keeps the plans and says so when the objectives cannot be read', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/data/objects/query/call_to_action', kind: 'failure' });
    const answer = await ask('gainsight_success_plans_get', { account: 'Quillon Bank' });
    assert.equal(answer.rows?.length, 1);
    assert.match(String(answer.notAvailable), /objectives could not be read/);
    assert.ok(!('objectives' in answer.rows[0]!));
  });

  it('says that there is no plan, when that is so', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_success_plans_get', { account: 'Kestrel Labs' });
    assert.equal(answer.none, 'No success plan.');
  });
});
