import assert from 'node:assert/strict';
import { GainsightClient } from '../../../src/gainsight/client';
import { GainsightError } from '../../../src/gainsight/errors';
import { taskSelect } from '../../../src/gainsight/records/task';
import { fakeTenant, json, ok, refused } from '../../support/fakeTenant';

const QUERY = { object: 'Company', select: ['Gsid', 'Name'] };

function setup(...answers: Response[]) {
  const tenant = fakeTenant(answers);
  return { ...tenant, client: new GainsightClient(tenant.transport) };
}

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_value, index) => ({ Gsid: `1P02${from + index}` }));

describe('GainsightClient: rows', () => {
  const row = { Gsid: '1P02A', Name: 'Blue Heron Logistics' };
  const forms: [string, unknown][] = [
    ['a list', [row]],
    ['records', { records: [row] }],
    ['content', { content: [row] }],
    ['a list with entries that are no rows', [null, 'x', [1], row]],
  ];
  for (const [name, data] of forms) {
    it(`reads ${name}`, async () => {
      assert.deepEqual(await setup(ok(data)).client.queryObjects(QUERY), [row]);
    });
  }

  const empties: [string, Response][] = [
    ['no records', ok({ records: [] })],
    ['a text without a known code', refused('GSOBJ_1099', 200, 'No data found for given criteria')],
    ['the same with status 400', refused('GSOBJ_1099', 400, 'No data found for given criteria')],
    ['the code for no match', refused('GSOBJ_1011', 400, 'No entity matches the given criteria')],
    ['null data', ok(null)],
    ['null records', ok({ records: null })],
  ];
  for (const [name, response] of empties) {
    it(`takes ${name} for an empty list`, async () => {
      assert.deepEqual(await setup(response).client.queryObjects(QUERY), []);
    });
  }

  it('does not take a wrong address or a refused key for an empty list', async () => {
    for (const [code, status] of [
      ['GS_APIG_2401', 401],
      ['GSOBJ_1002', 400],
    ] as const)
      await assert.rejects(setup(refused(code, status)).client.queryObjects(QUERY), { code });
  });

  it('refuses data of a form that is not known, with the request id', async () => {
    for (const data of ['text', 7, { rows: [] }])
      await assert.rejects(
        setup(ok(data)).client.queryObjects(QUERY),
        (error) =>
          error instanceof GainsightError && error.kind === 'protocol' && error.message.includes('req-1'),
      );
  });
});

describe('GainsightClient: calls', () => {
  it('queries an object in dialect A', async () => {
    const { client, sent } = setup(ok([]));
    await client.queryObjects({ ...QUERY, limit: 5, offset: 10 });
    assert.deepEqual([sent[0]?.method, sent[0]?.url.pathname], ['POST', '/v1/data/objects/query/Company']);
    assert.deepEqual(sent[0]?.body, { select: ['Gsid', 'Name'], limit: 5, offset: 10 });
  });

  for (const object of ['', 'a/b', '../Company', 'Company?x', 'Ünits', 'Company%2F']) {
    it(`refuses the object name ${JSON.stringify(object)}`, async () => {
      const { client, sent } = setup(ok([]));
      await assert.rejects(client.queryObjects({ ...QUERY, object }), TypeError);
      await assert.rejects(client.describeObject(object), TypeError);
      assert.equal(sent.length, 0);
    });
  }

  it('lists CTAs and success plans in dialect B, with the documented slashes', async () => {
    const { client, sent } = setup(ok([]), ok([]));
    await client.listCtas({ select: ['Name'], pageSize: 100, pageNumber: 2 });
    await client.listSuccessPlans({ select: ['name'] });
    assert.deepEqual(
      sent.map(({ url }) => url.pathname),
      ['/v2/cockpit/cta/list', '/v2/successPlan/list/'],
    );
    assert.deepEqual(sent[0]?.body, { select: ['Name'], pageSize: 100, pageNumber: 2 });
  });

  it('lists the tasks of a CTA', async () => {
    const { client, sent } = setup(ok([]), ok({ records: [{ Gsid: '1' }] }));
    await client.listTasks('1S01A');
    const rows = await client.listTasks('1S01A', { page: 2, size: 10, includes: ['X__gc', 'Y__gc'] });
    assert.deepEqual(
      [sent[0]?.url.pathname, sent[0]?.url.search],
      ['/v2/cockpit/task/list/1S01A', '?pn=1&ps=1000'],
    );
    assert.equal(sent[1]?.url.search, '?pn=2&ps=10&includes=X__gc%2CY__gc');
    assert.deepEqual(rows, [{ Gsid: '1' }]);
  });

  it('reads tasks from their object where the tenant has no list of them', async () => {
    const no = () => refused('GS_APIG_1000', 404);
    const { client, sent } = setup(no(), no(), ok({ records: [{ Gsid: '1' }] }), ok({ records: [] }));
    const rows = await client.listTasks('1S01A', { page: 2, size: 10, includes: ['X__gc'] });
    assert.deepEqual(rows, [{ Gsid: '1' }]);
    assert.deepEqual(
      sent.map(({ url }) => url.pathname),
      ['/v2/cockpit/task/list/1S01A', '/v2/cockpit/task/list/1S01A/', '/v1/data/objects/query/cs_task'],
    );
    assert.deepEqual(sent[2]?.body, {
      select: [...taskSelect, 'Description', 'X__gc'],
      where: {
        conditions: [{ name: 'CtaId', alias: 'A', operator: 'EQ', value: ['1S01A'] }],
        expression: 'A',
      },
      orderBy: { DueDate: 'asc' },
      limit: 10,
      offset: 10,
    });
    await client.listTasks('1S02B');
    assert.deepEqual(
      sent.slice(3).map(({ url }) => url.pathname),
      ['/v1/data/objects/query/cs_task'],
    );
  });

  it('does not ask elsewhere for the tasks of a CTA that is refused', async () => {
    const { client, sent } = setup(refused('COCKPIT_6007', 200));
    await assert.rejects(client.listTasks('1S01A'), { code: 'COCKPIT_6007' });
    assert.equal(sent.length, 1);
  });

  it('refuses an id that could change the path', async () => {
    const { client, sent } = setup(ok([]));
    for (const id of ['', '..', '1S01/x', '1S01?x', '1S01%2F'])
      await assert.rejects(client.listTasks(id), TypeError);
    assert.equal(sent.length, 0);
  });

  it('checks a connection with one row of companies, and an empty tenant is fine', async () => {
    const { client, sent } = setup(refused('GSOBJ_1011'));
    await client.checkConnection();
    assert.deepEqual(sent[0]?.body, { select: ['Gsid', 'Name'], limit: 1, offset: 0 });
  });

  it('lists objects, with parameters only when given', async () => {
    const data = [
      { objectName: 'company', label: 'Company', objectType: 'STANDARD' },
      { objectName: 'site_visit__gc', objectType: 'custom', label: null },
      { label: 'no name' },
      { objectName: 'odd', label: 'Odd', objectType: 'SOMETHING' },
    ];
    const { client, sent } = setup(json({ requestId: 'r', result: true, data }), ok([]));
    assert.deepEqual(await client.listObjects(), [
      { name: 'company', label: 'Company', kind: 'STANDARD' },
      { name: 'site_visit__gc', label: 'site_visit__gc', kind: 'CUSTOM' },
      { name: 'odd', label: 'Odd', kind: 'OTHER' },
    ]);
    await client.listObjects({ po: 'company', em: true });
    assert.deepEqual(
      sent.map(({ url }) => url.search),
      ['', '?po=company&em=true'],
    );
  });

  it('reads picklists by category', async () => {
    const { client, sent } = setup(
      ok({
        CTA_STATUS: [
          { name: 'New', gsid: '1I00A', active: true, typeName: 'ALL_CTA_TYPE' },
          { gsid: 'x' },
          { name: 'Old' },
        ],
      }),
    );
    assert.deepEqual(await client.cockpitPicklists(['CTA_STATUS', 'CTA_TYPE']), {
      CTA_STATUS: [
        { name: 'New', gsid: '1I00A', active: true, typeName: 'ALL_CTA_TYPE' },
        { name: 'Old', gsid: undefined, active: true, typeName: undefined },
      ],
      CTA_TYPE: [],
    });
    assert.equal(sent[0]?.url.search, '?category=CTA_STATUS%2CCTA_TYPE&et=COMPANY');
  });
});

describe('GainsightClient: describeObject', () => {
  const company = {
    objectName: 'company',
    label: 'Company',
    objectType: 'STANDARD',
    fields: [
      {
        fieldName: 'Csm',
        label: 'CSM',
        dataType: 'LOOKUP',
        meta: {
          hidden: false,
          required: true,
          lookupDetail: { lookupName: 'Csm__gr', lookupObjects: [{ objectName: 'gsuser' }] },
        },
      },
      {
        fieldName: 'Status',
        label: 'Status',
        dataType: 'PICKLIST',
        options: [{ label: 'Active', value: '1I00A', active: true, color: null }, { label: 'no value' }],
        meta: { hidden: true, lookupDetail: null },
      },
      { label: 'no name' },
      { fieldName: 'Bare' },
    ],
  };
  const described = {
    name: 'company',
    label: 'Company',
    kind: 'STANDARD',
    fields: [
      {
        name: 'Csm',
        label: 'CSM',
        dataType: 'LOOKUP',
        hidden: false,
        required: true,
        lookup: { path: 'Csm__gr', object: 'gsuser' },
        options: [],
      },
      {
        name: 'Status',
        label: 'Status',
        dataType: 'PICKLIST',
        hidden: true,
        required: false,
        lookup: undefined,
        options: [{ gsid: '1I00A', label: 'Active', active: true }],
      },
      {
        name: 'Bare',
        label: 'Bare',
        dataType: 'STRING',
        hidden: false,
        required: false,
        lookup: undefined,
        options: [],
      },
    ],
  };

  it('reads fields, lookups and options', async () => {
    const { client, sent } = setup(ok([company]));
    assert.deepEqual(await client.describeObject('Company'), described);
    assert.equal(sent[0]?.url.pathname, '/v1/meta/services/objects/Company/describe');
    assert.equal(sent[0].url.search, '?ic=false&cl=0&idd=true&ihc=false');
  });

  it('picks the object that was asked for among those that come along', async () => {
    const { client } = setup(ok([{ objectName: 'gsuser', fields: [] }, company]));
    assert.deepEqual(await client.describeObject('company', { children: true, childLevel: 1 }), described);
  });

  it('says which object the tenant does not have', async () => {
    const failure = json(
      { requestId: 'req-9', result: false, title: 'OBJECT_NOT_FOUND', errorDesc: 'x' },
      400,
    );
    await assert.rejects(setup(failure).client.describeObject('nope'), { kind: 'notFound' });
    await assert.rejects(setup(ok([])).client.describeObject('nope'), /no description of nope/);
  });
});

describe('GainsightClient: queryAll', () => {
  it('reads page after page from the count of rows read, until a page is not full', async () => {
    const { client, sent } = setup(ok(numbered(0, 3)), ok(numbered(3, 3)), ok(numbered(6, 1)));
    const { rows, complete } = await client.queryAll(QUERY, { maxRows: 100, pageSize: 3 });
    assert.deepEqual([rows.length, complete], [7, true]);
    assert.deepEqual(
      sent.map(({ body }) => body),
      [0, 3, 6].map((offset) => ({ select: QUERY.select, limit: 3, offset })),
    );
  });

  it('ends on an empty page', async () => {
    const { client } = setup(ok(numbered(0, 3)), refused('GSOBJ_1011'));
    assert.deepEqual((await client.queryAll(QUERY, { maxRows: 100, pageSize: 3 })).complete, true);
  });

  it('stops at maxRows and says that there is more', async () => {
    const { client } = setup(ok(numbered(0, 3)), ok(numbered(3, 2)));
    const { rows, complete } = await client.queryAll(QUERY, { maxRows: 4, pageSize: 3 });
    assert.deepEqual([rows.length, complete], [4, false]);
  });

  it('knows that an exact fit is complete', async () => {
    const { client, sent } = setup(ok(numbered(0, 3)), ok([]));
    const { rows, complete } = await client.queryAll(QUERY, { maxRows: 3, pageSize: 3 });
    assert.deepEqual([rows.length, complete, sent.length], [3, true, 2]);
  });

  it('stops when the caller aborts', async () => {
    const controller = new AbortController();
    const { client, sent } = setup(ok(numbered(0, 3)), ok(numbered(3, 3)));
    controller.abort();
    await assert.rejects(client.queryAll(QUERY, { maxRows: 100, signal: controller.signal }), {
      name: 'AbortError',
    });
    assert.equal(sent.length, 0);
  });
});
