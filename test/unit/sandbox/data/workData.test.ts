import assert from 'node:assert/strict';
import { addDays, daysBetween } from '../../../../src/base/dates';
import { names, TenantCalls, type Row } from '../tenantCalls';
import { CTAS, daysAgo, entries, LENA, OPEN, TODAY } from './promptQueries';

describe('sandbox data for the prompts', () => {
  const calls = new TenantCalls();

  it('P08: Lena has two CTAs and three tasks past due, one CTA due later, and something for today and tomorrow', async () => {
    const ctas = await calls.list(CTAS, ['Name', 'DueDate'], [LENA, OPEN]);
    const tasks = await calls.list('/v2/cockpit/task/list', ['Name', 'DueDate'], [LENA, OPEN]);
    const offsets = (rows: Row[]): number[] =>
      rows.map((row) => daysBetween(TODAY, String(row.DueDate).slice(0, 10))).sort((a, b) => a - b);
    assert.deepEqual(offsets(ctas), [-15, -6, 0, 1, 1, 20]);
    assert.deepEqual(offsets(tasks), [-16, -8, -2, 0, 1, 18]);
  });

  it('P09, P12 and P30: Bravura renews in 70 days, has no open EBR, and one entry stands twice', async () => {
    assert.equal(await calls.company('Bravura', 'RenewalDate'), addDays(TODAY, 70));
    assert.deepEqual(
      await calls.list(
        CTAS,
        ['Name'],
        [
          OPEN,
          ['CompanyId__gr.Name', 'EQ', 'Bravura'],
          ['ReasonId__gr.Name', 'EQ', 'Executive Business Review'],
        ],
      ),
      [],
    );
    const rows = await entries(calls, 'Bravura');
    const texts = rows.map((row) => JSON.stringify(row));
    assert.equal(texts.length - new Set(texts).size, 1);
  });

  it('P10: OmegaTech has one open CTA, an adoption risk', async () => {
    const rows = await calls.list(
      CTAS,
      ['Name'],
      [OPEN, ['CompanyId__gr.Name', 'EQ', 'OmegaTech'], ['TypeId__gr.Name', 'NE', 'Objective']],
    );
    assert.deepEqual(
      rows.map((row) => [row['TypeId__gr.Name'], row['ReasonId__gr.Name'], row['PriorityId__gr.Name']]),
      [['Risk', 'Adoption', 'Medium']],
    );
  });

  it('P11: Tandem Freight has two open onboarding CTAs of different owners and dates', async () => {
    const rows = await calls.list(
      CTAS,
      ['DueDate'],
      [OPEN, ['CompanyId__gr.Name', 'EQ', 'Tandem Freight'], ['TypeId__gr.Name', 'EQ', 'Onboarding']],
    );
    assert.equal(rows.length, 2);
    assert.equal(new Set(names(rows, 'OwnerId')).size, 2);
    assert.equal(new Set(names(rows, 'DueDate')).size, 2);
  });

  it('P13, P14 and P16: one active plan for Larkspur, and an onboarding plan under way for Quillon', async () => {
    const plans = await calls.list(
      '/v2/successPlan/list/',
      ['Gsid', 'StatusName', 'DueDate', 'TypeName', 'OpenCtas', 'OverdueCtas'],
      [['CompanyId__gr.Name', 'EQ', 'Quillon Bank']],
    );
    assert.deepEqual(
      plans.map((plan) => [
        plan.TypeName,
        plan.StatusName,
        plan.DueDate,
        plan.PercentComplete,
        plan.OpenCtas,
        plan.OverdueCtas,
      ]),
      [['Onboarding', 'Active', addDays(TODAY, 40), 29, 5, 1]],
    );
    const objectives = await calls.rows(
      'call_to_action',
      ['StatusId__gr.Name', 'IsOverdue'],
      [['CtaGroupId', 'EQ', plans[0]?.Gsid]],
    );
    const states = names(objectives, 'StatusId__gr.Name').sort();
    assert.deepEqual(states, [
      'Closed Success',
      'Closed Success',
      'New',
      'New',
      'Work In Progress',
      'Work In Progress',
      'Work In Progress',
    ]);
    assert.equal(objectives.filter((row) => row.IsOverdue).length, 1);
    const larkspur = await calls.list(
      '/v2/successPlan/list/',
      ['Name'],
      [
        ['CompanyId__gr.Name', 'EQ', 'Larkspur Health'],
        ['StatusName', 'EQ', 'Active'],
      ],
    );
    assert.equal(larkspur.length, 1);
  });

  it('P13: plans have the statuses Draft, Active, At Risk, On Hold and Closed', async () => {
    const { body } = await calls.call(
      '/v2/successPlan/admin/picklist/lite?category=SUCCESS_PLAN_STATUS&et=COMPANY',
    );
    const data = body.data as Record<string, Row[]>;
    assert.deepEqual(names(data.SUCCESS_PLAN_STATUS ?? [], 'name'), [
      'Draft',
      'Active',
      'At Risk',
      'On Hold',
      'Closed',
    ]);
  });

  it('P15: plans of Lena are past due, stalled for 30 days, or both', async () => {
    const plans = await calls.rows(
      'cta_group',
      ['CompanyId__gr.Name', 'DueDate', 'ModifiedDate'],
      [LENA, OPEN],
    );
    const pastDue = plans.filter((plan) => String(plan.DueDate) < TODAY);
    const stalled = plans.filter((plan) => daysAgo(plan, 'ModifiedDate') >= 30);
    assert.deepEqual(names(pastDue, 'CompanyId__gr.Name'), ['Helios Analytics', 'Tandem Freight']);
    assert.deepEqual(names(stalled, 'CompanyId__gr.Name'), ['Brightwater Utilities', 'Tandem Freight']);
  });
});
