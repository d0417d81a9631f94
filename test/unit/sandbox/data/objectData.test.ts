import assert from 'node:assert/strict';
import { names, TenantCalls, type Condition, type Row } from '../tenantCalls';
import { TODAY } from './promptQueries';

describe('sandbox data for the prompts', () => {
  const calls = new TenantCalls();

  it('P26: detractors and passives among the answers of this quarter in the book of Lena', async () => {
    const rows = await calls.rows(
      'NPS_Response__gc',
      ['Score__gc', 'Person__gc__gr.Name', 'Company__gc__gr.Name'],
      [
        ['Company__gc__gr.Csm__gr.Name', 'EQ', 'Lena Hofmann'],
        ['Response_Date__gc', 'GTE', '2026-10-01'],
        ['Response_Date__gc', 'LTE', TODAY],
      ],
    );
    const scores = names(rows, 'Score__gc').map(Number);
    assert.deepEqual(scores, [4, 2, 7, 8, 10, 9]);
    assert.ok(rows.every((row) => row['Person__gc__gr.Name'] && row['Company__gc__gr.Name']));
    assert.equal((await calls.rows('NPS_Response__gc', ['Gsid'], [['Score__gc', 'LTE', 6]])).length, 5);
  });

  it('P27: Praxis has answers and usage figures', async () => {
    const praxis: Condition = ['Company__gc__gr.Name', 'EQ', 'Praxis Inc'];
    assert.equal((await calls.rows('NPS_Response__gc', ['Gsid'], [praxis])).length, 2);
    const usage = await calls.rows(
      'Product_Usage__gc',
      ['Snapshot_Date__gc', 'Active_Users__gc', 'Adoption_Rate__gc'],
      [praxis],
    );
    assert.deepEqual(usage[0], {
      Snapshot_Date__gc: '2026-11-16',
      Active_Users__gc: 38,
      Adoption_Rate__gc: 31.7,
    });
    assert.equal(usage.length, 6);
  });

  it('P28: describe tells the reasons of a CTA and the type that each is meant for', async () => {
    const { body } = await calls.call('/v1/meta/services/objects/call_to_action/describe?idd=true');
    const fields = (body.data as { fields: Row[] }[])[0]?.fields ?? [];
    const options = fields.find((field) => field.fieldName === 'ReasonId')?.options as Row[];
    const risk = options.filter(({ controllerValues }) => JSON.stringify(controllerValues) === '["Risk"]');
    assert.deepEqual(names(risk, 'label'), [
      'Adoption',
      'Executive Sponsor Change',
      'Pricing',
      'Product Quality',
      'Support',
    ]);
    assert.deepEqual(
      options.filter(({ controllerValues }) => controllerValues === null).map(({ label }) => label),
      ['Other'],
    );
  });

  it('P29: the renewal forecast has more than five rows', async () => {
    const rows = await calls.rows('Renewal_Forecast__gc', ['Name', 'Amount__gc', 'Renewal_Date__gc']);
    assert.ok(rows.length > 5);
  });
});
