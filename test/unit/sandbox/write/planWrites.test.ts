import assert from 'node:assert/strict';
import { names, NOW, type Row } from '../tenantCalls';
import { LENA, NO_GSID, PRIYA, WriteCalls } from './writeCalls';

const PLANS = '/v2/successPlan/';
const FIELDS = ['Name', 'StatusId__gr.Name', 'DueDate', 'IsClosed', 'OpenCtas', 'PercentComplete'];

async function growth(calls: WriteCalls, more: Row = {}): Promise<Row> {
  const CompanyId = await calls.company('Bravura');
  return { Name: 'Year two', CompanyId, OwnerEmail: LENA, SuccessPlanType: 'Growth', ...more };
}

async function planOf(calls: WriteCalls, name: string): Promise<unknown> {
  const [row] = await calls.rows('cta_group', ['Gsid'], [['Name', 'EQ', name]]);
  return row?.Gsid;
}

const objectives = (calls: WriteCalls, plan: unknown): Promise<Row[]> =>
  calls.rows(
    'call_to_action',
    ['Name', 'IsClosed', 'TypeId__gr.Name', 'OwnerId__gr.Email', 'CompanyId__gr.Name'],
    [['CtaGroupId', 'EQ', plan]],
  );

describe('sandbox success plan writes', () => {
  it('make a plan that the list shows', async () => {
    const calls = new WriteCalls();
    const record = await growth(calls, {
      DueDate: '2027-03-01',
      status: 'Active',
      ActionPlan: '<p>Three stages</p>',
    });
    const id = await calls.cockpit('POST', PLANS, record);
    const listed = await calls.list('/v2/successPlan/list/', ['name', 'StatusName', 'TypeName', 'DueDate']);
    const row = listed.find(({ Gsid }) => Gsid === id);
    assert.ok(row);
    assert.deepEqual(
      [row.name, row.StatusName, row.TypeName, row.DueDate],
      ['Year two', 'Active', 'Growth', '2027-03-01'],
    );
    const stored = await calls.row('cta_group', id, [
      'ActionPlan',
      'PercentComplete',
      'OpenCtas',
      'CreatedDate',
    ]);
    assert.deepEqual(Object.values(stored), ['<p>Three stages</p>', 0, 0, NOW.toISOString()]);
  });

  it('start as a draft', async () => {
    const calls = new WriteCalls();
    const id = await calls.cockpit('POST', PLANS.slice(0, -1), await growth(calls));
    assert.equal((await calls.row('cta_group', id, ['StatusId__gr.Name']))['StatusId__gr.Name'], 'Draft');
  });

  it('make objectives with the plan only when the call says so', async () => {
    const calls = new WriteCalls();
    const record = await growth(calls, {
      objectives: [
        { Name: 'Pick the teams', DueDate: '2026-12-10' },
        { Name: 'Train them', OwnerEmail: PRIYA },
      ],
    });
    assert.match(await calls.cockpit('POST', PLANS, record), /\(unknownField\) - objectives$/);
    const id = await calls.cockpit('POST', `${PLANS}?withObjectives=true`, record);
    const made = await objectives(calls, id);
    assert.deepEqual(names(made), ['Pick the teams', 'Train them']);
    assert.deepEqual(names(made, 'OwnerId__gr.Email'), [LENA, PRIYA]);
    assert.deepEqual(new Set(names(made, 'TypeId__gr.Name')), new Set(['Objective']));
    assert.equal((await calls.row('cta_group', id, FIELDS)).OpenCtas, 2);
  });

  it('make no plan when one of its objectives is wrong', async () => {
    const calls = new WriteCalls();
    const record = await growth(calls, {
      objectives: [{ Name: 'Good' }, { Name: 'Bad', reason: 'Adoption' }],
    });
    assert.match(
      await calls.cockpit('POST', `${PLANS}?withObjectives=true`, record),
      /"Adoption" is not configured/,
    );
    assert.equal(await planOf(calls, 'Year two'), undefined);
    assert.deepEqual(await calls.rows('call_to_action', ['Gsid'], [['Name', 'EQ', 'Good']]), []);
  });

  it('change what is sent and add the objectives of a template', async () => {
    const calls = new WriteCalls();
    const Gsid = await planOf(calls, 'Onboarding plan');
    const before = await objectives(calls, Gsid);
    const change = {
      status: 'At Risk',
      DueDate: '2027-01-11',
      OwnerEmail: PRIYA,
      Templates: ['Executive alignment'],
    };
    assert.equal(await calls.cockpit('PUT', PLANS, { Gsid, ...change }), Gsid);
    const row = await calls.row('cta_group', Gsid, [...FIELDS, 'OwnerId__gr.Email', 'ModifiedDate']);
    assert.deepEqual(Object.values(row), [
      'Onboarding plan',
      'At Risk',
      '2027-01-11',
      false,
      7,
      22,
      PRIYA,
      NOW.toISOString(),
    ]);
    const after = await objectives(calls, Gsid);
    assert.deepEqual(names(after), [...names(before), 'Meet the sponsor', 'Agree on the outcomes']);
    assert.equal(after.at(-1)?.['CompanyId__gr.Name'], 'Quillon Bank');
  });

  it('close the open objectives with the plan', async () => {
    const calls = new WriteCalls();
    const Gsid = await planOf(calls, 'Onboarding plan');
    await calls.cockpit('PUT', PLANS, { Gsid, status: 'Closed' });
    const row = await calls.row('cta_group', Gsid, FIELDS);
    assert.deepEqual([row.IsClosed, row.OpenCtas, row.PercentComplete], [true, 0, 100]);
    assert.ok((await objectives(calls, Gsid)).every(({ IsClosed }) => IsClosed === true));
  });

  it('count anew when an objective closes', async () => {
    const calls = new WriteCalls();
    const plan = await planOf(calls, 'Onboarding plan');
    await calls.cockpit('PUT', '/v2/cockpit/cta/', {
      Gsid: await calls.cta('Migrate customer records'),
      IsClosed: true,
    });
    const row = await calls.row('cta_group', plan, FIELDS);
    assert.deepEqual([row.OpenCtas, row.PercentComplete], [4, 43]);
  });

  const refused: [title: string, change: Row, text: RegExp][] = [
    [
      'without company, owner and type',
      { CompanyId: undefined, OwnerEmail: undefined, SuccessPlanType: undefined },
      /^COCKPIT_9700: .* - CompanyId, OwnerId, SuccessPlanType$/,
    ],
    ['of an unknown type', { SuccessPlanType: 'Conquest' }, /^COCKPIT_9701: .*"Conquest" is not configured$/],
    ['with an unknown status', { status: 'Late' }, /^COCKPIT_9701: .*"Late" is not configured$/],
    [
      'with an unknown template',
      { Templates: ['Onboarding basics', 'No such'] },
      /no success plan template "No such"/,
    ],
    ['with templates as text', { Templates: 'Onboarding basics' }, /\(value\) - Templates/],
  ];
  for (const [title, change, text] of refused)
    it(`refuse a plan ${title}`, async () => {
      const calls = new WriteCalls();
      assert.match(await calls.cockpit('POST', PLANS, await growth(calls, change)), text);
      assert.equal(await planOf(calls, 'Year two'), undefined);
    });

  it('refuse to change a plan that is not there', async () => {
    const text = await new WriteCalls().cockpit('PUT', PLANS, { Gsid: NO_GSID, status: 'Active' });
    assert.equal(text, 'COCKPIT_6007: Invalid GSID of Success Plan');
  });
});
