import assert from 'node:assert/strict';
import { AWKWARD_NAME } from '../../../../src/sandbox/data/generatedCompanies';
import { NAMED_COMPANIES } from '../../../../src/sandbox/data/namedCompanies';
import { OBJECTS } from '../../../../src/sandbox/catalogue/catalogue';
import { names, NOW, TenantCalls } from '../tenantCalls';

// Thousands of records take a while on a busy machine.
const PATIENCE_MS = 30_000;

describe('sandbox generated data', function () {
  this.timeout(PATIENCE_MS);

  it('adds forty companies to the named ones, or as many as wanted', async () => {
    const count = async (companies?: number): Promise<number> =>
      (await new TenantCalls(companies === undefined ? {} : { companies }).rows('company', ['Gsid'])).length;
    assert.equal(await count(), NAMED_COMPANIES.length + 40);
    assert.equal(await count(300), 300);
    assert.equal(await count(0), NAMED_COMPANIES.length);
  });

  it('gives none of 5,000 to Lena or Priya, and uses no name or id twice', async () => {
    const calls = new TenantCalls({ companies: 5000 });
    const rows = await calls.rows('company', ['Gsid', 'Name', 'Csm__gr.Name']);
    assert.equal(new Set(names(rows)).size, 5000);
    assert.equal(new Set(names(rows, 'Gsid')).size, 5000);
    const owners = names(rows.slice(NAMED_COMPANIES.length), 'Csm__gr.Name');
    assert.equal(new Set(owners).size, 8);
    assert.ok(!owners.includes('Lena Hofmann') && !owners.includes('Priya Nair'));
  });

  it('adds no work to Lena', async () => {
    const calls = new TenantCalls({ companies: 400 });
    const overdue = await calls.rows(
      'call_to_action',
      ['Gsid'],
      [
        ['OwnerId__gr.Name', 'EQ', 'Lena Hofmann'],
        ['IsClosed', 'EQ', false],
        ['DueDate', 'LT', '2026-11-18'],
      ],
    );
    assert.equal(overdue.length, 2);
  });

  it('says the same in every run, and something else for another seed', async () => {
    const all = async (seed: number): Promise<string> => {
      const calls = new TenantCalls({ seed });
      const rows = await calls.rows('activity_timeline', ['Gsid', 'Subject', 'ActivityDate']);
      return JSON.stringify([rows, await calls.rows('company', ['Name', 'Arr'])]);
    };
    assert.equal(await all(1), await all(1));
    assert.notEqual(await all(1), await all(2));
  });

  it('gives every record an id of 36 capitals and digits with the prefix of its object, and none twice', async () => {
    const calls = new TenantCalls();
    for (const { name, keyPrefix, fields } of OBJECTS) {
      const key = fields[0]?.name ?? '';
      const ids = names(await calls.rows(name, [key]), key).map(String);
      assert.equal(new Set(ids).size, ids.length, name);
      if (key === 'Gsid')
        assert.ok(
          ids.every((id) => id.startsWith(keyPrefix) && /^[0-9A-Z]{36}$/.test(id)),
          name,
        );
    }
  });

  it('points at records that exist, in every lookup', async () => {
    const calls = new TenantCalls();
    for (const object of OBJECTS)
      for (const field of object.fields.filter(({ lookup }) => lookup)) {
        const path = `${field.name}__gr.Gsid`;
        for (const row of await calls.rows(object.name, [field.name, path], [[field.name, 'IS_NOT_NULL']]))
          assert.equal(row[path], row[field.name], `${object.name}.${field.name}`);
      }
  });

  it('writes nothing later than now', async () => {
    for (const now of [NOW, new Date('2026-11-18T00:05:00+01:00')]) {
      const calls = new TenantCalls({ now: () => now });
      for (const { name, fields } of OBJECTS)
        for (const field of fields.filter(({ dataType }) => dataType === 'DATETIME'))
          assert.deepEqual(
            await calls.rows(name, [field.name], [[field.name, 'GT', now.toISOString()]]),
            [],
            `${name}.${field.name}`,
          );
    }
  });

  it('keeps text that looks like Markdown and HTML as it is', async () => {
    const calls = new TenantCalls();
    assert.equal(await calls.company(AWKWARD_NAME, 'Name'), AWKWARD_NAME);
    const rows = await calls.rows(
      'activity_timeline',
      ['Subject'],
      [['GsCompanyId__gr.Name', 'EQ', AWKWARD_NAME]],
    );
    assert.ok(names(rows, 'Subject').includes('<b>Bold</b> & `code` [link](#)'));
  });

  it('counts the objectives and tasks that there are', async () => {
    const calls = new TenantCalls();
    for (const plan of await calls.rows('cta_group', ['Gsid', 'OpenCtas', 'OverdueCtas'])) {
      const open = await calls.rows(
        'call_to_action',
        ['IsOverdue'],
        [
          ['CtaGroupId', 'EQ', plan.Gsid],
          ['IsClosed', 'EQ', false],
        ],
      );
      assert.equal(open.length, plan.OpenCtas);
      assert.equal(open.filter((row) => row.IsOverdue).length, plan.OverdueCtas);
    }
    for (const cta of await calls.rows('call_to_action', ['Gsid', 'TotalTaskCount', 'OpenTaskCount'])) {
      const tasks = await calls.rows('cs_task', ['IsClosed'], [['CtaId', 'EQ', cta.Gsid]]);
      assert.equal(tasks.length, cta.TotalTaskCount);
      assert.equal(tasks.filter((row) => !row.IsClosed).length, cta.OpenTaskCount);
    }
  });
});
