import assert from 'node:assert/strict';
import { conditionsOf, idsOf } from '../../../src/data/companyFilter';
import type { CompanyQuery } from '../../../src/data/tenant';
import { createSandbox } from '../../../src/sandbox/embedded';
import { NOW, productOn } from '../../support/sandboxTenant';

/** The names that a query finds among the made-up tenant's companies, and the bodies that were sent for it. */
async function find(query: Omit<CompanyQuery, 'scope'>) {
  const { fetch } = createSandbox({ key: 'sandbox', now: () => NOW });
  const sent: string[] = [];
  const { tenant } = productOn((input, init) => {
    if (new Request(input).url.includes('/query/Company'))
      sent.push(typeof init?.body === 'string' ? init.body : '');
    return fetch(input, init);
  });
  const { rows } = await tenant.companies.page({ scope: 'mine', ...query });
  return { tenant, sent, rows, names: rows.map(({ company }) => company.name) };
}

describe('a page of companies', () => {
  it('is limited to a band by the tenant', async () => {
    const { rows, sent } = await find({ band: 'At risk' });
    assert.equal(rows.length, 6);
    assert.deepEqual(new Set(rows.map(({ score }) => score?.band?.label)), new Set(['At risk']));
    assert.equal(sent.length, 1);
    assert.match(sent[0] ?? '', /"CurrentScore".*"IN"/);
  });

  it('is empty, without asking, for a band that the tenant does not have', async () => {
    const { rows, sent } = await find({ band: 'Splendid' });
    assert.deepEqual([rows, sent], [[], []]);
  });

  it('is limited to a stage by its label', async () => {
    const all = await find({});
    const stages = new Set(all.rows.map(({ company }) => company.stage));
    assert.ok(stages.size > 1);
    for (const stage of stages) {
      if (stage === undefined) continue;
      const { rows } = await find({ stage });
      const expected = all.rows.filter(({ company }) => company.stage === stage);
      assert.deepEqual(
        rows.map(({ company }) => company.name),
        expected.map(({ company }) => company.name),
      );
    }
  });

  it('is limited to the days of a renewal, both included', async () => {
    const all = await find({});
    const [first] = all.rows.flatMap(({ company }) => company.renewalDate ?? []).sort();
    assert.ok(first);
    const { rows } = await find({ renewal: { from: first, to: first } });
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ company }) => company.renewalDate === first));
  });

  it('finds one company by its id, beside every other limit', async () => {
    const [one] = (await find({})).rows;
    assert.ok(one);
    const { gsid, name } = one.company;
    assert.deepEqual((await find({ gsid })).names, [name]);
    assert.deepEqual((await find({ gsid, search: 'nobody' })).names, []);
  });

  it('keeps its limits in the order by health', async () => {
    const { rows } = await find({ band: 'At risk', sort: 'health' });
    const values = rows.map(({ score }) => score?.value ?? 0);
    assert.equal(rows.length, 6);
    assert.deepEqual(
      values,
      values.toSorted((a, b) => a - b),
    );
  });
});

describe('the limits of companies', () => {
  it('are none where nothing is asked for', () => {
    assert.equal(conditionsOf({ search: '' }), undefined);
  });

  it('take the label itself where the field is no picklist', () => {
    assert.deepEqual(idsOf(new Map(), 'Adoption'), ['Adoption']);
    assert.deepEqual(
      idsOf(
        new Map([
          ['1I00', 'Adoption'],
          ['1I01', 'Kickoff'],
          ['1I02', 'Adoption'],
        ]),
        'Adoption',
      ),
      ['1I00', '1I02'],
    );
  });
});
