import assert from 'node:assert/strict';
import { catalogue } from '../../../../src/tools/catalogue';
import { setup } from '../toolTenant';

interface Read {
  readonly tool: string;
  readonly input: object;
  /** The endpoint without which there is no answer. */
  readonly path: string;
}

const query = (object: string): string => `/v1/data/objects/query/${object}`;

const READS: readonly Read[] = [
  { tool: 'gainsight_portfolio_at_risk', input: { score_below: 40 }, path: query('Company') },
  { tool: 'gainsight_accounts_health_get', input: {}, path: query('Company') },
  { tool: 'gainsight_account_brief', input: { account: 'Bravura' }, path: query('Company') },
  { tool: 'gainsight_renewals_upcoming', input: {}, path: query('Company') },
  { tool: 'gainsight_ctas_list', input: {}, path: '/v2/cockpit/cta/list' },
  { tool: 'gainsight_success_plans_get', input: {}, path: '/v2/successPlan/list' },
  { tool: 'gainsight_activities_list', input: { account: 'Bravura' }, path: query('activity_timeline') },
  {
    tool: 'gainsight_field_values',
    input: { object: 'company' },
    path: '/v1/meta/services/objects/company/describe',
  },
  { tool: 'gainsight_company_query', input: {}, path: query('Company') },
  { tool: 'gainsight_cta_list', input: {}, path: '/v2/cockpit/cta/list' },
  {
    tool: 'gainsight_task_list',
    input: { cta_gsid: '1S01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    path: '/v2/cockpit/task/list',
  },
  { tool: 'gainsight_task_list', input: {}, path: query('cs_task') },
  { tool: 'gainsight_success_plan_list', input: {}, path: '/v2/successPlan/list' },
  { tool: 'gainsight_timeline_query', input: {}, path: query('activity_timeline') },
  { tool: 'gainsight_query_company_person', input: {}, path: query('company_person') },
  { tool: 'gainsight_query_relationships', input: {}, path: query('Relationship') },
  {
    tool: 'gainsight_query_scorecard',
    input: { scorecard_object: 'scorecard_master' },
    path: query('scorecard_master'),
  },
  { tool: 'gainsight_resolve_user', input: {}, path: query('gsuser') },
  { tool: 'gainsight_object_query', input: { object_name: 'site_visit__gc' }, path: query('site_visit__gc') },
  {
    tool: 'gainsight_object_describe',
    input: { object_name: 'company' },
    path: '/v1/meta/services/objects/company/describe',
  },
  { tool: 'gainsight_object_list', input: {}, path: '/v1/meta/services/objects/list' },
];

const FAULTS = [
  ['unauthorized', 'signedOut'],
  ['forbidden', 'forbidden'],
  ['rateLimited', 'rateLimited'],
  ['serverError', 'network'],
  ['badGateway', 'network'],
  ['cut', 'network'],
  ['truncated', 'protocol'],
  ['failure', 'rejected'],
] as const;

/** Tools that read a list of one object, with a condition that nothing meets. */
const EMPTY = [
  ['gainsight_company_query', 'Name'],
  ['gainsight_timeline_query', 'Subject'],
  ['gainsight_query_company_person', 'Title'],
  ['gainsight_query_relationships', 'Name'],
  ['gainsight_resolve_user', 'Name'],
] as const;

describe('a read that fails', () => {
  it('is tried with every read of the catalogue', () => {
    const reads = catalogue.filter(({ effect }) => effect === 'read').map(({ name }) => name);
    assert.deepEqual([...new Set(READS.map(({ tool }) => tool))].sort(), reads.sort());
  });

  for (const { tool, input, path } of READS) {
    for (const [kind, status] of FAULTS) {
      it(`is ${status} with a next step: ${tool} when ${path} is ${kind}`, async () => {
        const { ask, sandbox } = setup();
        sandbox.inject({ path, kind, times: 99 });
        const answer = await ask(tool, input);
        assert.equal(answer.status, status, JSON.stringify(answer));
        assert.ok(answer.problem && answer.next && !answer.rows);
      });
    }
  }
});

describe('a read that finds nothing', () => {
  for (const empty of ['records', 'noData', 'noMatch'] as const) {
    for (const [tool, field] of EMPTY) {
      it(`is none, not a failure: ${tool} where a tenant says ${empty}`, async () => {
        const { ask } = setup({ variants: { empty } });
        const where = { conditions: [{ name: field, operator: 'EQ', value: 'Nobody at All' }] };
        const answer = await ask(tool, { where });
        assert.deepEqual([answer.status, answer.rows], ['ok', []]);
        assert.match(String(answer.none), /Nothing meets/);
      });
    }

    it(`is none for accounts, activities, plans and tasks where a tenant says ${empty}`, async () => {
      const data = {
        $replace: ['activity_timeline', 'cs_task', 'relationship'],
        activity_timeline: [],
        cs_task: [],
        relationship: [],
      };
      const { ask } = setup({ variants: { empty }, data });
      const account = await ask('gainsight_account_brief', { account: 'Nobody at All' });
      assert.equal(account.status, 'notFound');
      const activities = await ask('gainsight_activities_list', { account: 'Bravura' });
      assert.deepEqual([activities.status, activities.none], ['ok', 'Nothing was logged.']);
      const tasks = await ask('gainsight_ctas_list', { include_tasks: true });
      assert.equal(tasks.tasks, 'No open task.');
      const brief = await ask('gainsight_account_brief', { account: 'Bravura' });
      assert.equal(brief.notAvailable, undefined);
      assert.equal((brief.relationships as { count: number }).count, 0);
    });
  }
});

describe('reads on a tenant that answers in other forms', () => {
  const variants = [{ rows: 'list' }, { dates: 'epoch' }, { nulls: 'omit' }] as const;
  for (const variant of variants) {
    it(`say the same with ${JSON.stringify(variant)}`, async () => {
      const calls = [
        ['gainsight_account_brief', { account: 'Quillon Bank' }],
        ['gainsight_renewals_upcoming', {}],
        ['gainsight_ctas_list', { state: 'overdue', include_tasks: true }],
        ['gainsight_success_plans_get', { stalled_days: 30 }],
        ['gainsight_activities_list', { account: 'Bravura' }],
        ['gainsight_cta_list', { pageSize: 3 }],
        ['gainsight_object_query', { object_name: 'Renewal_Forecast__gc', limit: 2 }],
      ] as const;
      const [plain, other] = [setup(), setup({ variants: variant })];
      for (const [tool, input] of calls) {
        const [expected, actual] = await Promise.all([plain.ask(tool, input), other.ask(tool, input)]);
        const unmarked = (answer: object): unknown =>
          JSON.parse(JSON.stringify(answer).replace(/~[a-z0-9]{5}~/g, '~'));
        assert.deepEqual(unmarked(actual), unmarked(expected), tool);
      }
    });
  }
});
