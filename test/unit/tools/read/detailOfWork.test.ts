import assert from 'node:assert/strict';
import { DEFAULT_MAX_CHARACTERS } from '../../../../src/tools/resultBudget';
import { type Answer, setup } from '../toolTenant';
import { type Bench, both, type Cells, difference, LONG, rowDifference } from './detailBench';

/** Every CTA of the account has these comments. */
async function withComments(account: string, comments: string): Promise<Bench> {
  const first = setup();
  const found = await first.ask('gainsight_ctas_list', { account, state: 'all' });
  const rows = (found.rows ?? []).map(({ gsid }) => ({ Gsid: gsid, Comments: comments }));
  return setup({ data: { call_to_action: rows } });
}

describe('gainsight_ctas_list in detail', () => {
  it('adds ids, dates and open tasks to what concise rows say', async () => {
    const answers = await both(setup(), 'gainsight_ctas_list', { account: 'Praxis Inc' });
    assert.deepEqual(rowDifference(answers), {
      added: ['accountGsid', 'changed', 'created', 'ownerEmail', 'start', 'tasks', 'totalTasks'],
      changed: [],
    });
    const [row] = answers[1].rows ?? [];
    const tasks = row?.tasks as Cells[];
    assert.deepEqual(
      [row?.created, row?.ownerEmail, tasks.map(({ task, daysLate }) => [task, daysLate])],
      [
        '2026-10-25',
        'lena.hofmann@example.com',
        [
          ['Share the usage report', 8],
          ['Call the sponsor about the rollout', undefined],
        ],
      ],
    );
    assert.ok(tasks.every(({ gsid }) => typeof gsid === 'string'));
    assert.deepEqual(answers[1].sources, ['call_to_action', 'cs_task']);
  });

  it('gives comments in full, as text', async () => {
    const bench = await withComments('Praxis Inc', `<p>${LONG}</p><p>Second paragraph.</p>`);
    const answers = await both(bench, 'gainsight_ctas_list', { account: 'Praxis Inc' });
    assert.deepEqual(rowDifference(answers).changed, ['comments']);
    const [short, full] = answers.map(({ rows }) => String(rows?.[0]?.comments).slice(7, -7));
    assert.ok(short && short.length <= 201);
    assert.equal(full, `${LONG}\n\nSecond paragraph.`);
  });

  it('tells of a closed CTA when it was closed, of a moved one its first day, and its playbook', async () => {
    const first = setup();
    const found = await first.ask('gainsight_ctas_list', { account: 'Praxis Inc' });
    const PlaybookId = '1S060000000000000000000000000000AB';
    const rows = [{ Gsid: found.rows?.[0]?.gsid, OriginalDueDate: '2026-10-30', PlaybookId }];
    const { ask } = setup({ data: { call_to_action: rows } });
    const open = await ask('gainsight_ctas_list', { account: 'Praxis Inc', detail: 'detailed' });
    assert.deepEqual([open.rows?.[0]?.originalDue, open.rows?.[0]?.playbookGsid], ['2026-10-30', PlaybookId]);
    const closed = await ask('gainsight_ctas_list', {
      account: 'Bravura',
      state: 'closed',
      detail: 'detailed',
    });
    assert.match(String(closed.rows?.[0]?.closedOn), /^2026-/);
    assert.deepEqual(closed.rows?.[0]?.tasks, []);
  });

  it('asks twice more, however many CTAs there are', async () => {
    const { ask, sandbox } = setup();
    const calls = async (detail: string): Promise<number> => {
      const before = sandbox.calls.length;
      await ask('gainsight_ctas_list', { owner: 'all', limit: 50, detail });
      return sandbox.calls.length - before;
    };
    assert.equal((await calls('concise')) + 2, await calls('detailed'));
  });

  it('keeps the rows and says so when details or tasks cannot be read', async () => {
    for (const [object, words, cell] of [
      ['call_to_action', /dates of CTAs \(call_to_action\)/, 'created'],
      ['cs_task', /tasks \(cs_task\)/, 'tasks'],
    ] as const) {
      const { ask, sandbox } = setup();
      sandbox.inject({ path: `/v1/data/objects/query/${object}`, kind: 'forbidden', times: 9 });
      const answer = await ask('gainsight_ctas_list', { detail: 'detailed' });
      assert.equal(answer.rows?.length, 6);
      assert.match(String(answer.notAvailable), words);
      assert.ok(answer.rows.every((row) => !(cell in row)));
    }
  });

  it('leaves out whole rows, never a part of one', async () => {
    const bench = await withComments('Praxis Inc', `<p>${LONG}</p>`);
    const { rows: [one] = [] } = await bench.ask('gainsight_ctas_list', { account: 'Praxis Inc' });
    const extra = Array.from({ length: 30 }, (_, n) => ({
      Gsid: `1S01EXTRA000000000000000000000000${String(n).padStart(3, '0')}`,
      Name: `Extra ${n}`,
      CompanyId: 'Praxis Inc',
      OwnerId: 'lena.hofmann@example.com',
      DueDate: '2026-12-01',
      Comments: LONG,
      IsClosed: false,
    }));
    const { executor } = setup({ data: { call_to_action: extra } });
    const input = { account: 'Praxis Inc', limit: 20, detail: 'detailed' };
    const options = { door: 'code', signal: new AbortController().signal } as const;
    const text = await executor.run('gainsight_ctas_list', input, options);
    const answer = JSON.parse(text) as Answer;
    assert.ok(one && text.length <= DEFAULT_MAX_CHARACTERS);
    assert.match(String(answer.leftOut), /^\d+ rows did not fit/);
    const shown = answer.rows?.slice(1) ?? [];
    assert.ok(shown.length > 3 && shown.length < 19);
    assert.ok(shown.every(({ comments }) => String(comments).slice(7, -7) === LONG));
  });
});

describe('gainsight_success_plans_get in detail', () => {
  it('adds the action plan, dates, ids and every objective', async () => {
    const answers = await both(setup(), 'gainsight_success_plans_get', {});
    assert.deepEqual(rowDifference(answers), {
      added: ['accountGsid', 'actionPlan', 'all', 'changed', 'created', 'ownerEmail'],
      changed: [],
    });
    const row = answers[1].rows?.find(({ plan }) => plan === 'Single sign-on and rollout');
    assert.match(String(row?.actionPlan), /^~.{5}~Single sign-on and rollout in 3 steps\.~.{5}~$/);
    assert.ok(answers[1].untrusted);
    assert.equal((row?.all as Cells[]).length, 3);
  });

  it('tells of each objective of one account more than its stage', async () => {
    const bench = setup();
    const [concise, detailed] = await both(bench, 'gainsight_success_plans_get', {
      account: 'Larkspur Health',
    });
    const objectives = ({ rows: [plan] = [] }: Answer): Cells[] => plan?.all as Cells[];
    const [short = {}] = objectives(concise);
    const [full = {}] = objectives(detailed);
    assert.deepEqual(difference(short, full), {
      added: ['changed', 'closedOn', 'created', 'gsid', 'ownerEmail', 'priority', 'start'],
      changed: [],
    });
    const rows = [{ Gsid: full.gsid, Comments: `<p>${LONG}</p>`, SuccessCriteria: '<p>Ten users.</p>' }];
    const { ask } = setup({ data: { call_to_action: rows } });
    const told = await ask('gainsight_success_plans_get', { account: 'Larkspur Health', detail: 'detailed' });
    const [texts = {}] = objectives(told);
    assert.equal(String(texts.comments).slice(7, -7), LONG);
    assert.match(String(texts.criteria), /Ten users\./);
  });

  it('keeps the plans and says so when their action plans cannot be read', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/data/objects/query/cta_group', kind: 'forbidden', times: 9 });
    const answer = await ask('gainsight_success_plans_get', { detail: 'detailed' });
    assert.ok(answer.rows?.every((row) => row.all && !('actionPlan' in row)));
    assert.match(String(answer.notAvailable), /action plans \(cta_group\)/);
  });

  it('leaves out whole plans, never a part of one', async () => {
    const { ask } = setup();
    const plans = await ask('gainsight_success_plans_get', { owner: 'all', limit: 500 });
    const rows = (plans.rows ?? []).map(({ gsid }) => ({ Gsid: gsid, ActionPlan: LONG }));
    const { executor } = setup({ data: { cta_group: rows } });
    const input = { owner: 'all', limit: 500, detail: 'detailed' };
    const options = { door: 'code', signal: new AbortController().signal } as const;
    const text = await executor.run('gainsight_success_plans_get', input, options);
    const answer = JSON.parse(text) as Answer;
    assert.ok(text.length <= DEFAULT_MAX_CHARACTERS);
    assert.ok(answer.rows && answer.rows.length > 2 && answer.rows.length < rows.length);
    assert.ok(answer.rows.every(({ actionPlan }) => String(actionPlan).slice(7, -7) === LONG));
  });
});
