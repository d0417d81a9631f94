import assert from 'node:assert/strict';
import { setup } from '../toolTenant';

/** Asks with one condition: the answer, and the names of its rows. */
async function asked(tool: string, input: object, ...conditions: object[]) {
  const { ask } = setup();
  const answer = await ask(tool, { select: ['Name'], ...input, where: { conditions } });
  return { answer, names: answer.rows?.map(({ Name }) => Name) };
}

/** A tenant that describes the items of picklists alone. */
function withoutItems(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    const text = await answer.text();
    const lean: unknown = JSON.parse(text, function (this: { dataType?: string }, key, value: unknown) {
      return key === 'options' && this.dataType === 'LOOKUP' ? undefined : value;
    });
    return Response.json(lean, { status: answer.status });
  };
}

/** A tenant in which an item of a picklist is stored as a word. */
function storing(fetch: typeof globalThis.fetch, label: string, word: string): typeof globalThis.fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    const text = await answer.text();
    const worded: unknown = JSON.parse(text, (_, value: { label?: string } | null) =>
      typeof value === 'object' && value?.label === label ? { ...value, value: word } : value,
    );
    return Response.json(worded, { status: answer.status });
  };
}

describe('names in conditions', () => {
  it('names the values of a picklist that has no such one: nothing found would pass for none', async () => {
    const churn = { name: 'Stage', operator: 'EQ', value: 'Churn' };
    const { answer } = await asked('gainsight_company_query', {}, churn);
    assert.equal(answer.status, 'rejected');
    assert.equal(answer.problem, 'Stage has no value "Churn".');
    assert.deepEqual(answer.valid, ['Kicked Off', 'Onboarding', 'Adoption', 'Value', 'Renewal', 'Churned']);
    assert.deepEqual(answer.didYouMean, ['Churned']);
  });

  it('does so in lists of values and in lists of CTAs', async () => {
    const sizes = { name: 'Segment', operator: 'IN', value: ['SMB', 'Mid Market'] };
    const { answer } = await asked('gainsight_company_query', {}, sizes);
    assert.deepEqual(answer.didYouMean, ['Mid-Market']);
    const begun = { fieldName: 'StatusId', operator: 'EQ', value: 'In Progress' };
    const ctas = await asked('gainsight_cta_list', {}, begun);
    assert.deepEqual(ctas.answer.didYouMean, ['Work In Progress']);
  });

  it('knows the values of a CTA also where its description has none, as for a lookup', async () => {
    const { ask, sandbox } = setup({}, {}, { around: withoutItems });
    const type = (value: string) =>
      ask('gainsight_cta_list', { where: { conditions: [{ fieldName: 'TypeId', operator: 'EQ', value }] } });
    const { rows = [] } = await type('risk');
    assert.ok(rows.length > 0 && rows.every((row) => row['TypeId__gr.Name'] === 'Risk'));
    assert.match(JSON.stringify(sandbox.calls.at(-1)?.body), /"operator":"EQ","value":\["1I00\w+"\]/);
    const { problem, didYouMean, next } = await type('Risky');
    // Those of relationships, and those that are not in use any more, are not among them.
    assert.equal(problem, 'TypeId has no value "Risky" in use for companies.');
    assert.deepEqual(didYouMean, ['Risk']);
    assert.match(String(next), /GSID of another one/);
  });

  it('looks for a name behind the lookup where no values can be read: it is no id', async () => {
    const { ask, sandbox } = setup({}, {}, { around: withoutItems });
    sandbox.inject({ path: '/picklist/lite', kind: 'forbidden', times: 9 });
    const where = { conditions: [{ fieldName: 'TypeId', operator: 'EQ', value: 'Risk' }] };
    const { rows = [] } = await ask('gainsight_cta_list', { where });
    assert.ok(rows.length > 0 && rows.every((row) => row['TypeId__gr.Name'] === 'Risk'));
    assert.match(
      JSON.stringify(sandbox.calls.at(-1)?.body),
      /"value":\["Risk"\],"fieldName":"TypeId__gr.Name"/,
    );
  });

  it('takes what a picklist stores for its label, also where that is no id', async () => {
    const { ask } = setup({}, {}, { around: (fetch) => storing(fetch, 'Adoption', 'ADOPT') });
    const where = (value: string) => ({ conditions: [{ name: 'Stage', operator: 'EQ', value }] });
    for (const value of ['adoption', 'ADOPT'])
      assert.equal((await ask('gainsight_company_query', { where: where(value) })).status, 'ok', value);
  });

  it('asks for values of a list of several with the operators that it has', async () => {
    const tagged = async (operator: string, value: unknown) =>
      (await asked('gainsight_company_query', { select: ['Gsid'] }, { name: 'Tags', operator, value })).answer
        .rows ?? [];
    const one = await tagged('EQ', 'Reference');
    assert.ok(one.length > 0);
    assert.deepEqual(await tagged('IN', ['Reference', 'Beta']), one);
    assert.deepEqual(await tagged('NE', 'Beta'), one);
  });

  it('takes yes and no for true and false, and lets no other text pass: the tenant would find everything', async () => {
    const all = async (value: unknown) =>
      (await asked('gainsight_cta_list', {}, { fieldName: 'IsClosed', operator: 'EQ', value })).answer;
    const gsids = async (value: unknown) => (await all(value)).rows?.map(({ Gsid }) => Gsid);
    assert.deepEqual(await gsids('No'), await gsids(false));
    assert.deepEqual(await gsids(' YES '), await gsids(true));
    assert.notDeepEqual(await gsids('yes'), await gsids('no'));
    const { status, problem, valid } = await all('open');
    assert.deepEqual([status, problem, valid], ['rejected', 'IsClosed has no value "open".', [true, false]]);
  });

  it('finds records by the names of what they look up, whatever it is', async () => {
    const type = { name: 'TypeId', operator: 'EQ', value: 'Region' };
    assert.deepEqual((await asked('gainsight_query_relationships', {}, type)).names, ['Helios EMEA']);
    const nps = { object_name: 'NPS_Response__gc' };
    const person = { name: 'Person__gc', operator: 'EQ', value: 'Nina Roth' };
    assert.deepEqual((await asked('gainsight_object_query', nps, person)).names, ['NPS-0001']);
  });

  it('follows a lookup behind a lookup, and an address', async () => {
    const red = { name: 'Company__gc__gr.CurrentScore', operator: 'EQ', value: 'At risk' };
    const nps = { object_name: 'NPS_Response__gc', select: ['Company__gc__gr.Name'] };
    const { answer } = await asked('gainsight_object_query', nps, red);
    const companies = answer.rows?.map((row) => row['Company__gc__gr.Name']);
    assert.ok(companies?.includes('Praxis Inc'));
    assert.ok(!companies?.includes('Helios Analytics'));
    const address = { name: 'Person', operator: 'EQ', value: 'dana.whitfield@example.org' };
    const people = await asked('gainsight_query_company_person', { select: ['Role'] }, address);
    assert.deepEqual(people.answer.rows, [{ Role: 'Champion' }]);
  });

  it('says what nothing may be due to where a whole text was asked for', async () => {
    const { ask } = setup();
    const none = async (tool: string, ...conditions: object[]): Promise<string> =>
      String((await ask(tool, { where: { conditions } })).none);
    const type = { name: 'TypeName', operator: 'EQ', value: 'meeting' };
    assert.match(await none('gainsight_timeline_query', type), /CONTAINS finds a text in any case/);
    const cta = { fieldName: 'Name', operator: 'IN', value: ['quarterly BUSINESS review'] };
    assert.match(await none('gainsight_cta_list', cta), /CONTAINS/);
    // A text cannot be looked for in the lookup itself.
    const kind = { name: 'TypeId', operator: 'EQ', value: 'region' };
    assert.match(await none('gainsight_query_relationships', kind), /any case, here in TypeId__gr\.Name\.$/);
    const owner = { name: 'Csm', operator: 'EQ', value: 'Ruth Calder' };
    const day = { name: 'RenewalDate', operator: 'EQ', value: '2030-01-01' };
    for (const other of [owner, day])
      assert.equal(
        await none('gainsight_company_query', other),
        'Nothing meets the conditions; that was read, not guessed.',
      );
  });

  it('takes the names that rows of plans have for those of CTAs', async () => {
    const open = { fieldName: 'StatusName', operator: 'EQ', value: 'waiting on customer' };
    const owner = { fieldName: 'OwnerName', operator: 'EQ', value: 'me' };
    const { answer } = await asked('gainsight_cta_list', { select: ['Name', 'CompanyName'] }, open, owner);
    assert.deepEqual(answer.fieldsMeant, {
      ...{ CompanyName: 'CompanyId', StatusName: 'StatusId', OwnerName: 'OwnerId' },
    });
    assert.deepEqual(
      answer.rows?.map((row) => row['CompanyId__gr.Name']),
      ['Fernhill Foods'],
    );
  });

  it('looks for a part of such a name in the name, of which the id has none', async () => {
    const select = ['CompanyName'];
    const part = { operator: 'CONTAINS', value: 'bravu' };
    const ctas = await asked('gainsight_cta_list', { select }, { fieldName: 'CompanyName', ...part });
    const plans = await asked(
      'gainsight_success_plan_list',
      { select },
      { fieldName: 'CompanyName', ...part },
    );
    const all = { object_name: 'call_to_action', select };
    const rows = await asked('gainsight_object_query', all, { name: 'CompanyName', ...part });
    for (const { answer } of [ctas, plans, rows]) {
      assert.ok(answer.rows && answer.rows.length > 0, JSON.stringify(answer));
      assert.ok(answer.rows.every((row) => row['CompanyId__gr.Name'] === 'Bravura'));
    }
  });

  it('leaves to the list of plans the names that it knows, beside others that it does not', async () => {
    const company = { fieldName: 'CompanyName', operator: 'EQ', value: 'Bravura' };
    const select = ['Name', 'StatusName'];
    const { answer, names } = await asked('gainsight_success_plan_list', { select }, company);
    assert.deepEqual(names, ['Win back the editors']);
    assert.equal(answer.rows?.[0]?.StatusName, 'At Risk');
  });

  it('takes the name and address of a contact for those of the person', async () => {
    const person = { name: 'Name', operator: 'CONTAINS', value: 'dana' };
    const input = { select: ['Name', 'Email', 'Role'], orderBy: { Name: 'asc' } };
    const { answer } = await asked('gainsight_query_company_person', input, person);
    const known = {
      'Person_ID__gr.Name': 'Dana Whitfield',
      'Person_ID__gr.Email': 'dana.whitfield@example.org',
    };
    assert.deepEqual(answer.rows, [{ ...known, Role: 'Champion' }]);
  });
});
