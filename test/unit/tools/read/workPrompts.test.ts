import assert from 'node:assert/strict';
import * as expected from '../../../support/promptFacts';
import { setup } from '../toolTenant';
import { rowsOf } from './promptAnswers';

describe('the prompts that only read', () => {
  it('P08: what is overdue on my plate', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_ctas_list', { owner: 'me', state: 'overdue', include_tasks: true });
    assert.match(answer.scope ?? '', /owned by Lena Hofmann \(me\)/);
    assert.deepEqual(
      rowsOf(answer).map(({ cta, account, due, daysLate }) => [cta, account, due, daysLate]),
      expected.overdueCtas,
    );
    const tasks = answer.tasks as Record<string, unknown>[];
    assert.deepEqual(
      tasks.map(({ task, account, due, daysLate }) => [task, account, due, daysLate]),
      expected.overdueTasks,
    );
    assert.ok(tasks.every(({ owner }) => owner === 'Lena Hofmann'));
    const idle = await ask('gainsight_ctas_list', {
      owner: 'Owen Pryce',
      state: 'overdue',
      include_tasks: true,
    });
    assert.deepEqual([idle.none, idle.tasks], ['Nothing is overdue.', 'No overdue task.']);
  });

  it('P11: two onboarding CTAs fit, so both are listed', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_ctas_list', { account: 'Tandem Freight', type: 'Onboarding' });
    assert.deepEqual(
      rowsOf(answer).map(({ cta, due, owner }) => [cta, due, owner]),
      expected.tandemOnboarding,
    );
  });

  it('P15: plans past due or unmoved for 30 days', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_success_plans_get', { stalled_days: 30 });
    assert.match(answer.rule ?? '', /unchanged since 2026-10-19.*closed plans left out/);
    assert.deepEqual(
      rowsOf(answer).map((row) => [
        ...[row.account, row.plan, row.reasons, row.percentComplete, row.due, row.lastChange],
      ]),
      expected.slowPlans,
    );
  });

  it("P16: where Quillon Bank's onboarding plan stands, and what is next", async () => {
    const { ask } = setup();
    const [plan] = rowsOf(await ask('gainsight_success_plans_get', { account: 'Quillon Bank' }));
    assert.equal(plan?.percentComplete, expected.quillonPlan.percent);
    assert.deepEqual(plan.objectives, expected.quillonPlan.objectives);
    const next = plan.next as Record<string, unknown>;
    assert.deepEqual([next.objective, next.due, next.owner], expected.quillonPlan.next);
    const [late] = plan.late as Record<string, unknown>[];
    assert.deepEqual([late?.objective, late?.daysLate], expected.quillonPlan.late);
  });
});
