import assert from 'node:assert/strict';
import { setupWrites } from '../writeTenant';

const NEW = { company_gsid: 'Bravura', name: 'Second half', plan_type: 'roi' };
const PLAN = '/v2/successPlan/';

describe('gainsight_success_plan_create', () => {
  it('sends every parameter under its documented key', async () => {
    const { approve, sent, card } = setupWrites();
    const answer = await approve('gainsight_success_plan_create', {
      ...NEW,
      due_date: '2027-01-15',
      owner_email: 'Priya Nair',
      status: 'draft',
      action_plan: '1. Talk\n2. Agree',
      reference_id: 'ref-1',
    });
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    assert.match(String(answer.gsid), /^1S02/);
    const { CompanyId, ...record } = sent();
    assert.match(String(CompanyId), /^1P02/);
    assert.deepEqual(record, {
      referenceId: 'ref-1',
      Name: 'Second half',
      DueDate: '2027-01-15',
      OwnerEmail: 'priya.nair@example.com',
      status: 'Draft',
      SuccessPlanType: 'ROI',
      ActionPlan: '<ol><li>Talk</li><li>Agree</li></ol>',
    });
    assert.match(card(), /^Account renews on: 2027-01-27/m);
  });

  it('says that templates cannot be checked, and sends them as a list', async () => {
    const { approve, sent, card } = setupWrites();
    await approve('gainsight_success_plan_create', { ...NEW, templates: ['Executive alignment'] });
    assert.deepEqual(sent().Templates, ['Executive alignment']);
    assert.match(card(), /^\? Templates \(Executive alignment\): the API does not list them\.$/m);
  });

  it('shows an open plan of the same name instead of making a second one', async () => {
    const { approve, writes } = setupWrites();
    const answer = await approve('gainsight_success_plan_create', { ...NEW, name: 'win back the editors' });
    assert.equal(answer.status, 'several');
    assert.equal(answer.rows?.[0]?.status, 'At Risk');
    assert.equal(writes().length, 0);
  });

  for (const [name, input, told] of [
    ['an unknown type', { plan_type: 'Rescue' }, /no plan type.*Onboarding.*ROI.*Growth/s],
    ['an unknown status', { status: 'Hot' }, /no plan status.*Draft/s],
    ['an empty list of templates', { templates: [] }, /templates: /],
  ] as const) {
    it(`answers ${name} with what to correct, and sends nothing`, async () => {
      const { approve, writes } = setupWrites();
      const answer = await approve('gainsight_success_plan_create', { ...NEW, ...input });
      assert.match(JSON.stringify(answer), told);
      assert.equal(writes().length, 0);
    });
  }

  it('falls back on what existing plans have where the tenant names no statuses', async () => {
    const { approve, sandbox, card } = setupWrites();
    sandbox.inject({ path: '/v2/successPlan/admin', kind: 'failure', times: 9 });
    sandbox.inject({ path: '/v1/meta/services/objects/cta_group', kind: 'failure', times: 9 });
    const answer = await approve('gainsight_success_plan_create', {
      ...NEW,
      plan_type: 'growth',
      status: 'Planned',
    });
    assert.match(card(), /^\? The plan status "Planned" is not among those in use \(Active, At Risk/m);
    assert.match(card(), /^Type: Growth$/m);
    assert.equal(answer.status, 'rejected');
  });
});

describe('gainsight_success_plan_update', () => {
  const plan_gsid = 'Win back the editors';

  it('sends every parameter that changes something; templates are added', async () => {
    const { approve, sent, card, tenant } = setupWrites();
    const [company] = await tenant.companies.resolve('Bravura');
    const [plan] = await tenant.plans.ofCompany(company?.gsid ?? '');
    const answer = await approve('gainsight_success_plan_update', {
      plan_gsid: plan?.gsid,
      reference_id: 'ref-2',
      due_date: '2026-12-31',
      name: 'Keep the editors',
      owner_email: 'Priya Nair',
      status: 'active',
      templates: ['Executive alignment'],
    });
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    assert.deepEqual(sent(), {
      referenceId: 'ref-2',
      Gsid: plan?.gsid,
      Name: 'Keep the editors',
      DueDate: '2026-12-31',
      OwnerEmail: 'priya.nair@example.com',
      status: 'Active',
      Templates: ['Executive alignment'],
    });
    assert.match(card(), /^Name: Win back the editors → Keep the editors$/m);
    assert.match(card(), /^Templates added: Executive alignment$/m);
  });

  it('says what closing a plan does to its objectives', async () => {
    const { approve, card } = setupWrites();
    await approve('gainsight_success_plan_update', { plan_gsid, status: 'Closed' });
    assert.match(card(), /^! Closing a plan closes its open objectives\.$/m);
  });

  it('answers with a conflict when what it replaces has changed, and sends nothing', async () => {
    const { approve, tenant, writes } = setupWrites();
    const [company] = await tenant.companies.resolve('Bravura');
    const [plan] = await tenant.plans.ofCompany(company?.gsid ?? '');
    const other = () =>
      tenant.writes.updateSuccessPlan(plan?.gsid ?? '', { referenceId: 'o', status: 'On Hold' });
    const answer = await approve('gainsight_success_plan_update', { plan_gsid, status: 'Active' }, other);
    assert.equal(answer.status, 'conflict');
    assert.match(JSON.stringify(answer.rows), /"whenShown":"At Risk","now":"On Hold","wanted":"Active"/);
    assert.equal(writes().length, 1);
  });

  it('tells what became of the write when its answer fails', async () => {
    for (const [kind, status] of [
      ['forbidden', 'forbidden'],
      ['cut', 'uncertain'],
    ] as const) {
      const { approve, sandbox, writes } = setupWrites();
      sandbox.inject({ path: `${PLAN}$`, kind, times: 9 });
      const answer = await approve('gainsight_success_plan_update', { plan_gsid, status: 'Active' });
      assert.equal(answer.status, status);
      assert.equal(writes().length, 1);
    }
  });

  it('asks which plan is meant, and says when there is none', async () => {
    const { approve, writes } = setupWrites();
    assert.equal(
      (await approve('gainsight_success_plan_update', { plan_gsid: 'e', status: 'Active' })).status,
      'several',
    );
    const none = await approve('gainsight_success_plan_update', {
      plan_gsid: 'No such plan',
      status: 'Active',
    });
    assert.equal(none.status, 'notFound');
    assert.equal(writes().length, 0);
  });
});
