import assert from 'node:assert/strict';
import { names, NOW, type Row } from '../tenantCalls';
import { LENA, NO_GSID, PRIYA, WriteCalls } from './writeCalls';

const CTAS = '/v2/cockpit/cta/';
const GSID = /^1S01[0-9A-Z]{32}$/;
const LABELS = ['TypeId__gr.Name', 'StatusId__gr.Name', 'PriorityId__gr.Name', 'ReasonId__gr.Name'];

async function risk(calls: WriteCalls, more: Row = {}): Promise<Row> {
  const CompanyId = await calls.company('Bravura');
  return { Name: 'Usage fell', CompanyId, type: 'Risk', OwnerEmail: LENA, ...more };
}

describe('sandbox CTA create', () => {
  it('makes a record that every later query shows', async () => {
    const calls = new WriteCalls();
    const id = await calls.cockpit(
      'POST',
      CTAS,
      await risk(calls, {
        DueDate: '2026-12-01',
        reason: 'Adoption',
        status: 'Work In Progress',
        priority: 'High',
        Comments: '<p>Daily users<br>fell <b>by a third</b>.</p>',
      }),
    );
    assert.match(id, GSID);
    const listed = await calls.list(
      '/v2/cockpit/cta/list',
      ['Name', 'CompanyId__gr.Name'],
      [
        ['OwnerId__gr.Email', 'EQ', LENA],
        ['IsClosed', 'EQ', false],
        ['CompanyId__gr.Name', 'EQ', 'Bravura'],
      ],
    );
    const row = listed.find(({ Gsid }) => Gsid === id);
    assert.deepEqual(
      [...LABELS.map((label) => row?.[label]), row?.DueDate],
      ['Risk', 'Work In Progress', 'High', 'Adoption', '2026-12-01T00:00:00.000Z'],
    );
    const stored = await calls.row('call_to_action', id, [
      'Comments',
      'CreatedDate',
      'ModifiedDate',
      'ClosedDate',
      'DaysDue',
      'OpenTaskCount',
      'Source',
    ]);
    assert.deepEqual(stored, {
      Comments: '<p>Daily users<br>fell <b>by a third</b>.</p>',
      CreatedDate: NOW.toISOString(),
      ModifiedDate: NOW.toISOString(),
      ClosedDate: null,
      DaysDue: 13,
      OpenTaskCount: 0,
      Source: 'API',
    });
  });

  it('takes the path without its last slash', async () => {
    const calls = new WriteCalls();
    assert.match(await calls.cockpit('POST', '/v2/cockpit/cta', await risk(calls)), GSID);
  });

  it('fills in status and priority, and nothing else', async () => {
    const calls = new WriteCalls();
    const id = await calls.cockpit('POST', CTAS, await risk(calls));
    const row = await calls.row('call_to_action', id, [...LABELS, 'DueDate', 'IsClosed']);
    assert.deepEqual(Object.values(row), ['Risk', 'New', 'Medium', null, null, false]);
  });

  it('makes a second record when the same request comes again', async () => {
    const calls = new WriteCalls();
    const record = await risk(calls, { Name: 'Twice' });
    const ids = [await calls.cockpit('POST', CTAS, record), await calls.cockpit('POST', CTAS, record)];
    assert.notEqual(ids[0], ids[1]);
    assert.equal((await calls.rows('call_to_action', ['Gsid'], [['Name', 'EQ', 'Twice']])).length, 2);
  });

  const refused: [title: string, change: Row, text: RegExp][] = [
    [
      'without a company',
      { CompanyId: undefined },
      /^COCKPIT_9700: Missing mandatory fields for create - CompanyId$/,
    ],
    [
      'without a type and owner',
      { type: undefined, OwnerEmail: undefined },
      /^COCKPIT_9700: .* - OwnerId, type$/,
    ],
    ['with an empty name', { Name: '' }, /^COCKPIT_9700: .* - Name$/],
    ['of an unknown type', { type: 'Peril' }, /^COCKPIT_9701: .*"Peril" is not configured$/],
    ['of a type in other letters', { type: 'risk' }, /^COCKPIT_9701: .*"risk" is not configured$/],
    [
      'with a reason of another type',
      { reason: 'Upsell' },
      /^COCKPIT_9701: .*"Upsell" .* for the type Risk$/,
    ],
    [
      'with a status of another type',
      { type: 'Lifecycle', status: 'Escalated' },
      /"Escalated" .* for the type Lifecycle$/,
    ],
    ['with an unknown priority', { priority: 'Urgent' }, /"Urgent" is not configured$/],
    ['with an unknown playbook', { playbook: 'No such book' }, /no playbook "No such book"/],
    ['with a playbook of another type', { playbook: 'EBR preparation' }, /for the type Risk$/],
    [
      'without the field that its type needs',
      { type: 'Opportunity' },
      /^COCKPIT_9700: .* - Expansion_Type__gc$/,
    ],
    ['with an owner nobody knows', { OwnerEmail: 'nobody@example.com' }, /no record matches for OwnerId/],
    ['with a company that is not there', { CompanyId: NO_GSID }, /\(noMatch\) - no record of company/],
    ['with a company name for an id', { CompanyId: 'Bravura Ltd.' }, /\(id\) - CompanyId takes a GSID/],
    ['due on a day in another form', { DueDate: '12/01/2026' }, /\(date\) - DueDate/],
    ['due on a day with a time', { DueDate: '2026-12-01T00:00:00Z' }, /\(date\) - DueDate/],
    ['due on no day of the calendar', { DueDate: '2026-02-30' }, /\(date\) - DueDate/],
    ['with a field it does not have', { Nmae: 'x' }, /\(unknownField\) - Nmae$/],
    ['with a stamp of its own', { CreatedDate: '2026-01-01T00:00:00Z' }, /\(readOnly\) - CreatedDate/],
    ['with a flag as text', { IsImportant: 'true' }, /\(value\) - IsImportant takes true or false/],
    ['with a name that is too long', { Name: 'x'.repeat(256) }, /\(tooLong\) - Name/],
  ];
  for (const [title, change, text] of refused)
    it(`refuses a record ${title}, and makes none`, async () => {
      const calls = new WriteCalls();
      const count = async (): Promise<number> => (await calls.rows('call_to_action', ['Gsid'])).length;
      const before = await count();
      assert.match(await calls.cockpit('POST', CTAS, await risk(calls, change)), text);
      assert.equal(await count(), before);
    });

  it('tells which type needs a field by describe, and takes the item of it', async () => {
    const calls = new WriteCalls();
    const { body } = await calls.call('/v1/meta/services/objects/call_to_action/describe?idd=true');
    const [{ fields }] = body.data as [{ fields: { fieldName: string; options?: Row[]; meta: Row }[] }];
    const field = fields.find(({ fieldName }) => fieldName === 'Expansion_Type__gc');
    assert.ok(field);
    assert.deepEqual([field.meta.required, field.meta.dependentPicklist], [true, true]);
    assert.deepEqual(field.options?.[0]?.controllerValues, ['Opportunity']);
    const record = await risk(calls, { type: 'Opportunity', Expansion_Type__gc: field.options[0].value });
    assert.match(await calls.cockpit('POST', CTAS, record), GSID);
    const needed = fields.filter(({ meta }) => meta.required === true && meta.readOnly === false);
    assert.deepEqual(names(needed as unknown as Row[], 'fieldName'), [
      'Name',
      'CompanyId',
      'OwnerId',
      'TypeId',
      'Expansion_Type__gc',
    ]);
  });

  it('gives the tasks of its playbook', async () => {
    const calls = new WriteCalls();
    const id = await calls.cockpit('POST', CTAS, await risk(calls, { playbook: 'Adoption rescue' }));
    const tasks = await calls.call(`/v2/cockpit/task/list/${id}?pn=1&ps=1000`);
    assert.deepEqual(names(tasks.body.data as Row[]), [
      'Pull the usage report',
      'Call the champion',
      'Agree on a training plan',
    ]);
    const row = await calls.row('call_to_action', id, ['OpenTaskCount', 'NextTaskDueDate']);
    assert.deepEqual(row, { OpenTaskCount: 3, NextTaskDueDate: '2026-11-20' });
  });
});

describe('sandbox CTA update', () => {
  const NAME = 'Recover product usage';
  const FIELDS = ['Name', 'Comments', 'DueDate', 'IsOverdue', 'IsClosed', 'ClosedDate', 'OwnerId__gr.Email'];

  it('changes what is sent, leaves the rest and moves ModifiedDate', async () => {
    const calls = new WriteCalls();
    const Gsid = await calls.cta(NAME);
    const fields = [...FIELDS, ...LABELS, 'ModifiedDate'];
    const before = await calls.row('call_to_action', Gsid, fields);
    assert.equal(before.IsOverdue, true);
    const change = { DueDate: '2026-11-30', OwnerEmail: PRIYA, priority: 'Low' };
    assert.equal(await calls.cockpit('PUT', CTAS, { Gsid, ...change }), Gsid);
    const after = await calls.row('call_to_action', Gsid, fields);
    assert.deepEqual(after, {
      ...before,
      DueDate: '2026-11-30',
      IsOverdue: false,
      'OwnerId__gr.Email': PRIYA,
      'PriorityId__gr.Name': 'Low',
      ModifiedDate: NOW.toISOString(),
    });
    await calls.cockpit('PUT', CTAS, { Gsid, Name: 'Again' });
    const again = await calls.row('call_to_action', Gsid, ['ModifiedDate']);
    assert.ok(String(again.ModifiedDate) > NOW.toISOString());
  });

  const closings: [title: string, change: Row, status: string, closed: boolean][] = [
    ['the flag alone moves to the first closed status', { IsClosed: true }, 'Closed Success', true],
    ['a closed status closes', { status: 'Closed No Action' }, 'Closed No Action', true],
    ['both agree', { status: 'Closed Success', IsClosed: true }, 'Closed Success', true],
    ['a status decides over the flag', { status: 'New', IsClosed: true }, 'New', false],
    ['nothing said leaves it open', { Name: 'Other' }, 'Work In Progress', false],
  ];
  for (const [title, change, status, closed] of closings)
    it(`closing: ${title}`, async () => {
      const calls = new WriteCalls();
      const Gsid = await calls.cta(NAME);
      await calls.cockpit('PUT', CTAS, { Gsid, ...change });
      const row = await calls.row('call_to_action', Gsid, [
        'StatusId__gr.Name',
        'IsClosed',
        'ClosedDate',
        'IsOverdue',
      ]);
      assert.deepEqual(Object.values(row), [status, closed, closed ? NOW.toISOString() : null, !closed]);
    });

  it('opens a closed record again', async () => {
    const calls = new WriteCalls();
    const Gsid = await calls.cta(NAME);
    await calls.cockpit('PUT', CTAS, { Gsid, IsClosed: true });
    await calls.cockpit('PUT', CTAS, { Gsid, IsClosed: false });
    const row = await calls.row('call_to_action', Gsid, ['StatusId__gr.Name', 'IsClosed', 'ClosedDate']);
    assert.deepEqual(Object.values(row), ['New', false, null]);
  });

  it('empties a field that may be empty', async () => {
    const calls = new WriteCalls();
    const Gsid = await calls.cta(NAME);
    await calls.cockpit('PUT', CTAS, { Gsid, Comments: null });
    assert.equal((await calls.row('call_to_action', Gsid, ['Comments'])).Comments, null);
  });

  const refused: [title: string, change: Row, text: RegExp][] = [
    ['without a GSID', { Gsid: undefined }, /^COCKPIT_9700: Missing mandatory fields for update - Gsid$/],
    ['of a record that is not there', { Gsid: NO_GSID }, /^COCKPIT_6007: Invalid GSID of CTA$/],
    ['that empties the owner', { OwnerId: null }, /^COCKPIT_9700: .* - OwnerId$/],
    [
      'to a type that its reason does not fit',
      { type: 'Onboarding' },
      /reason Adoption is not one of the type Onboarding/,
    ],
    [
      'to a type that needs a field',
      { type: 'Opportunity', reason: null },
      /^COCKPIT_9700: .* - Expansion_Type__gc$/,
    ],
  ];
  for (const [title, change, text] of refused)
    it(`refuses a change ${title}`, async () => {
      const calls = new WriteCalls();
      const Gsid = await calls.cta(NAME);
      const before = await calls.row('call_to_action', Gsid, FIELDS);
      assert.match(await calls.cockpit('PUT', CTAS, { Gsid, Name: 'Changed', ...change }), text);
      assert.deepEqual(await calls.row('call_to_action', Gsid, FIELDS), before);
    });

  it('is undone by a reset', async () => {
    const calls = new WriteCalls();
    const Gsid = await calls.cta(NAME);
    const count = async (): Promise<number> => (await calls.rows('call_to_action', ['Gsid'])).length;
    const before = await count();
    const made = await calls.cockpit('POST', CTAS, await risk(calls));
    await calls.cockpit('PUT', CTAS, { Gsid, Name: 'Changed' });
    assert.equal(await count(), before + 1);
    calls.sandbox.reset();
    assert.equal(await count(), before);
    assert.equal(await calls.cta(NAME), Gsid);
    assert.equal(await calls.cockpit('POST', CTAS, await risk(calls)), made);
  });
});
