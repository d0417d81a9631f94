import assert from 'node:assert/strict';
import { type Answer, setup } from '../toolTenant';
import { column } from './promptAnswers';

/** The body of the last call to a path. */
function lastCall({ sandbox }: Pick<ReturnType<typeof setup>, 'sandbox'>, path: string): string {
  const call = sandbox.calls.findLast((one) => one.path.includes(path));
  return JSON.stringify(call?.body);
}

describe('days and moments of raw rows', () => {
  /** A call just after midnight in Berlin, when it is the day before by the clock of UTC, and others around it. */
  async function nightCall() {
    const [company] = await setup().tenant.companies.resolve('Bravura');
    const entry = (Subject: string, ActivityDate: string) => ({
      ...{
        Gsid: `1I02${Subject.toUpperCase()}`,
        Subject,
        TypeName: 'Call',
        GsCompanyId: company!.gsid,
        ActivityDate,
      },
    });
    const data = {
      activity_timeline: [
        entry('Evening', '2026-11-16T22:30:00.000Z'),
        entry('Night', '2026-11-16T23:30:00.000Z'),
        entry('Late', '2026-11-17T22:59:00.000Z'),
        entry('Next', '2026-11-17T23:00:00.000Z'),
      ],
    };
    const { ask, sandbox } = setup({ data });
    const subjects = async (operator: string, ...value: string[]): Promise<string[]> => {
      const where = {
        conditions: [
          { name: 'GsCompanyId', operator: 'EQ', value: ['Bravura'] },
          { name: 'ActivityDate', operator, value },
        ],
      };
      const answer = await ask('gainsight_timeline_query', { where, orderBy: { ActivityDate: 'asc' } });
      return (answer.rows ?? []).map((row) => String(row.Subject).replace(/~\w+~/g, ''));
    };
    return { ask, sandbox, subjects };
  }

  it('takes a day for all of it on the clock of the user', async () => {
    const { subjects } = await nightCall();
    const ours = async (operator: string, ...days: string[]): Promise<string[]> =>
      (await subjects(operator, ...days)).filter((one) => /^(?:Evening|Night|Late|Next)$/.test(one));
    assert.deepEqual(await ours('EQ', '2026-11-17'), ['Night', 'Late']);
    assert.deepEqual(await ours('BTW', '2026-11-16', '2026-11-17'), ['Evening', 'Night', 'Late']);
    assert.deepEqual(await ours('GTE', '2026-11-17'), ['Night', 'Late', 'Next']);
    assert.deepEqual(await ours('GT', '2026-11-17'), ['Next']);
    assert.deepEqual(await ours('LT', '2026-11-17'), ['Evening']);
    assert.deepEqual(await ours('LTE', '2026-11-17'), ['Evening', 'Night', 'Late']);
  });

  it('writes moments by the clock of the user, and asks for no description to do so', async () => {
    const { ask, sandbox } = await nightCall();
    const where = { conditions: [{ name: 'Subject', operator: 'EQ', value: 'Night' }] };
    const { rows } = await ask('gainsight_timeline_query', { where });
    assert.equal(rows?.[0]?.ActivityDate, '2026-11-17T00:30:00+01:00');
    assert.equal(sandbox.calls.length, 1);
  });

  it('leaves what stands for no moment as it is', async () => {
    const never = '0001-01-01T08:00:00.000Z';
    const entry = { Gsid: '1I02NEVER', Subject: 'Never', TypeName: 'Call', ActivityDate: never };
    const { ask } = setup({ data: { activity_timeline: [entry] } });
    const where = { conditions: [{ name: 'Subject', operator: 'EQ', value: 'Never' }] };
    const { rows } = await ask('gainsight_timeline_query', { where });
    assert.equal(rows?.[0]?.ActivityDate, never);
  });

  it('leaves days alone where a field holds a day, and looks up a field whose name does not say it', async () => {
    const { ask, sandbox } = setup();
    const sent = (): string => JSON.stringify(sandbox.calls.at(-1)?.body);
    const due = { conditions: [{ fieldName: 'DueDate', operator: 'LTE', value: '2026-11-17' }] };
    await ask('gainsight_cta_list', { where: due });
    assert.match(sent(), /"LTE","value":\["2026-11-17"\]/);
    const closed = { conditions: [{ fieldName: 'ClosedDate', operator: 'GTE', value: '2026-11-01' }] };
    await ask('gainsight_cta_list', { where: closed });
    assert.match(sent(), /"GTE","value":\["2026-10-31T23:00:00Z"\]/);
    assert.equal(sandbox.calls.length, 2);
    const changed = { conditions: [{ name: 'ScoreModifiedAt__gc', operator: 'GTE', value: '2026-11-01' }] };
    await ask('gainsight_object_query', { object_name: 'company_scorecard_fact_1', where: changed });
    assert.match(sent(), /"2026-10-31T23:00:00Z"/);
  });
});

describe('gainsight_object_list', () => {
  it('lists custom objects first and counts each kind', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_object_list');
    const kinds = column(answer, 'kind');
    assert.deepEqual(kinds.slice(0, 5), ['CUSTOM', 'CUSTOM', 'CUSTOM', 'CUSTOM', 'STANDARD']);
    assert.equal(kinds.length, Number(answer.custom) + Number(answer.standard) + Number(answer.system));
  });

  it('narrows by parent object and leaves out mapping objects', async () => {
    const { ask } = setup();
    const ofCompany = await ask('gainsight_object_list', { po: 'company', em: true });
    const names = column(ofCompany, 'name');
    assert.ok(
      names.includes('call_to_action') && !names.includes('company_person') && !names.includes('da_picklist'),
    );
  });

  it('says plainly when there is none', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_object_list', { po: 'record_delete_log' });
    assert.deepEqual([answer.status, answer.rows?.length], ['ok', 0]);
    assert.match(String(answer.none), /no such object/);
  });
});

describe('gainsight_object_describe', () => {
  it('fits all of Company with its picklists into 6,000 tokens', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_object_describe', { object_name: 'company' });
    assert.ok(JSON.stringify(answer).length < 24_000);
    const stage = answer.rows?.find(({ field }) => field === 'Stage');
    assert.ok(Array.isArray(stage?.options) && stage.options.includes('Renewal'));
    const csm = answer.rows?.find(({ field }) => field === 'Csm');
    assert.equal(csm?.type, 'LOOKUP gsuser (Csm__gr)');
  });

  it('shows only the fields that were asked for, by name or label, with the ids of items', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_object_describe', {
      object_name: 'Company',
      fields: ['segment', 'renewal'],
    });
    assert.deepEqual(column(answer, 'field'), ['RenewalDate', 'Segment__gc']);
    const options = answer.rows?.[1]?.options as Record<string, string>;
    assert.ok(Object.values(options).includes('Enterprise'));
    assert.ok(Object.keys(options).every((gsid) => gsid.startsWith('1I00')));
  });

  it('leaves out options, adds hidden columns and looked-up objects when told so', async () => {
    const { ask } = setup();
    const input = { object_name: 'company', include_picklist_details: false, include_hidden_columns: true };
    const answer = await ask('gainsight_object_describe', {
      ...input,
      include_children: true,
      children_level: 1,
    });
    assert.ok(answer.rows);
    assert.ok(answer.rows.every((row) => !('options' in row)));
    assert.equal(answer.rows.find(({ field }) => field === 'Billing_Code__gc')?.hidden, true);
    assert.match(JSON.stringify(answer.children), /"gsuser":\["Gsid","Name"/);
  });

  it('takes a label, asks when several objects fit, and suggests when none does', async () => {
    const { ask } = setup();
    const byLabel = await ask('gainsight_object_describe', { object_name: 'NPS Response' });
    assert.match(byLabel.scope ?? '', /^NPS_Response__gc/);
    const several = await ask('gainsight_object_describe', { object_name: 'scorecard' });
    assert.equal(several.status, 'several');
    const none = await ask('gainsight_object_describe', { object_name: 'cs_scorecard_mastr' });
    assert.deepEqual([none.status, none.didYouMean], ['notFound', ['scorecard_master', 'scorecard_measure']]);
    const noField = await ask('gainsight_object_describe', {
      object_name: 'company',
      fields: ['Renewl_Date'],
    });
    assert.deepEqual([noField.rows?.length, noField.didYouMean], [0, ['RenewalDate']]);
  });

  it('takes the name as it is when the list of objects is closed', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/meta/services/objects/list', kind: 'forbidden', times: 9 });
    const answer = await ask('gainsight_object_describe', { object_name: 'company' });
    assert.equal(answer.status, 'ok');
  });
});

describe('gainsight_object_query', () => {
  it('selects visible fields with labels when none are named', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_object_query', { object_name: 'product usage', limit: 2 });
    const [row] = answer.rows ?? [];
    assert.equal(row?.['Company__gc__gr.Name'], 'Praxis Inc');
    assert.equal((answer.fieldLabels as Record<string, string>).Active_Users__gc, 'Active users');
    assert.ok(!('CreatedDate' in row));
  });

  it('pages, orders and filters by names of companies, users and picklist items', async () => {
    const { ask } = setup();
    const where = {
      conditions: [
        { name: 'Category__gc', operator: 'EQ', value: 'at risk' },
        { name: 'Company__gc__gr.Csm', operator: 'EQ', value: 'lena.hofmann@example.com' },
      ],
    };
    const input = { object_name: 'Renewal_Forecast__gc', select: ['Name', 'Amount__gc'], where };
    const orderBy = { Amount__gc: 'desc' };
    const first = await ask('gainsight_object_query', { ...input, orderBy, limit: 2 });
    const second = await ask('gainsight_object_query', { ...input, orderBy, limit: 2, offset: 2 });
    assert.deepEqual(column(first, 'Amount__gc'), [420_000, 240_000]);
    assert.deepEqual(column(second, 'Amount__gc'), [185_000, 132_000]);
    assert.match(first.next ?? '', /offset 2/);
  });

  it('asks which company is meant instead of guessing', async () => {
    const { ask } = setup();
    const where = { conditions: [{ name: 'Company__gc', operator: 'EQ', value: 'a' }] };
    const answer = await ask('gainsight_object_query', { object_name: 'NPS_Response__gc', where });
    assert.equal(answer.status, 'several');
  });

  it('suggests names for a mistyped field, in select, filter and order alike', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_object_query', {
      object_name: 'NPS_Response__gc',
      select: ['Scor__gc', 'Person__gc__gr.Emial'],
      where: { conditions: [{ name: 'Respons_Date__gc', operator: 'GTE', value: '2026-10-01' }] },
      orderBy: { Nmae: 'asc' },
    });
    assert.equal(answer.status, 'rejected');
    assert.deepEqual(answer.didYouMean, {
      Scor__gc: ['Score__gc'],
      'Person__gc__gr.Emial': ['Person__gc__gr.Email'],
      Respons_Date__gc: ['Response_Date__gc'],
      Nmae: ['Name'],
    });
  });

  it('suggests the path of a lookup that was written without its ending', async () => {
    const { ask } = setup();
    const where = { conditions: [{ name: 'Csm.Email', operator: 'EQ', value: 'priya.nair@example.com' }] };
    const companies = await ask('gainsight_company_query', { select: ['Name', 'csm.Name'], where });
    assert.deepEqual(companies.didYouMean, {
      'csm.Name': ['Csm__gr.Name'],
      'Csm.Email': ['Csm__gr.Email'],
    });
    const nps = { object_name: 'nps', select: ['Company__gc__gr.Csm.Name'] };
    assert.deepEqual((await ask('gainsight_object_query', nps)).didYouMean, {
      'Company__gc__gr.Csm.Name': ['Company__gc__gr.Csm__gr.Name'],
    });
  });

  it('goes on without labels where the description is closed, and says so', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/describe', kind: 'forbidden', times: 99 });
    const input = { object_name: 'NPS_Response__gc', limit: 1 };
    const named = await ask('gainsight_object_query', { ...input, select: ['Score__gc'] });
    assert.match(String(named.notChecked), /Labels are missing/);
    const unnamed = await ask('gainsight_object_query', input);
    assert.equal(unnamed.status, 'unavailable');
    assert.match(unnamed.next ?? '', /Name the fields in select/);
  });

  it('refuses bad input with what to correct', async () => {
    const { ask, sandbox } = setup();
    const bad = (where: object): Promise<Answer> =>
      ask('gainsight_object_query', { object_name: 'company', where });
    assert.match((await bad({ conditions: [] })).problem ?? '', /at least one condition/);
    const operator = await bad({ conditions: [{ name: 'Name', operator: 'LIKE', value: 'x' }] });
    assert.match(operator.problem ?? '', /must be one of EQ, NE/);
    const value = await bad({ conditions: [{ name: 'Name', operator: 'EQ', value: { a: 1 } }] });
    assert.match(value.problem ?? '', /must be text, a number/);
    assert.equal((await ask('gainsight_object_query', {})).status, 'rejected');
    assert.equal(sandbox.calls.length, 0);
  });
});

describe('values in conditions', () => {
  it('sends a boolean for "true" and "false", which the API may ignore silently', async () => {
    const bench = setup();
    const where = { conditions: [{ name: 'Active', operator: 'eq', value: 'false' }] };
    const answer = await bench.ask('gainsight_query_company_person', { where });
    assert.ok(column(answer, 'Active').every((active) => active === false));
    assert.match(lastCall(bench, '/query/company_person'), /"value":\[false\]/);
  });

  it('sends a list for a label that several items have', async () => {
    const bench = setup();
    const where = { conditions: [{ fieldName: 'TypeId', operator: 'EQ', value: 'risk' }] };
    const answer = await bench.ask('gainsight_cta_list', { where });
    assert.ok(column(answer, 'TypeId__gr.Name').every((type) => type === 'Risk'));
  });

  it('asks for the items of a picklist with the operators that picklists have', async () => {
    const bench = setup();
    const ask = async (operator: string) => {
      const where = { conditions: [{ name: 'Stage', operator, value: ['Onboarding', 'Adoption'] }] };
      return new Set(column(await bench.ask('gainsight_company_query', { where, limit: 500 }), 'Stage'));
    };
    const [some, others] = [await ask('IN'), await ask('NOT_IN')];
    assert.ok(some.size > 0 && others.size > 0);
    assert.ok([...some].every((stage) => stage === 'Onboarding' || stage === 'Adoption'));
    assert.ok(!others.has('Onboarding') && !others.has('Adoption'));
    assert.match(lastCall(bench, '/query/Company'), /"EXCLUDES"/);
  });

  it('says what it sent as given where the fields cannot be read', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/describe', kind: 'forbidden', times: 99 });
    const where = { conditions: [{ fieldName: 'OwnerId', operator: 'EQ', value: 'nobody' }] };
    const answer = await ask('gainsight_cta_list', { where });
    assert.equal(answer.status, 'ok');
    assert.match(String(answer.notChecked), /OwnerId were sent as given/);
  });
});

describe('gainsight_query_company_person', () => {
  it('reads the usual fields of the contacts of a company by name, page by page', async () => {
    const { ask } = setup();
    const where = { conditions: [{ name: 'Company_ID', operator: 'EQ', value: 'Quillon Bank' }] };
    const orderBy = { Role: 'asc' };
    const answer = await ask('gainsight_query_company_person', { where, orderBy, limit: 2 });
    assert.deepEqual(column(answer, 'Person_ID__gr.Name'), ['Felix Arnaud', 'Hannah Brandt']);
    const rest = await ask('gainsight_query_company_person', {
      where,
      orderBy,
      limit: 2,
      offset: 2,
      select: ['Title'],
    });
    assert.deepEqual(rest.rows, [{ Title: 'Head of Branches' }]);
  });
});

describe('gainsight_query_relationships', () => {
  it('reads relationships with labels, by the name of the company', async () => {
    const { ask } = setup();
    const where = { conditions: [{ name: 'CompanyId', operator: 'EQ', value: 'Helios Analytics' }] };
    const answer = await ask('gainsight_query_relationships', { where, orderBy: { Arr: 'asc' }, limit: 2 });
    assert.deepEqual(column(answer, 'Name'), ['Helios Labs', 'Helios Forecasting']);
    assert.deepEqual(column(answer, 'Stage'), ['Value', 'Value']);
    assert.match(answer.next ?? '', /offset 2/);
    const more = await ask('gainsight_query_relationships', { where, select: ['Name'], offset: 2 });
    assert.equal(more.rows?.length, 1);
  });
});

describe('gainsight_query_scorecard', () => {
  it('reads any scorecard object with the columns that it has', async () => {
    const { ask } = setup();
    const where = { conditions: [{ name: 'AccountId__gc', operator: 'EQ', value: 'Praxis Inc' }] };
    const input = { scorecard_object: 'Account Scorecard History', where, limit: 3 };
    const answer = await ask('gainsight_query_scorecard', input);
    assert.equal(column(answer, 'OverallScoreAccount__gc')[0], 31);
    assert.equal((answer.fieldLabels as Record<string, string>).OverallScoreAccount__gc, 'Overall Score');
    const rest = await ask('gainsight_query_scorecard', {
      ...input,
      offset: 3,
      select: ['SnapshotDate__gc'],
    });
    assert.deepEqual(column(rest, 'SnapshotDate__gc')[0], '2026-10-26');
  });

  it('suggests an object for a name that other connectors use', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_query_scorecard', { scorecard_object: 'cs_scorecard_master' });
    assert.deepEqual(
      [answer.status, answer.didYouMean],
      ['notFound', ['scorecard_master', 'scorecard_measure']],
    );
  });
});

describe('gainsight_resolve_user', () => {
  it('finds users by part of an address or a name, together with a filter', async () => {
    const { ask } = setup();
    const byName = await ask('gainsight_resolve_user', { email_search: 'Lindqvist' });
    assert.deepEqual(column(byName, 'Email'), ['sofia.lindqvist@example.com']);
    const where = { conditions: [{ name: 'IsActiveUser', operator: 'EQ', value: 'false' }] };
    const gone = await ask('gainsight_resolve_user', { email_search: 'example.com', where });
    assert.deepEqual(column(gone, 'Name'), ['Owen Pryce']);
  });

  it('pages, orders and selects', async () => {
    const { ask } = setup();
    const input = { select: ['Name'], orderBy: { Name: 'desc' }, limit: 2, offset: 1 };
    const answer = await ask('gainsight_resolve_user', input);
    assert.deepEqual(column(answer, 'Name'), ['Sofia Lindqvist', 'Ruth Calder']);
    const nobody = await ask('gainsight_resolve_user', { email_search: 'nobody@' });
    assert.match(String(nobody.none), /Nothing meets the conditions/);
  });
});
