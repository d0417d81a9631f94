import assert from 'node:assert/strict';
import { GainsightClient } from '../../../src/gainsight/client';
import { allOfB } from '../../../src/gainsight/cockpitQuery';
import { GainsightError } from '../../../src/gainsight/errors';
import { allOf, both } from '../../../src/gainsight/objectQuery';
import { RateLimiter } from '../../../src/gainsight/rateLimiter';
import { htmlToText } from '../../../src/gainsight/htmlText';
import { activitySelect, toActivity } from '../../../src/gainsight/records/activity';
import { companySelect, toCompany } from '../../../src/gainsight/records/company';
import { contactSelect, toContact } from '../../../src/gainsight/records/contact';
import { ctaObjectSelect, ctaSelect, toCta } from '../../../src/gainsight/records/cta';
import { relationshipSelect, toRelationship } from '../../../src/gainsight/records/relationship';
import { planObjectSelect, planSelect, toSuccessPlan } from '../../../src/gainsight/records/successPlan';
import { taskSelect, toTask } from '../../../src/gainsight/records/task';
import { toUser, userSelect } from '../../../src/gainsight/records/user';
import { Transport } from '../../../src/gainsight/transport';
import { createSandbox, SANDBOX_HOST, type Variants } from '../../../src/sandbox/embedded';

const KEY = 'planted-access-key-0001';
const NOW = new Date('2026-03-04T15:30:00Z');

function setup(variants: Partial<Variants> = {}, accesskey = KEY, callsPerMinute = 1_000) {
  const now = (): Date => NOW;
  const sandbox = createSandbox({
    key: KEY,
    now,
    timeZone: 'UTC',
    seed: 7,
    companies: 60,
    variants,
    callsPerMinute,
  });
  const transport = new Transport({
    origin: `https://${SANDBOX_HOST}`,
    fetch: sandbox.fetch,
    credential: { headers: async () => ({ accesskey }) },
    limiter: new RateLimiter({ callsPerMinute: 1_000 }),
    sleep: async () => undefined,
  });
  return { client: new GainsightClient(transport), sandbox };
}

const withGsid = (gsid: string) => allOf({ name: 'Gsid', operator: 'EQ', value: [gsid] });

/** Everything that the screens read of one tenant, in the order in which they would. */
async function readAll(client: GainsightClient) {
  const { rows } = await client.queryAll(
    { object: 'Company', select: companySelect, orderBy: { Gsid: 'asc' } },
    { maxRows: 1_000, pageSize: 25 },
  );
  const query = async (object: string, select: readonly string[]) =>
    client.queryObjects({ object, select, orderBy: { Gsid: 'asc' }, limit: 200 });
  const ctas = await client.listCtas({ select: ctaSelect, pageSize: 200 });
  const tasks = await query('cs_task', taskSelect);
  const taskRows = tasks.map(toTask).filter((task) => task !== undefined);
  const cta = taskRows[0]?.ctaGsid ?? '';
  return {
    companies: rows.map((row) => toCompany(row)),
    ctas: ctas.map(toCta),
    ctasByQuery: (await query('call_to_action', ctaObjectSelect)).map(toCta),
    tasks: taskRows,
    tasksOfCta: (await client.listTasks(cta)).map(toTask),
    cta,
    plans: (await client.listSuccessPlans({ select: planSelect, pageSize: 200 })).map(toSuccessPlan),
    plansByQuery: (await query('cta_group', planObjectSelect)).map(toSuccessPlan),
    activities: (await query('activity_timeline', activitySelect)).map((row) => toActivity(row, htmlToText)),
    contacts: (await query('company_person', contactSelect)).map(toContact),
    relationships: (await query('Relationship', relationshipSelect)).map((row) => toRelationship(row)),
    users: (await query('gsuser', userSelect)).map(toUser),
    none: await client.queryObjects({ object: 'Company', select: ['Gsid'], where: withGsid('1P02NONE') }),
  };
}

describe('The client on the sandbox tenant', () => {
  let plain: Awaited<ReturnType<typeof readAll>>;

  before(async () => {
    plain = await readAll(setup().client);
  });

  it('reads every record into the model', () => {
    const { none, cta, ...records } = plain;
    assert.notEqual(cta, '');
    for (const [name, list] of Object.entries(records)) {
      assert.ok(list.length > 0, `no ${name}`);
      assert.ok(
        list.every((record) => record !== undefined),
        `a row of ${name} cannot be read`,
      );
    }
    assert.equal(records.companies.length, 60);
    assert.deepEqual(none, []);
  });

  it('reads the same CTA from the Cockpit list and from the object query', () => {
    const { ctas, ctasByQuery } = plain;
    const queried = new Map(ctasByQuery.map((cta) => [cta?.gsid, cta]));
    const shared = ctas.filter((cta) => queried.has(cta?.gsid));
    assert.ok(shared.length > 0);
    for (const cta of shared) assert.deepEqual(cta, queried.get(cta?.gsid));
  });

  it('reads the same plan from the plan list and from the object query', () => {
    const { plans, plansByQuery } = plain;
    const queried = new Map(plansByQuery.map((plan) => [plan?.gsid, plan]));
    const shared = plans.filter((plan) => queried.has(plan?.gsid));
    assert.ok(shared.length > 0);
    for (const plan of shared) assert.deepEqual(plan, queried.get(plan?.gsid));
  });

  it('reads the tasks of a CTA from the list', () => {
    const { tasksOfCta, cta, tasks } = plain;
    assert.ok(tasksOfCta.every((task) => task?.ctaGsid === cta));
    assert.ok(tasksOfCta.some((task) => task?.name === tasks[0]?.name));
  });

  const variants: Partial<Variants>[] = [
    { rows: 'list' },
    { dates: 'epoch' },
    { nulls: 'omit' },
    { empty: 'noData' },
    { empty: 'noMatch' },
    { rows: 'list', dates: 'epoch', nulls: 'omit', empty: 'noMatch' },
  ];
  for (const variant of variants) {
    it(`reads the same when the tenant answers with ${JSON.stringify(variant)}`, async () => {
      assert.deepEqual(await readAll(setup(variant).client), plain);
    });
  }
});

describe('The client on the sandbox tenant: calls', () => {
  it('lists and describes objects', async () => {
    const { client } = setup();
    const objects = await client.listObjects();
    const company = objects.find(({ name }) => name.toLowerCase() === 'company');
    assert.equal(company?.kind, 'STANDARD');
    const { fields } = await client.describeObject(company.name);
    const csm = fields.find(({ name }) => name === 'Csm');
    assert.deepEqual(csm?.lookup, { path: 'Csm__gr', object: 'gsuser' });
    const stage = fields.find(({ name }) => name === 'Stage');
    assert.ok((stage?.options.length ?? 0) > 0);
    await assert.rejects(client.describeObject('no_such_object'), { kind: 'notFound' });
  });

  it('filters in both dialects, also with a joined OR', async () => {
    const { client } = setup();
    const all = await client.queryObjects({ object: 'Company', select: ['Gsid', 'Name'], limit: 100 });
    const [first, second] = all;
    const either = {
      conditions: [first, second].map((row, index) => ({
        name: 'Gsid',
        alias: 'AB'.charAt(index),
        operator: 'EQ',
        value: [row?.Gsid],
      })),
      expression: 'A OR B',
    };
    const where = both(either, allOf({ name: 'Gsid', operator: 'EQ', value: [second?.Gsid] }));
    const found = await client.queryObjects({ object: 'Company', select: ['Gsid', 'Name'], where });
    assert.deepEqual(found, [second]);
    const open = await client.listCtas({
      select: ctaSelect,
      where: allOfB({ fieldName: 'IsClosed', operator: 'EQ', value: [false] }),
      pageSize: 100,
    });
    assert.ok(open.length > 0 && open.every((row) => toCta(row)?.closed === false));
  });

  it('says which field the tenant does not know', async () => {
    const query = setup().client.queryObjects({ object: 'Company', select: ['Gsid', 'Nmae'] });
    await assert.rejects(query, (error) => error instanceof GainsightError && error.code === 'GSOBJ_1002');
  });

  it('passes the connection check, and not with a wrong key', async () => {
    await setup().client.checkConnection();
    await assert.rejects(setup({}, 'wrong').client.checkConnection(), {
      kind: 'signedOut',
      code: 'GS_APIG_2401',
    });
  });

  it('repeats reads after passing faults', async () => {
    for (const kind of ['serverError', 'badGateway', 'cut'] as const) {
      const { client, sandbox } = setup();
      sandbox.inject({ kind, times: 2 });
      await client.checkConnection();
      assert.equal(sandbox.calls.length, 3);
    }
  });

  it('tells faults that stay by their kind', async () => {
    const kinds = {
      unauthorized: 'signedOut',
      forbidden: 'forbidden',
      serverError: 'network',
      truncated: 'protocol',
      failure: 'rejected',
    } as const;
    for (const fault of ['unauthorized', 'forbidden', 'serverError', 'truncated', 'failure'] as const) {
      const { client, sandbox } = setup();
      sandbox.inject({ kind: fault, times: 9 });
      await assert.rejects(client.checkConnection(), { kind: kinds[fault] });
    }
  });
});
