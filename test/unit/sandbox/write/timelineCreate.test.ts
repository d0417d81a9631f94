import assert from 'node:assert/strict';
import { NOW, type Row } from '../tenantCalls';
import { TIMELINE, TimelineCalls } from './timelineCalls';
import { LENA, NO_GSID, PRIYA } from './writeCalls';

const GSID = /^1I02[0-9A-Z]{32}$/;
const STORED = [
  'Subject',
  'Notes',
  'NotesPlainText',
  'ActivityDate',
  'TypeName',
  'DurationInMins',
  'CreatedDate',
];

describe('sandbox activity create', () => {
  it('files an entry that the Timeline shows', async () => {
    const calls = new TimelineCalls();
    const id = await calls.activity(await calls.call25({ internalAttendees: [LENA, PRIYA] }));
    assert.match(id, GSID);
    const [newest = {}] = await calls.rows(
      'activity_timeline',
      ['Gsid', ...STORED],
      [['GsCompanyId__gr.Name', 'EQ', 'Cloudnine']],
      {
        orderBy: { CreatedDate: 'desc' },
      },
    );
    assert.deepEqual(Object.values(newest), [
      id,
      'Price uplift',
      '<p>Happy &amp; worried.</p>',
      'Happy & worried.',
      '2026-11-18T08:00:00.000Z',
      'Call',
      25,
      NOW.toISOString(),
    ]);
    const links = [
      'ContextName',
      'ContextId',
      'AuthorId__gr.Email',
      'UserEmail',
      'InternalAttendees',
      'ExternalId',
      'ActivityTypeId',
    ];
    const row = await calls.row('activity_timeline', id, links);
    const [other = {}] = await calls.rows(
      'activity_timeline',
      ['ActivityTypeId'],
      [['TypeName', 'EQ', 'Call']],
    );
    assert.deepEqual(Object.values(row), [
      'Company',
      await calls.company('Cloudnine'),
      LENA,
      LENA,
      `${LENA}, ${PRIYA}`,
      'ext-1',
      other.ActivityTypeId,
    ]);
  });

  it('keys results by ExternalId, each a list', async () => {
    const calls = new TimelineCalls();
    const answer = await calls.activities([
      await calls.call25({ ExternalId: 'a' }),
      await calls.call25({ ExternalId: 'b', ContextName: undefined }),
      await calls.call25({ ExternalId: 'a' }),
    ]);
    assert.deepEqual(Object.keys(answer.success), ['a']);
    assert.match(answer.success.a?.[0].activityId ?? '', GSID);
    assert.deepEqual(answer.failures, {
      b: [{ errorCode: 'GS_TL_10_0206', Message: "Activity value for key 'ContextName' missing" }],
      a: [{ errorCode: 'GS_TL_10_0207', Message: 'Activity refused (duplicate): ExternalId a' }],
    });
  });

  it('refuses an ExternalId that the tenant has', async () => {
    const calls = new TimelineCalls();
    const [known = {}] = await calls.rows('activity_timeline', ['ExternalId'], [], { limit: 1 });
    assert.match(
      await calls.activity(await calls.call25({ ExternalId: known.ExternalId })),
      /^GS_TL_10_0207 /,
    );
    assert.match(await calls.activity(await calls.call25()), GSID);
    assert.match(await calls.activity(await calls.call25()), /^GS_TL_10_0207 /);
  });

  for (const offset of ['Z', '+0000', '-07:00', '+05:30'])
    it(`takes a date with the offset ${offset}`, async () => {
      const calls = new TimelineCalls();
      const ActivityDate = `2026-11-17T10:00:00.000${offset}`;
      const id = await calls.activity(await calls.call25({ ActivityDate }));
      const row = await calls.row('activity_timeline', id, ['ActivityDate']);
      assert.equal(row.ActivityDate, new Date(ActivityDate.replace('+0000', 'Z')).toISOString());
    });

  it('takes the type by its id, keys in any case and the company by name', async () => {
    const calls = new TimelineCalls();
    const [email = {}] = await calls.rows(
      'activity_timeline',
      ['ActivityTypeId'],
      [['TypeName', 'EQ', 'Email']],
    );
    const record = await calls.call25({
      ContextName: undefined,
      contextname: 'Company',
      TypeName: undefined,
      ActivityTypeId: email.ActivityTypeId,
      GsCompanyId: undefined,
      companyName: 'Larkspur Health',
    });
    const row = await calls.row('activity_timeline', await calls.activity(record), [
      'TypeName',
      'GsCompanyId__gr.Name',
    ]);
    assert.deepEqual(Object.values(row), ['Email', 'Larkspur Health']);
  });

  const contexts: [name: string, object: string, filter: string, company: string][] = [
    ['Relationship', 'relationship', 'Helios EMEA', 'Helios Analytics'],
    ['CTA', 'call_to_action', 'Recover product usage', 'Praxis Inc'],
    ['SuccessPlan', 'cta_group', 'Single sign-on and rollout', 'Larkspur Health'],
  ];
  for (const [ContextName, object, name, company] of contexts)
    it(`links an entry to a ${ContextName} and its company`, async () => {
      const calls = new TimelineCalls();
      const [target = {}] = await calls.rows(object, ['Gsid'], [['Name', 'EQ', name]]);
      const ContextId = target.Gsid;
      const record = await calls.call25({ ContextName, ContextId, GsCompanyId: undefined });
      const row = await calls.row('activity_timeline', await calls.activity(record), [
        'ContextId',
        'GsCompanyId__gr.Name',
        'GsRelationshipId',
      ]);
      assert.deepEqual(Object.values(row), [
        ContextId,
        company,
        object === 'relationship' ? ContextId : null,
      ]);
      const elsewhere = await calls.call25({ ExternalId: 'b', ContextName, ContextId });
      assert.match(await calls.activity(elsewhere), /^GS_TL_10_0213 .*does not belong/);
      const unlinked = await calls.call25({ ExternalId: 'c', ContextName });
      assert.match(await calls.activity(unlinked), /^GS_TL_10_0206 .*'ContextId' missing/);
    });

  const refused: [title: string, change: Row, text: RegExp][] = [
    ...['ContextName', 'TypeName', 'ExternalId', 'Subject', 'Notes', 'ActivityDate', 'GsCompanyId'].map(
      (key): [string, Row, RegExp] => [
        `without ${key}`,
        { [key]: undefined },
        new RegExp(`^GS_TL_10_0206 .*'${key}' missing`),
      ],
    ),
    ['without an author', { Author: undefined }, /^GS_TL_10_0206 .*'AuthorId' missing/],
    ['by an author nobody knows', { Author: 'nobody@example.com' }, /^GS_TL_10_0213 .*AuthorId/],
    [
      'with an attendee nobody knows',
      { internalAttendees: [LENA, 'Priya Nair'] },
      /^GS_TL_10_0213 .*InternalAttendees/,
    ],
    ['for a company that is not there', { GsCompanyId: NO_GSID }, /^GS_TL_10_0213 /],
    ['of an unknown type', { TypeName: 'Telegram' }, /^GS_TL_10_0213 .*"Telegram"/],
    ['in a context without records', { ContextName: 'Milestone' }, /^GS_TL_10_0213 .*"Milestone"/],
    ['with a long subject', { Subject: 'x'.repeat(256) }, /^GS_TL_10_0500 .*Subject is longer than 255/],
    [
      'with a date without milliseconds',
      { ActivityDate: '2026-11-18T09:00:00+0100' },
      /^GS_TL_10_0500 .*ActivityDate/,
    ],
    [
      'with a date without offset',
      { ActivityDate: '2026-11-18T09:00:00.000' },
      /^GS_TL_10_0500 .*ActivityDate/,
    ],
    ['with a duration as text', { DurationInMins: '25' }, /^GS_TL_10_0500 .*DurationInMins/],
    ['with a key it does not have', { Titel: 'x' }, /^GS_TL_10_0500 .*Titel/],
    [
      'of a type whose field is missing',
      { TypeName: 'EBR' },
      /^GS_TL_10_0206 .*'Ant__Attendee_Level__c' missing/,
    ],
  ];
  for (const [title, change, text] of refused)
    it(`refuses an entry ${title}`, async () => {
      const calls = new TimelineCalls();
      assert.match(await calls.activity(await calls.call25(change)), text);
      assert.deepEqual(
        await calls.rows('activity_timeline', ['Gsid'], [['Subject', 'EQ', 'Price uplift']]),
        [],
      );
    });

  it('takes names of attendees for text when nothing looks them up', async () => {
    const calls = new TimelineCalls();
    const record = await calls.call25({ Author: undefined, AuthorId: undefined, internalAttendees: [LENA] });
    assert.match(
      await calls.activity(record, undefined, {}),
      /^GS_TL_10_0500 .*InternalAttendees takes text/,
    );
  });

  it('tells by describe what an EBR needs, and takes it', async () => {
    const calls = new TimelineCalls();
    const { body } = await calls.call('/v1/meta/services/objects/activity_timeline/describe?idd=true');
    const [{ fields }] = body.data as [{ fields: { fieldName: string; options?: Row[]; meta: Row }[] }];
    const field = fields.find(({ fieldName }) => fieldName === 'Ant__Attendee_Level__c');
    assert.ok(field?.options);
    assert.deepEqual([field.meta.required, field.meta.fieldGroupType], [true, 'CUSTOM']);
    assert.deepEqual(field.options[0]?.controllerValues, ['EBR']);
    const level = field.options[0].value;
    const id = await calls.activity(await calls.call25({ TypeName: 'EBR', Ant__Attendee_Level__c: level }));
    assert.equal(
      (await calls.row('activity_timeline', id, ['Ant__Attendee_Level__c'])).Ant__Attendee_Level__c,
      level,
    );
  });

  const bodies: [title: string, body: unknown][] = [
    ['without records', {}],
    ['with no record', { records: [] }],
    ['with 51 records', { records: Array.from({ length: 51 }, () => ({})) }],
    ['with a record that is no object', { records: ['x'] }],
    ['with malformed lookups', { records: [{}], lookups: { AuthorId: {} } }],
  ];
  for (const [title, body] of bodies)
    it(`refuses a call ${title}`, async () => {
      const answer = await new TimelineCalls().write('POST', TIMELINE, body);
      assert.deepEqual(
        [answer.status, answer.body.result, answer.body.errorCode],
        [400, false, 'GS_TL_10_0500'],
      );
    });
});
