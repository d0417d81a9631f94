import assert from 'node:assert/strict';
import { setup } from '../tools/toolTenant';

describe('the services of a tenant', () => {
  it('knows me by the e-mail address of the connection', async () => {
    const { tenant } = setup();
    assert.equal((await tenant.people.me()).name, 'Lena Hofmann');
  });

  it('says plainly that the tenant has no such user', async () => {
    const { tenant } = setup({ data: { gsuser: [], $replace: ['gsuser'] } });
    await assert.rejects(tenant.people.me(), {
      kind: 'notFound',
      message: /no user with the e-mail address/,
    });
  });

  it('gives my accounts only, and everybody’s when asked', async () => {
    const { tenant } = setup();
    const mine = await tenant.companies.page({ scope: 'mine' });
    const all = await tenant.companies.page({ scope: 'all' });
    assert.ok(mine.rows.every(({ company }) => company.csm?.name === 'Lena Hofmann'));
    assert.ok(all.rows.length > mine.rows.length);
    assert.ok(mine.rows.every(({ company }) => company.stage && !company.stage.startsWith('1I00')));
  });

  it('searches, sorts and pages at the tenant', async () => {
    const { tenant } = setup({ companies: 450 });
    const found = await tenant.companies.page({ scope: 'all', search: 'bravu' });
    assert.deepEqual(
      found.rows.map(({ company }) => company.name),
      ['Bravura'],
    );
    const byArr = await tenant.companies.page({ scope: 'all', sort: 'arr', limit: 50 });
    const arrs = byArr.rows.map(({ company }) => company.arr ?? 0);
    assert.deepEqual(
      arrs,
      [...arrs].sort((a, b) => b - a),
    );
    const pages = await Promise.all(
      [0, 200, 400].map((offset) => tenant.companies.page({ scope: 'all', offset })),
    );
    assert.deepEqual(
      pages.map(({ rows, next }) => [rows.length, next]),
      [
        [200, 200],
        [200, 400],
        [50, undefined],
      ],
    );
    assert.equal(new Set(pages.flatMap(({ rows }) => rows.map(({ company }) => company.gsid))).size, 450);
  });

  it('puts the lowest health first over all pages', async () => {
    const { tenant } = setup();
    const first = await tenant.companies.page({ scope: 'mine', sort: 'health', limit: 3 });
    assert.deepEqual(first.rows.map(({ score }) => score?.value).slice(0, 2), [28, 31]);
    const second = await tenant.companies.page({ scope: 'mine', sort: 'health', limit: 3, offset: 3 });
    const values = [...first.rows, ...second.rows].map(({ score }) => score?.value ?? Infinity);
    assert.deepEqual(
      values,
      [...values].sort((a, b) => a - b),
    );
  });

  it('orders by health also more companies than one query may bring', async () => {
    const { tenant } = setup({ companies: 5200 });
    const last = await tenant.companies.page({ scope: 'all', sort: 'health', offset: 5000, limit: 1000 });
    assert.deepEqual([last.rows.length, last.next], [200, undefined]);
  });

  it('reads a book of accounts that is longer than one query may be', async () => {
    const { tenant } = setup({ companies: 5200 });
    const { accounts, complete } = await tenant.companies.book({ owner: 'all', max: 6000 });
    assert.deepEqual([accounts.length, complete], [5200, true]);
    const some = await tenant.companies.book({ owner: 'all', max: 100 });
    assert.deepEqual([some.accounts.length, some.complete], [100, false]);
  });

  it('reads an account down to its tasks, objectives, entries, people and relationships', async () => {
    const { tenant } = setup();
    const gsid = async (name: string): Promise<string> => (await tenant.companies.resolve(name))[0]!.gsid;
    const [quillon, helios, meridian] = await Promise.all(
      ['Quillon Bank', 'Helios Analytics', 'Meridian Corp'].map(gsid),
    );
    const [plan] = await tenant.plans.ofCompany(quillon!);
    const objectives = await tenant.plans.objectives(plan!.gsid);
    assert.ok(objectives.length >= 4 && objectives.some(({ closed }) => closed));
    assert.equal((await tenant.people.relationships(helios!)).length, 3);
    const contacts = await tenant.people.contacts(helios!);
    assert.ok(contacts.some(({ active }) => !active) && contacts[0]!.active);
    const entries = await tenant.timeline.ofCompany(meridian!);
    assert.ok(entries.rows.length > 0 && entries.rows.every(({ notes }) => !notes?.includes('<p>')));
    const me = await tenant.people.me();
    const ctas = await tenant.ctas.openOf(me.gsid);
    const withTasks = await Promise.all(ctas.map(({ gsid: cta }) => tenant.ctas.tasks(cta)));
    assert.ok(withTasks.flat().length > 0);
    assert.ok(
      (await tenant.ctas.openTasksOf(me.gsid)).every(
        ({ closed, owner }) => !closed && owner?.gsid === me.gsid,
      ),
    );
  });

  it('reads everybody at a company, however many they are', async () => {
    const person = Array.from({ length: 700 }, (_, index) => ({
      ...{ Gsid: `1C00MANY${index}`, Name: `Person ${index}`, Email: `p${index}@example.com` },
    }));
    const company_person = person.map(({ Gsid }) => ({ Person_ID: Gsid, Company_ID: 'Quillon Bank' }));
    const { tenant } = setup({ data: { person, company_person, $replace: ['company_person'] } });
    const [company] = await tenant.companies.resolve('Quillon Bank');
    assert.equal((await tenant.people.contacts(company?.gsid ?? '')).length, 700);
  });

  it('does without a default field that this tenant does not have', async () => {
    const { tenant, sandbox } = setup();
    sandbox.inject({
      path: '/v1/data/objects/query/Company',
      kind: 'failure',
      code: 'GSOBJ_1002',
      description: 'Invalid field: CurrencyIsoCode',
    });
    const { rows } = await tenant.companies.page({ scope: 'mine' });
    assert.ok(rows.length > 0 && rows.every(({ company }) => company.currency === undefined));
  });

  it('has what its client knows of missing fields forgotten with everything else', async () => {
    const { tenant } = setup();
    const { missingFields } = tenant.client;
    missingFields.note('Company', ['Stage']);
    assert.deepEqual(missingFields.without('Company', ['Name', 'Stage']), ['Name']);
    tenant.forget();
    assert.deepEqual(missingFields.without('Company', ['Name', 'Stage']), ['Name', 'Stage']);
  });

  it('takes scores from history where companies have no score of their own', async () => {
    const { tenant, sandbox } = setup();
    sandbox.inject({
      path: '/v1/data/objects/query/Company',
      kind: 'failure',
      code: 'GSOBJ_1002',
      description: 'Invalid field: CurrentScore',
    });
    const { accounts } = await tenant.companies.book({ owner: 'me', max: 5000 });
    const scoreOf = (name: string) => accounts.find(({ company }) => company.name === name)?.score;
    assert.deepEqual(
      [scoreOf('Meridian Corp')?.value, scoreOf('Meridian Corp')?.source, scoreOf('Praxis Inc')?.value],
      [28, 'history', 31],
    );
  });

  it('remembers names of companies that were read, asking nobody for others', async () => {
    const { tenant, sandbox } = setup();
    const [{ company } = assert.fail('no account')] = (await tenant.companies.page({ scope: 'mine' })).rows;
    const { length } = sandbox.calls;
    tenant.forget();
    assert.equal(tenant.companies.nameOf(company.gsid), company.name);
    assert.equal(tenant.companies.nameOf('1P02UNKNOWN'), undefined);
    assert.equal(tenant.companies.gsidOf(company.name), company.gsid);
    assert.equal(tenant.companies.gsidOf(company.name.slice(0, -1)), undefined);
    assert.equal(sandbox.calls.length, length);
  });

  it('asks again after forget, and not before', async () => {
    const { tenant, sandbox } = setup();
    await tenant.people.me();
    await tenant.people.me();
    assert.equal(sandbox.calls.length, 1);
    tenant.forget();
    await tenant.people.me();
    assert.equal(sandbox.calls.length, 2);
  });
});
