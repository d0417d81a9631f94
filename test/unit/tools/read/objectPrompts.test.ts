import assert from 'node:assert/strict';
import * as expected from '../../../support/promptFacts';
import { setup } from '../toolTenant';
import { column, rowsOf, unmarked } from './promptAnswers';

describe('the prompts that only read', () => {
  it('P26: detractors in my book this quarter', async () => {
    const { ask, sandbox } = setup();
    const objects = await ask('gainsight_object_list');
    assert.ok(column(objects, 'name').includes('NPS_Response__gc'));
    const mine = { name: 'Company__gc__gr.Csm', operator: 'EQ', value: 'me' };
    const quarter = { name: 'Response_Date__gc', operator: 'GTE', value: '2026-10-01' };
    const low = { name: 'Score__gc', operator: 'LTE', value: 6 };
    const all = await ask('gainsight_object_query', {
      object_name: 'NPS_Response__gc',
      where: { conditions: [mine, quarter] },
    });
    assert.equal(all.returned, expected.responsesThisQuarter);
    const where = { conditions: [mine, quarter, low] };
    const answer = await ask('gainsight_object_query', { object_name: 'NPS_Response__gc', where });
    const facts = rowsOf(answer).map((row) => [
      row['Person__gc__gr.Name'],
      row['Company__gc__gr.Name'],
      row.Score__gc,
      row.Response_Date__gc,
      unmarked(row.Comment__gc),
    ]);
    assert.deepEqual(facts, expected.detractors);
    sandbox.inject({ path: '/v1/data/objects/query/NPS_Response__gc', kind: 'forbidden' });
    const closed = await ask('gainsight_object_query', { object_name: 'NPS_Response__gc', where });
    assert.equal(closed.status, 'forbidden');
  });

  it('P27: the figures behind a proposal for Praxis Inc', async () => {
    const { ask } = setup();
    const where = { conditions: [{ name: 'Company__gc', operator: 'EQ', value: 'Praxis Inc' }] };
    const usage = await ask('gainsight_object_query', {
      object_name: 'Product_Usage__gc',
      where,
      orderBy: { Snapshot_Date__gc: 'desc' },
      limit: 1,
    });
    const [newest] = rowsOf(usage);
    assert.deepEqual(
      [newest?.Snapshot_Date__gc, newest?.Active_Users__gc, newest?.Licensed_Users__gc, newest?.Logins__gc],
      expected.praxisUsage,
    );
    const orderBy = { Response_Date__gc: 'desc' };
    const nps = await ask('gainsight_object_query', { object_name: 'NPS Response', where, orderBy });
    assert.deepEqual(column(nps, 'Score__gc'), [4, 6]);
    const health = await ask('gainsight_accounts_health_get', { account_id: 'Praxis Inc' });
    assert.deepEqual(column(health, 'measure').slice(0, 2), ['Product usage', 'NPS']);
  });

  it('P28: reasons of a Risk CTA, and why no playbooks', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_field_values', {
      object: 'CTA',
      field: 'reason',
      depends_on: 'Risk',
    });
    const [reason] = rowsOf(answer);
    assert.equal(reason?.count, expected.riskReasons.length);
    const labels = (reason.values as string[]).map((value) => value.replace(' (only Risk)', ''));
    assert.deepEqual(labels, expected.riskReasons);
    assert.match(String(answer.playbooks), /no call that lists playbooks.*Administration > Playbooks/);
  });

  it('P29: the custom objects, and five rows of the renewal forecast', async () => {
    const { ask } = setup();
    const objects = await ask('gainsight_object_list');
    const custom = rowsOf(objects).slice(0, Number(objects.custom));
    assert.ok(
      custom.length === 4 &&
        custom.every(({ kind, name }) => kind === 'CUSTOM' && String(name).endsWith('__gc')),
    );
    const answer = await ask('gainsight_object_query', { object_name: 'Renewal_Forecast__gc', limit: 5 });
    assert.deepEqual(
      rowsOf(answer).map((row) => [
        ...[row['Company__gc__gr.Name'], row.Renewal_Date__gc, row.Amount__gc, row.Probability__gc],
      ]),
      expected.forecasts,
    );
    const labels = answer.fieldLabels as Record<string, string>;
    assert.deepEqual([labels.Renewal_Date__gc, labels.Probability__gc], ['Renewal date', 'Probability']);
    assert.equal(rowsOf(answer)[0]?.Category__gc, 'At risk');
    assert.match(answer.next ?? '', /more may exist/);
  });
});
