import assert from 'node:assert/strict';
import { catalogue } from '../../../../src/tools/catalogue';
import { definitionOf } from '../../../../src/tools/definitions';
import { setup } from '../toolTenant';

describe('the parameter detail', () => {
  const CARRIERS = [
    'gainsight_portfolio_at_risk',
    'gainsight_accounts_health_get',
    'gainsight_account_brief',
    'gainsight_renewals_upcoming',
    'gainsight_ctas_list',
    'gainsight_success_plans_get',
    'gainsight_activities_list',
  ];
  const detailOf = (tool: (typeof catalogue)[number]): object | undefined =>
    (definitionOf(tool).inputSchema as { properties?: Record<string, object> }).properties?.detail;

  it('is that of the reads that gather, under one name with the same two values', () => {
    const having = catalogue.filter((tool) => detailOf(tool) !== undefined);
    assert.deepEqual(
      having.map(({ name }) => name),
      CARRIERS,
    );
    for (const tool of having) {
      const { description, ...rest } = detailOf(tool) as { description: string };
      assert.deepEqual(rest, { default: 'concise', type: 'string', enum: ['concise', 'detailed'] });
      assert.match(description, /^detailed = /);
    }
  });

  for (const tool of CARRIERS) {
    it(`corrects a value that ${tool} does not know`, async () => {
      const { ask, sandbox } = setup();
      const answer = await ask(tool, { account: 'Praxis Inc', detail: 'full' });
      assert.equal(answer.status, 'rejected');
      assert.match(answer.problem ?? '', /detail: .*"concise"\|"detailed"/);
      assert.equal(sandbox.calls.length, 0);
    });
  }
});
