import assert from 'node:assert/strict';
import { setup } from '../toolTenant';

async function gsidOf(ask: ReturnType<typeof setup>['ask'], name: string): Promise<string> {
  const where = { conditions: [{ name: 'Name', operator: 'EQ', value: name }] };
  const { rows } = await ask('gainsight_company_query', { where, select: ['Gsid'] });
  return String(rows?.[0]?.Gsid);
}

describe('gainsight_company_query', () => {
  it('reads the usual fields with labels in place of picklist ids', async () => {
    const { ask } = setup();
    const where = {
      conditions: [{ name: 'Name', alias: 'A', operator: 'EQ', value: ['Bravura'] }],
      expression: 'A',
    };
    const { rows, sources } = await ask('gainsight_company_query', { where });
    assert.ok(rows);
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.Name, 'Bravura');
    assert.match(String(rows[0].Stage), /^[A-Z][a-z]+/);
    assert.deepEqual(sources, ['Company']);
  });

  it('gives the name beside each id that was asked for, without a further call', async () => {
    const { ask, sandbox } = setup();
    const { rows } = await ask('gainsight_company_query', {
      select: ['Name', 'Csm', 'CurrentScore'],
      limit: 1,
    });
    assert.deepEqual(
      [rows?.[0]?.['Csm__gr.Name'], rows?.[0]?.['CurrentScore__gr.Name']],
      ['Lena Hofmann', 'At risk'],
    );
    assert.ok(rows?.[0]?.Csm);
    assert.equal(sandbox.calls.filter(({ path }) => path.endsWith('/query/Company')).length, 1);
  });

  it('gives the id alone where the tenant does not know the name behind it', async () => {
    const around = (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async function unnamed(input, init) {
        const body = typeof init?.body === 'string' ? init.body : '';
        if (!body.includes('"Csm__gr.Name"')) return fetch(input, init);
        const refused = { result: false, errorCode: 'GSOBJ_1002', errorDesc: 'Csm__gr.Name', data: null };
        return Response.json(refused, { status: 400 });
      };
    const { ask } = setup({}, {}, { around });
    const answer = await ask('gainsight_company_query', { select: ['Name', 'Csm'], limit: 1 });
    assert.equal(answer.status, 'ok');
    assert.deepEqual(Object.keys(answer.rows?.[0] ?? {}), ['Name', 'Csm']);
  });

  it('takes the label of a field for its name in select, where and order, and says which field it is', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_company_query', {
      select: ['Name', 'Segment', 'Segment__gc'],
      where: { conditions: [{ name: 'Segment', operator: 'EQ', value: 'Enterprise' }] },
      orderBy: { Segment: 'asc' },
    });
    assert.deepEqual([answer.status, answer.fieldsMeant], ['ok', { Segment: 'Segment__gc' }]);
    assert.ok(answer.rows?.length);
    assert.ok(answer.rows.every((row) => row.Segment__gc === 'Enterprise'));
  });

  it('suggests names where one of them is no label', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_company_query', { select: ['Segment', 'Nmae'] });
    assert.deepEqual(answer.didYouMean, { Segment: ['Segment__gc'], Nmae: ['Name'] });
  });

  it('leaves out ids of users beside their addresses, unless one is asked for, and takes the address for the id', async () => {
    const { ask } = setup();
    const [usual] = (await ask('gainsight_company_query', { limit: 1 })).rows ?? [];
    assert.deepEqual([usual?.Csm, usual?.['Csm__gr.Email']], [undefined, 'lena.hofmann@example.com']);
    const select = ['Name', 'Csm', 'Csm__gr.Email'];
    const [asked] = (await ask('gainsight_company_query', { limit: 1, select })).rows ?? [];
    assert.equal(typeof asked?.Csm, 'string');
    const where = { conditions: [{ name: 'Csm', operator: 'EQ', value: usual?.['Csm__gr.Email'] }] };
    assert.equal((await ask('gainsight_company_query', { where })).rows?.length, 15);
  });

  it('says that more companies may exist when not all that were read fit', async () => {
    const { ask } = setup({ companies: 1000 });
    const answer = await ask('gainsight_company_query');
    const shown = Number(answer.returned);
    assert.ok(shown < 100);
    assert.match(answer.next ?? '', new RegExp(`more may exist.*offset ${shown}\\.$`));
    const follows = await ask('gainsight_company_query', { offset: shown, limit: 1, select: ['Name'] });
    const whole = await ask('gainsight_company_query', { select: ['Name'] });
    assert.equal(follows.rows?.[0]?.Name, whole.rows?.[shown]?.Name);
  });

  it('fills in aliases, expression and the list around one value', async () => {
    const { ask, sandbox } = setup();
    const where = {
      conditions: [
        { name: 'Arr', operator: 'GT', value: 1 },
        { name: 'Csm__gr.Email', operator: 'EQ', value: 'lena.hofmann@example.com' },
      ],
    };
    const answer = await ask('gainsight_company_query', {
      where,
      orderBy: { Arr: 'desc' },
      limit: 3,
      select: ['Name', 'Arr'],
    });
    const arrs = answer.rows?.map(({ Arr }) => Number(Arr)) ?? [];
    assert.deepEqual(
      arrs,
      [...arrs].sort((a, b) => b - a),
    );
    assert.equal(arrs.length, 3);
    assert.match(answer.next ?? '', /offset 3/);
    const body = JSON.stringify(sandbox.calls.map((call) => call.body));
    assert.match(body, /"expression":"A AND B"/);
  });

  it('answers with the tenant’s words, code and request id when a field does not exist', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_company_query', { select: ['Nmae'] });
    assert.equal(answer.status, 'rejected');
    assert.equal(answer.code, 'GSOBJ_1002');
    assert.match(String(answer.detail), /Nmae/);
    assert.ok(answer.requestId);
  });
});

describe('gainsight_cta_list', () => {
  it('lists the open CTAs of a company with labels', async () => {
    const { ask } = setup();
    const company = await gsidOf(ask, 'Tandem Freight');
    const where = {
      conditions: [
        { fieldName: 'CompanyId', operator: 'EQ', value: company },
        { fieldName: 'IsClosed', operator: 'EQ', value: false },
      ],
    };
    const { rows } = await ask('gainsight_cta_list', { where });
    const onboarding = rows?.filter((row) => /onboard/i.test(JSON.stringify(row))) ?? [];
    assert.equal(onboarding.length, 2);
    assert.ok(onboarding.every((row) => typeof row['StatusId__gr.Name'] === 'string'));
  });

  for (const literal of ['CURRENT_USER', ' current_user '])
    it(`turns ${JSON.stringify(literal)} into the signed-in user, and never sends the literal`, async () => {
      const { ask, sandbox, tenant } = setup();
      const where = { conditions: [{ fieldName: 'OwnerId', operator: 'EQ', literal }] };
      const { rows } = await ask('gainsight_cta_list', { where, pageSize: 5 });
      const me = await tenant.people.me();
      assert.ok(rows?.length && rows.every((row) => row['OwnerId__gr.Email'] === me.email));
      assert.ok(sandbox.calls.every(({ body }) => !/current_user/i.test(JSON.stringify(body ?? {}))));
    });

  it('takes the labels of lookups for their names, in conditions and as what they lead to', async () => {
    const { ask, sandbox } = setup();
    const answer = await ask('gainsight_cta_list', {
      select: ['Name', 'Priority', 'Company'],
      where: {
        conditions: [
          { fieldName: 'Company', operator: 'EQ', value: 'Praxis Inc' },
          { fieldName: 'Priority', operator: 'EQ', value: 'High' },
        ],
      },
    });
    assert.deepEqual(answer.fieldsMeant, { Priority: 'PriorityId', Company: 'CompanyId' });
    assert.ok(answer.rows?.length);
    for (const row of answer.rows)
      assert.deepEqual([row['CompanyId__gr.Name'], row['PriorityId__gr.Name']], ['Praxis Inc', 'High']);
    const lists = sandbox.calls.filter(({ path }) => path.includes('/cta/list'));
    assert.equal(lists.length, 2);
  });

  it('does without a usual field that the tenant lacks, and asks about one that was named', async () => {
    const lacking: typeof fetch = (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : '';
      if (!body.includes('IsImportant')) return sandbox.fetch(input, init);
      const errorDesc = 'Invalid fields in select clause - IsImportant';
      return Promise.resolve(
        Response.json({ result: false, errorCode: 'COCKPIT_5101', errorDesc, data: {} }),
      );
    };
    const { ask, sandbox } = setup({}, {}, { around: () => lacking });
    assert.ok((await ask('gainsight_cta_list', {})).rows?.length);
    const named = await ask('gainsight_cta_list', { select: ['Name', 'IsImportant'] });
    assert.equal(named.status, 'rejected');
  });

  it('answers a condition in the wrong dialect with what to correct', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_cta_list', {
      where: { conditions: [{ name: 'IsClosed', operator: 'EQ', value: false }] },
    });
    assert.equal(answer.status, 'rejected');
    assert.match(String(answer.problem), /fieldName/);
  });
});

describe('gainsight_success_plan_list', () => {
  it('pages through the plans', async () => {
    const { ask } = setup();
    const first = await ask('gainsight_success_plan_list', { pageSize: 2 });
    const second = await ask('gainsight_success_plan_list', { pageSize: 2, pageNumber: 2 });
    assert.match(first.next ?? '', /pageNumber 2/);
    assert.notDeepEqual(
      first.rows?.map(({ Gsid }) => Gsid),
      second.rows?.map(({ Gsid }) => Gsid),
    );
  });
});

describe('gainsight_timeline_query', () => {
  it('gives entries newest first, with notes as text', async () => {
    const { ask } = setup();
    const company = await gsidOf(ask, 'Meridian Corp');
    const where = { conditions: [{ name: 'GsCompanyId', operator: 'EQ', value: company }] };
    const { rows } = await ask('gainsight_timeline_query', { where, limit: 5 });
    assert.ok(rows && rows.length > 1);
    assert.ok(rows.every(({ Notes }) => !/<\w/.test(JSON.stringify(Notes ?? ''))));
    const dates = rows.map(({ ActivityDate }) => String(ActivityDate));
    assert.deepEqual(dates, [...dates].sort().reverse());
  });
});
