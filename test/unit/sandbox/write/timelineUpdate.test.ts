import assert from 'node:assert/strict';
import type { Row } from '../tenantCalls';
import { TIMELINE, TimelineCalls } from './timelineCalls';
import { NO_GSID, PRIYA } from './writeCalls';

const FIELDS = [
  'Subject',
  'Notes',
  'NotesPlainText',
  'TypeName',
  'GsCompanyId__gr.Name',
  'ContextId',
  'AuthorId__gr.Email',
  'LastModifiedDate',
];

describe('sandbox activity update', () => {
  const KEPT = { TypeName: 'Call', Subject: 'Price uplift', Notes: '<p>Same</p>' };

  const withEntry = async (): Promise<{ calls: TimelineCalls; Gsid: string }> => {
    const calls = new TimelineCalls();
    return { calls, Gsid: await calls.activity(await calls.call25()) };
  };

  const identifiers: [identifier: string, key: string][] = [
    ['gsid', 'Gsid'],
    ['activityid', 'ActivityId'],
    ['externalid', 'ExternalId'],
  ];
  for (const [identifier, key] of identifiers)
    it(`finds the entry by ${identifier} and answers under that key`, async () => {
      const { calls, Gsid } = await withEntry();
      const value = key === 'ExternalId' ? 'ext-1' : Gsid;
      const answer = await calls.activities([{ [key]: value, ...KEPT, Subject: 'Amended' }], identifier);
      assert.deepEqual(answer, { failures: {}, success: { [value]: [{ activityId: Gsid }] } });
      assert.equal((await calls.row('activity_timeline', Gsid, ['Subject'])).Subject, 'Amended');
    });

  it('changes what is sent, leaves the rest and moves LastModifiedDate', async () => {
    const { calls, Gsid } = await withEntry();
    const before = await calls.row('activity_timeline', Gsid, FIELDS);
    await calls.activity({ Gsid, ...KEPT, Notes: '<p>New <b>text</b></p>' }, 'gsid');
    const after = await calls.row('activity_timeline', Gsid, FIELDS);
    assert.ok(String(after.LastModifiedDate) > String(before.LastModifiedDate));
    assert.deepEqual(
      { ...after, LastModifiedDate: null },
      { ...before, Notes: '<p>New <b>text</b></p>', NotesPlainText: 'New text', LastModifiedDate: null },
    );
  });

  it('moves an entry to the company that is named', async () => {
    const { calls, Gsid } = await withEntry();
    await calls.activity({ Gsid, ...KEPT, companyName: 'Kestrel Labs', internalAttendees: [PRIYA] }, 'gsid');
    const row = await calls.row('activity_timeline', Gsid, [
      'GsCompanyId__gr.Name',
      'ContextId',
      'InternalAttendees',
    ]);
    assert.deepEqual(Object.values(row), ['Kestrel Labs', await calls.company('Kestrel Labs'), PRIYA]);
    const listed = await calls.rows(
      'activity_timeline',
      ['Gsid'],
      [['GsCompanyId', 'EQ', await calls.company('Kestrel Labs')]],
    );
    assert.ok(listed.some((entry) => entry.Gsid === Gsid));
  });

  it('stays in its context when that is sent back', async () => {
    const { calls, Gsid } = await withEntry();
    await calls.activity({ Gsid, ...KEPT, ContextName: 'Company' }, 'gsid');
    const row = await calls.row('activity_timeline', Gsid, ['GsCompanyId__gr.Name']);
    assert.equal(row['GsCompanyId__gr.Name'], 'Cloudnine');
  });

  const refused: [title: string, change: Row, text: RegExp][] = [
    ['without an id', { Gsid: undefined }, /^GS_TL_10_0206 .*'Gsid' missing/],
    ['of an entry that is not there', { Gsid: NO_GSID }, /^GS_TL_10_0213 /],
    ['without its type', { TypeName: undefined }, /^GS_TL_10_0206 .*'ActivityTypeId' missing/],
    ['without its subject', { Subject: undefined }, /^GS_TL_10_0206 .*'Subject' missing/],
    ['without its notes', { Notes: undefined }, /^GS_TL_10_0206 .*'Notes' missing/],
    ['to a company nobody knows', { companyName: 'Nobody' }, /^GS_TL_10_0213 /],
    [
      'to a type that needs a field',
      { TypeName: 'EBR' },
      /^GS_TL_10_0206 .*'Ant__Attendee_Level__c' missing/,
    ],
    ['that empties the author', { AuthorId: null }, /^GS_TL_10_0206 .*'AuthorId' missing/],
    ['with a long subject', { Subject: 'x'.repeat(256) }, /^GS_TL_10_0500 /],
  ];
  for (const [title, change, text] of refused)
    it(`refuses a change ${title}`, async () => {
      const { calls, Gsid } = await withEntry();
      const before = await calls.row('activity_timeline', Gsid, FIELDS);
      assert.match(await calls.activity({ Gsid, ...KEPT, ...change }, 'gsid'), text);
      assert.deepEqual(await calls.row('activity_timeline', Gsid, FIELDS), before);
    });

  it('refuses an ExternalId that another entry has', async () => {
    const { calls, Gsid } = await withEntry();
    await calls.activity(await calls.call25({ ExternalId: 'ext-2' }));
    assert.match(await calls.activity({ Gsid, ...KEPT, ExternalId: 'ext-2' }, 'gsid'), /^GS_TL_10_0207 /);
    assert.equal(await calls.activity({ Gsid, ...KEPT, ExternalId: 'ext-1' }, 'gsid'), Gsid);
  });

  for (const query of ['', '?identifier=name'])
    it(`refuses a call with "${query}"`, async () => {
      const { status, body } = await new TimelineCalls().write('PUT', TIMELINE + query, { records: [{}] });
      assert.deepEqual([status, body.result, body.errorCode], [400, false, 'GS_TL_10_0206']);
    });
});
