import assert from 'node:assert/strict';
import { names, TenantCalls, where, type Row } from './tenantCalls';

describe('sandbox object query', () => {
  it('answers with an envelope and only the fields asked for, in the spelling of the caller', async () => {
    const calls = new TenantCalls();
    const { status, body } = await calls.query('COMPANY', {
      select: ['gsid', 'NAME', 'csm__gr.email', 'Csm__gr.Manager__gr.Name'],
      where: where([['name', 'EQ', 'Bravura']]),
    });
    assert.equal(status, 200);
    assert.equal(body.errorCode, null);
    assert.match(body.requestId, /^[0-9a-f-]{36}$/);
    const [row] = (body.data as { records: Row[] }).records;
    assert.deepEqual(Object.keys(row ?? {}), ['gsid', 'NAME', 'csm__gr.email', 'Csm__gr.Manager__gr.Name']);
    assert.match(String(row?.gsid), /^1P02[0-9A-Z]{32}$/);
    assert.equal(row?.['csm__gr.email'], 'lena.hofmann@example.com');
    assert.equal(row['Csm__gr.Manager__gr.Name'], 'Ruth Calder');
  });

  it('follows lookups through several objects', async () => {
    const rows = await new TenantCalls().rows(
      'activity_timeline',
      ['GsCompanyId__gr.Csm__gr.Name', 'GsCompanyId__gr.Name'],
      [['GsCompanyId__gr.Csm__gr.Name', 'EQ', 'Priya Nair']],
    );
    assert.ok(rows.length > 5);
    assert.ok(rows.every((row) => row['GsCompanyId__gr.Csm__gr.Name'] === 'Priya Nair'));
  });

  it('joins conditions as the expression says', async () => {
    const { body } = await new TenantCalls().query('company', {
      select: ['Name'],
      where: {
        conditions: [
          { name: 'Name', alias: 'A', operator: 'EQ', value: ['Bravura'] },
          { name: 'Name', alias: 'B', operator: 'EQ', value: ['Cloudnine'] },
          { name: 'Arr', alias: 'C', operator: 'GT', value: [100_000] },
        ],
        expression: '(A OR B) AND C',
      },
    });
    assert.deepEqual(names((body.data as { records: Row[] }).records), ['Cloudnine']);
  });

  it('gives 100 rows when no limit is named, and pages to an end without loss or repetition', async () => {
    const calls = new TenantCalls({ companies: 250 });
    const first = await calls.rows('company', ['Gsid'], [], { limit: undefined });
    assert.equal(first.length, 100);
    const seen: unknown[] = [];
    for (let offset = 0; ; offset += 60) {
      const page = await calls.rows('company', ['Gsid'], [], { limit: 60, offset, orderBy: { Gsid: 'asc' } });
      seen.push(...names(page, 'Gsid'));
      if (page.length < 60) break;
    }
    assert.equal(seen.length, 250);
    assert.deepEqual(seen, [...new Set(seen)].sort());
  });

  it('pages without an order as well, over rows that are made on demand', async () => {
    const calls = new TenantCalls();
    const all = names(await calls.rows('activity_timeline', ['Gsid']), 'Gsid');
    const seen: unknown[] = [];
    for (let offset = 0; offset < all.length; offset += 50)
      seen.push(...names(await calls.rows('activity_timeline', ['Gsid'], [], { limit: 50, offset }), 'Gsid'));
    assert.deepEqual(seen, all);
    assert.equal(new Set(seen).size, all.length);
  });

  it('walks by Gsid greater than the last one', async () => {
    const calls = new TenantCalls();
    const order = { orderBy: { Gsid: 'asc' }, limit: 20 };
    const [first] = [await calls.rows('company', ['Gsid'], [], order)];
    const next = await calls.rows('company', ['Gsid'], [['Gsid', 'GT', first.at(-1)?.Gsid]], order);
    assert.deepEqual(
      names(next, 'Gsid'),
      names(await calls.rows('company', ['Gsid'], [], { ...order, offset: 20 }), 'Gsid'),
    );
  });

  it('sorts by several fields, in both directions', async () => {
    const rows = await new TenantCalls().rows('company', ['Csm__gr.Name', 'Arr'], [['Arr', 'IS_NOT_NULL']], {
      orderBy: { 'Csm__gr.Name': 'asc', Arr: 'desc' },
    });
    const keys = rows.map((row) => [String(row['Csm__gr.Name']), Number(row.Arr)] as const);
    const sorted = [...keys].sort((a, b) => (a[0] === b[0] ? b[1] - a[1] : a[0] < b[0] ? -1 : 1));
    assert.deepEqual(keys, sorted);
  });

  it('finds the same rows by company id, by index and by scan', async () => {
    const calls = new TenantCalls();
    const ids = names(await calls.rows('company', ['Gsid']), 'Gsid');
    const sorted = (rows: Row[]): unknown[] => names(rows, 'Gsid').sort();
    const byIndex = await calls.rows('call_to_action', ['Gsid'], [['CompanyId', 'IN', ...ids]]);
    const byScan = await calls.rows('call_to_action', ['Gsid'], [['CompanyId__gr.Gsid', 'IN', ...ids]]);
    assert.ok(byIndex.length > 50);
    assert.deepEqual(sorted(byIndex), sorted(byScan));
  });

  it('answers for 200 companies among 5,000', async function () {
    this.timeout(30_000);
    const calls = new TenantCalls({ companies: 5000 });
    const companies = names(await calls.rows('company', ['Gsid']), 'Gsid');
    assert.equal(companies.length, 5000);
    const some = companies.slice(1000, 1200);
    const rows = await calls.rows('activity_timeline', ['GsCompanyId'], [['GsCompanyId', 'IN', ...some]]);
    assert.deepEqual(new Set(names(rows, 'GsCompanyId')), new Set(some));
  });

  const select = ['Name'];
  const one = (condition: Row): Row => ({ select, where: { conditions: [condition], expression: 'A' } });
  const refusals: [what: string, object: string, body: unknown, code: string][] = [
    ['an object that does not exist', 'nothing', { select }, 'GSOBJ_1023'],
    ['a missing select', 'company', {}, 'GSOBJ_ESS_9104'],
    ['an empty select', 'company', { select: [] }, 'GSOBJ_ESS_9104'],
    ['an unknown field', 'company', { select: ['Nmae'] }, 'GSOBJ_1002'],
    ['a field behind something that is no lookup', 'company', { select: ['Name__gr.Name'] }, 'P_5068'],
    ['a name behind a picklist', 'company', { select: ['Status__gr.Name'] }, 'P_5068'],
    ['a path without __gr', 'company', { select: ['Csm.Name'] }, 'GSOBJ_1002'],
    [
      'an unknown field in a condition',
      'company',
      one({ name: 'Nmae', alias: 'A', operator: 'EQ', value: ['x'] }),
      'GSOBJ_1002',
    ],
    ['an unknown field to order by', 'company', { select, orderBy: { Nmae: 'asc' } }, 'GSOBJ_1002'],
    [
      'the field key of the other dialect',
      'company',
      one({ fieldName: 'Name', alias: 'A', operator: 'EQ', value: ['x'] }),
      'GSOBJ_ESS_9150',
    ],
    [
      'a value that is no list',
      'company',
      one({ name: 'Name', alias: 'A', operator: 'EQ', value: 'x' }),
      'GSOBJ_ESS_9150',
    ],
    [
      'an unknown operator',
      'company',
      one({ name: 'Name', alias: 'A', operator: 'LIKE', value: ['x'] }),
      'GSOBJ_ESS_9150',
    ],
    [
      'an alias that is no letter',
      'company',
      {
        select,
        where: {
          conditions: [{ name: 'Name', alias: 'A1', operator: 'EQ', value: ['x'] }],
          expression: 'A1',
        },
      },
      'GSOBJ_ESS_9150',
    ],
    [
      'an alias without a condition',
      'company',
      { select, where: { ...(where([['Name', 'EQ', 'x']]) as Row), expression: 'A AND Z' } },
      'GSOBJ_ESS_9150',
    ],
    [
      'a filter without an expression',
      'company',
      { select, where: { conditions: [{ name: 'Name', alias: 'A', operator: 'EQ', value: ['x'] }] } },
      'GSOBJ_ESS_9150',
    ],
    [
      'a filter without conditions',
      'company',
      { select, where: { conditions: [], expression: 'A' } },
      'GSOBJ_ESS_9150',
    ],
    [
      'an alias used twice',
      'company',
      {
        select,
        where: {
          conditions: [1, 2].map(() => ({ name: 'Name', alias: 'A', operator: 'EQ', value: ['x'] })),
          expression: 'A',
        },
      },
      'GSOBJ_ESS_9150',
    ],
    ['a limit of 0', 'company', { select, limit: 0 }, 'GSOBJ_ESS_9150'],
    ['a limit above 5000', 'company', { select, limit: 5001 }, 'GSOBJ_ESS_9150'],
    ['a negative offset', 'company', { select, offset: -1 }, 'GSOBJ_ESS_9150'],
    ['a direction that is none', 'company', { select, orderBy: { Name: 'up' } }, 'GSOBJ_ESS_9150'],
    ['a body that is no object', 'company', [], 'GSOBJ_ESS_9150'],
    [
      'a malformed id',
      'company',
      one({ name: 'Csm', alias: 'A', operator: 'EQ', value: ['a b'] }),
      'GSOBJ_1004',
    ],
    [
      'a wrong date-time',
      'company',
      one({ name: 'CreatedDate', alias: 'A', operator: 'GT', value: ['soon'] }),
      'GSOBJ_1005',
    ],
    [
      'a wrong date',
      'company',
      one({ name: 'RenewalDate', alias: 'A', operator: 'GT', value: ['soon'] }),
      'GSOBJ_1006',
    ],
    [
      'a null value',
      'company',
      one({ name: 'Name', alias: 'A', operator: 'EQ', value: [null] }),
      'GSOBJ_1007',
    ],
    [
      'text for a number',
      'company',
      one({ name: 'Arr', alias: 'A', operator: 'EQ', value: ['much'] }),
      'GSOBJ_1008',
    ],
    ['the name of a contact row, which stands on the person', 'company_person', { select }, 'GSOBJ_1002'],
  ];
  for (const [what, object, query, code] of refusals)
    it(`refuses ${what} with HTTP 400 and ${code}`, async () => {
      const { status, body } = await new TenantCalls().query(object, query);
      assert.deepEqual([status, body.result, body.errorCode, body.data], [400, false, code, null]);
      assert.ok(body.requestId && body.errorDesc);
    });

  it('lets null checks leave the value out', async () => {
    const { body } = await new TenantCalls().query(
      'company',
      one({ name: 'Arr', alias: 'A', operator: 'IS_NULL' }),
    );
    assert.ok(names((body.data as { records: Row[] }).records).includes('Kestrel Labs'));
  });
});
