import assert from 'node:assert/strict';
import { names, TenantCalls, where, type Row } from './tenantCalls';

const CTAS = '/v2/cockpit/cta/list';
const TASKS = '/v2/cockpit/task/list';
const PLANS = '/v2/successPlan/list/';
const LENA = 'lena.hofmann@example.com';

describe('sandbox lists of the Cockpit', () => {
  for (const path of [CTAS, TASKS, PLANS.slice(0, -1)])
    for (const slash of ['', '/'])
      it(`answers ${path}${slash} with a list`, async () => {
        const { status, body } = await new TenantCalls().call(path + slash, {
          select: ['Name'],
          pageSize: 5,
        });
        assert.equal(status, 200);
        assert.equal((body.data as Row[]).length, 5);
      });

  it('adds default fields, with labels, to those asked for', async () => {
    const rows = await new TenantCalls().list(
      CTAS,
      ['name', 'CompanyId__gr.Csm__gr.Email'],
      [
        ['CompanyId__gr.Name', 'EQ', 'OmegaTech'],
        ['TypeId__gr.Name', 'EQ', 'Risk'],
      ],
    );
    assert.equal(rows.length, 1);
    const [row = {}] = rows;
    assert.equal(row.name, 'Adoption risk: weekly users are down');
    assert.equal('Name' in row, false);
    assert.equal(row['CompanyId__gr.Csm__gr.Email'], LENA);
    assert.equal(row['ReasonId__gr.Name'], 'Adoption');
    assert.equal(row['OwnerId__gr.LastName'], 'Hofmann');
    assert.equal(row.DueDate, '2026-11-19T00:00:00.000Z');
    assert.equal(row.IsClosed, false);
    assert.equal('associatedRecords' in row, false);
  });

  it('knows StatusName and TypeName on plans, in select and in filters', async () => {
    const rows = await new TenantCalls().list(PLANS, ['name', 'TypeName'], [['StatusName', 'EQ', 'On Hold']]);
    assert.deepEqual(
      [rows[0]?.name, rows[0]?.TypeName, rows[0]?.StatusName],
      ['First hundred days', 'Onboarding', 'On Hold'],
    );
    assert.match(String(rows[0]?.DueDate), /^\d{4}-\d\d-\d\d$/);
  });

  it('takes labels where a picklist or a configured value is included', async () => {
    const calls = new TenantCalls();
    const byLabel = await calls.list(CTAS, ['Name'], [['PriorityId', 'INCLUDES', 'high', 'Low']]);
    const all = await calls.list(CTAS, ['Name']);
    const expected = all.filter((row) => ['High', 'Low'].includes(String(row['PriorityId__gr.Name'])));
    assert.ok(expected.length > 3);
    assert.deepEqual(names(byLabel, 'Gsid'), names(expected, 'Gsid'));
    const rest = await calls.list(CTAS, ['Name'], [['PriorityId', 'EXCLUDES', 'High', 'Low']]);
    assert.equal(rest.length, all.length - expected.length);
  });

  it('pages to the end', async () => {
    const calls = new TenantCalls();
    const all = await calls.list(CTAS, ['Name']);
    const seen: unknown[] = [];
    for (let pageNumber = 1; ; pageNumber++) {
      const { body } = await calls.call(CTAS, { select: ['Name'], pageSize: 40, pageNumber });
      seen.push(...names(body.data as Row[], 'Gsid'));
      if ((body.data as Row[]).length < 40) break;
    }
    assert.ok(all.length > 80);
    assert.deepEqual(seen, names(all, 'Gsid'));
  });

  describe('literals', () => {
    const due = async (operator: string, literal: string, value?: unknown, path = CTAS): Promise<Row[]> => {
      const conditions = [
        { fieldName: 'DueDate', alias: 'A', operator, literal, ...(value === undefined ? {} : { value }) },
        { fieldName: 'OwnerId__gr.Email', alias: 'B', operator: 'EQ', value: [LENA] },
        { fieldName: 'IsClosed', alias: 'C', operator: 'EQ', value: [false] },
      ];
      const body = { select: ['Name'], where: { conditions, expression: 'A AND B AND C' } };
      return (await new TenantCalls().call(path, body)).body.data as Row[];
    };
    const table: [operator: string, literal: string, value: unknown, names: string[]][] = [
      ['EQ', 'TODAY', undefined, ['Confirm the SSO rollout dates']],
      ['EQ', 'TOMORROW', undefined, ['Adoption risk: weekly users are down', 'Quarterly business review']],
      ['EQ', 'YESTERDAY', undefined, []],
      ['LT', 'TODAY', undefined, ['Recover product usage', 'Settle the billing dispute']],
      [
        'LTE',
        'TODAY',
        undefined,
        ['Recover product usage', 'Settle the billing dispute', 'Confirm the SSO rollout dates'],
      ],
      ['GT', 'TOMORROW', undefined, ['Onboarding: dispatch desk']],
      ['EQ', 'LAST_N_DAYS', [7], ['Recover product usage', 'Confirm the SSO rollout dates']],
    ];
    for (const [operator, literal, value, expected] of table)
      it(`${operator} ${literal} ${JSON.stringify(value ?? '')}`, async () => {
        assert.deepEqual(names(await due(operator, literal, value)), expected);
      });

    it('NE and GTE are the rest of EQ and LT', async () => {
      assert.equal((await due('NE', 'TODAY')).length, 5);
      assert.equal((await due('GTE', 'TODAY')).length, 4);
    });

    it('takes a day of the tenant zone for date-times', async () => {
      const cta = (name: string, ModifiedDate: string): Row => ({
        Name: name,
        CompanyId: 'Bravura',
        ModifiedDate,
      });
      const data = {
        call_to_action: [
          cta('before midnight', '2026-11-17T22:30:00Z'),
          cta('after it', '2026-11-17T23:10:00Z'),
        ],
      };
      const calls = new TenantCalls({ data, now: () => new Date('2026-11-18T00:30:00+01:00') });
      const conditions = [{ fieldName: 'ModifiedDate', alias: 'A', operator: 'EQ', literal: 'YESTERDAY' }];
      const { body } = await calls.call(CTAS, { select: ['Name'], where: { conditions, expression: 'A' } });
      assert.deepEqual(names(body.data as Row[]), ['before midnight']);
    });

    const owned = async (operator: string, literal: string): Promise<number> => {
      const conditions = [{ fieldName: 'OwnerId', alias: 'A', operator, literal }];
      const body = { select: ['Name'], where: { conditions, expression: 'A' }, pageSize: 1000 };
      return ((await new TenantCalls().call(CTAS, body)).body.data as Row[]).length;
    };
    it('CURRENT_USER is nobody, because an access key is no person', async () => {
      assert.equal(await owned('EQ', 'CURRENT_USER'), 0);
      assert.equal(await owned('NE', 'CURRENT_USER'), await owned('EQ', 'ALL_USERS'));
      assert.ok((await owned('EQ', 'ALL_USERS')) > 50);
    });

    const faulty: [string, Row][] = [
      ['an unknown literal', { fieldName: 'DueDate', operator: 'EQ', literal: 'SOMEDAY' }],
      ['a literal on text', { fieldName: 'Name', operator: 'EQ', literal: 'TODAY' }],
      ['LAST_N_DAYS without a number', { fieldName: 'DueDate', operator: 'EQ', literal: 'LAST_N_DAYS' }],
      ['an operator that takes none', { fieldName: 'DueDate', operator: 'CONTAINS', literal: 'TODAY' }],
      ['a day for a user', { fieldName: 'OwnerId', operator: 'EQ', literal: 'TODAY' }],
      ['an order among users', { fieldName: 'OwnerId', operator: 'GT', literal: 'CURRENT_USER' }],
    ];
    for (const [what, condition] of faulty)
      it(`refuses ${what}`, async () => {
        const where = { conditions: [{ alias: 'A', ...condition }], expression: 'A' };
        const { body } = await new TenantCalls().call(CTAS, { select: ['Name'], where });
        assert.equal(body.errorCode, 'COCKPIT_5101');
      });
  });

  it('shows linked records on request, and filters by them', async () => {
    const calls = new TenantCalls();
    const [visit] = await calls.rows(
      'site_visit__gc',
      ['Gsid'],
      [['Company__gc__gr.Name', 'EQ', 'OmegaTech']],
    );
    const conditions = [{ associatedRecord: true, alias: 'A', operator: 'INCLUDES', value: [visit?.Gsid] }];
    const where = { conditions, expression: 'A' };
    const { body } = await calls.call(CTAS, { select: ['Name'], linkedObject: true, where });
    const [cta = {}, ...others] = body.data as Row[];
    assert.deepEqual(others, []);
    assert.equal(cta['CompanyId__gr.Name'], 'OmegaTech');
    assert.deepEqual(cta.associatedRecords, [
      { recordId: visit?.Gsid, objectName: 'site_visit__gc', source: 'MDA' },
    ]);
  });

  const select = ['Name'];
  const refusals: [what: string, body: unknown, text: RegExp][] = [
    ['no select', {}, /No fields/],
    ['an empty select', { select: [] }, /No fields/],
    ['an unknown field', { select: ['Nmae'] }, /select clause - Nmae/],
    [
      'the field key of the other dialect',
      { select, where: where([['Name', 'EQ', 'x']], 'name') },
      /where clause/,
    ],
    [
      'an unknown field in a filter',
      { select, where: where([['Nmae', 'EQ', 'x']], 'fieldName') },
      /where clause/,
    ],
    [
      'an unknown operator',
      { select, where: where([['Name', 'LIKE', 'x']], 'fieldName') },
      /field or operator/,
    ],
    [
      'no expression',
      { select, where: { conditions: [{ fieldName: 'Name', alias: 'A', operator: 'EQ', value: ['x'] }] } },
      /Expression missing/,
    ],
    ['no conditions', { select, where: { expression: 'A' } }, /Conditions missing/],
    ['a page size above 1000', { select, pageSize: 1001 }, /pageSize/],
    ['page 0', { select, pageNumber: 0 }, /pageNumber/],
    [
      'linked records by EQ',
      {
        select,
        where: {
          conditions: [{ associatedRecord: true, alias: 'A', operator: 'EQ', value: ['x'] }],
          expression: 'A',
        },
      },
      /INCLUDES/,
    ],
  ];
  for (const [what, request, text] of refusals)
    it(`refuses ${what} with COCKPIT_5101 and empty data`, async () => {
      const { body } = await new TenantCalls().call(CTAS, request);
      assert.deepEqual([body.result, body.errorCode, body.data], [false, 'COCKPIT_5101', {}]);
      assert.match(body.errorDesc ?? '', text);
    });

  describe('tasks of one CTA', () => {
    const praxis = async (calls: TenantCalls): Promise<string> =>
      String((await calls.list(CTAS, ['Gsid'], [['Name', 'EQ', 'Recover product usage']]))[0]?.Gsid);

    it('come with their defaults and the fields to include', async () => {
      const calls = new TenantCalls();
      const { body } = await calls.call(
        `/v2/cockpit/task/list/${await praxis(calls)}?includes=CompanyId__gr.Name`,
      );
      const rows = body.data as Row[];
      assert.equal(rows.length, 3);
      assert.deepEqual([...new Set(names(rows, 'CompanyId__gr.Name'))], ['Praxis Inc']);
      assert.deepEqual(names(rows, 'StatusId__gr.Name').sort(), ['Completed', 'Open', 'Open']);
    });

    it('are paged by pn and ps', async () => {
      const calls = new TenantCalls();
      const id = await praxis(calls);
      const pages = await Promise.all(
        [1, 2, 3].map((pn) => calls.call(`/v2/cockpit/task/list/${id}?pn=${pn}&ps=2`)),
      );
      assert.deepEqual(
        pages.map(({ body }) => (body.data as Row[]).length),
        [2, 1, 0],
      );
    });

    it('are none for an unknown CTA, and refused for what cannot be an id', async () => {
      const calls = new TenantCalls();
      assert.deepEqual((await calls.call('/v2/cockpit/task/list/1S01NONE')).body.data, []);
      assert.equal((await calls.call('/v2/cockpit/task/list/a%20b')).body.errorCode, 'COCKPIT_6007');
      assert.equal(
        (await calls.call('/v2/cockpit/task/list/1S01NONE?ps=1001')).body.errorCode,
        'COCKPIT_5101',
      );
      assert.equal(
        (await calls.call('/v2/cockpit/task/list/1S01NONE?includes=Nope')).body.errorCode,
        'COCKPIT_5101',
      );
    });
  });
});
