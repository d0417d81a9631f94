import assert from 'node:assert/strict';
import { isGainsightError } from '../../../../src/gainsight/errors';
import { RecordWrites } from '../../../../src/gainsight/writes/recordWrites';
import { type Answer, fakeTenant, ok, refused, socketError } from '../../../support/fakeTenant';

function setup(...answers: Answer[]) {
  const { transport, sent } = fakeTenant(answers);
  return { writes: new RecordWrites(transport), sent };
}

const done = (ref: string, gsid: string): Response => ok({ success: [{ [ref]: gsid }], failure: [] });
const ownerLookup = {
  OwnerId: {
    fields: { OwnerEmail: 'Email' },
    lookupField: 'Gsid',
    objectName: 'gsuser',
    multiMatchOption: 'FIRSTMATCH',
    onNoMatch: 'ERROR',
  },
};

describe('RecordWrites', () => {
  it('creates a CTA with the keys that Cockpit documents, the owner by a lookup', async () => {
    const { writes, sent } = setup(done('r1', '1S01NEW'));
    const written = await writes.createCta({
      referenceId: 'r1',
      name: 'Schedule the EBR',
      companyGsid: '1P02A',
      type: 'Lifecycle',
      reason: 'Renewal',
      status: 'New',
      priority: 'High',
      owner: { email: 'ada.okafor@example.com' },
      dueDate: '2026-12-11',
      comments: '<p>Before the renewal.</p>',
      playbook: 'EBR',
      custom: { Region__gc: 'North' },
    });
    assert.deepEqual(written, { gsid: '1S01NEW', requestId: 'req-1' });
    assert.equal(sent[0]?.method, 'POST');
    assert.equal(sent[0].url.pathname, '/v2/cockpit/cta/');
    assert.deepEqual(sent[0].body, {
      requests: [
        {
          record: {
            Region__gc: 'North',
            referenceId: 'r1',
            Name: 'Schedule the EBR',
            DueDate: '2026-12-11',
            status: 'New',
            OwnerEmail: 'ada.okafor@example.com',
            CompanyId: '1P02A',
            type: 'Lifecycle',
            reason: 'Renewal',
            priority: 'High',
            playbook: 'EBR',
            Comments: '<p>Before the renewal.</p>',
          },
        },
      ],
      lookups: ownerLookup,
    });
  });

  it('sends no key without a value, and no lookup without an address', async () => {
    const { writes, sent } = setup(done('r1', '1S01A'), done('r2', '1S01A'));
    await writes.updateCta('1S01A', { referenceId: 'r1', closed: true });
    await writes.updateCta('1S01A', { referenceId: 'r2', owner: { gsid: '1P01B' } });
    assert.deepEqual(
      sent.map(({ method, body }) => [method, body]),
      [
        ['PUT', { requests: [{ record: { referenceId: 'r1', Gsid: '1S01A', IsClosed: true } }] }],
        ['PUT', { requests: [{ record: { referenceId: 'r2', OwnerId: '1P01B', Gsid: '1S01A' } }] }],
      ],
    );
  });

  it('writes tasks and success plans to their own addresses', async () => {
    const { writes, sent } = setup(...['t1', 't2', 'p1', 'p2'].map((ref) => done(ref, 'X1')));
    await writes.createTask({ referenceId: 't1', ctaGsid: '1S01A', name: 'Call', description: '<p>x</p>' });
    await writes.updateTask('1S05A', { referenceId: 't2', priority: 'High' });
    await writes.createSuccessPlan({
      referenceId: 'p1',
      companyGsid: '1P02A',
      name: 'Rollout',
      type: 'ROI',
      actionPlan: '<p>y</p>',
    });
    await writes.updateSuccessPlan('1S02A', { referenceId: 'p2', templates: ['Executive alignment'] });
    assert.deepEqual(
      sent.map(({ method, url }) => `${method} ${url.pathname}`),
      ['POST /v2/cockpit/task/', 'PUT /v2/cockpit/task/', 'POST /v2/successPlan/', 'PUT /v2/successPlan/'],
    );
    assert.deepEqual(
      sent.map(({ body }) => (body as { requests: { record: unknown }[] }).requests[0]?.record),
      [
        { referenceId: 't1', CtaId: '1S01A', Name: 'Call', Description: '<p>x</p>' },
        { referenceId: 't2', Gsid: '1S05A', priority: 'High' },
        {
          referenceId: 'p1',
          CompanyId: '1P02A',
          Name: 'Rollout',
          SuccessPlanType: 'ROI',
          ActionPlan: '<p>y</p>',
        },
        { referenceId: 'p2', Gsid: '1S02A', Templates: ['Executive alignment'] },
      ],
    );
  });

  it('creates an activity with author and attendees by lookup, and the date with a numeric offset', async () => {
    const answer = { success: { x1: [{ activityId: '1I02NEW' }] }, failures: {} };
    const { writes, sent } = setup(ok(answer));
    const { gsid } = await writes.createActivity({
      externalId: 'x1',
      context: 'SuccessPlan',
      contextGsid: '1S02A',
      companyGsid: '1P02A',
      type: 'Meeting',
      at: new Date('2026-03-04T15:30:00Z'),
      author: 'ada.okafor@example.com',
      subject: 'Review',
      notes: '<p>Fine.</p>',
      minutes: 45,
      internalAttendees: ['bo.lind@example.com'],
    });
    assert.equal(gsid, '1I02NEW');
    assert.equal(sent[0]?.url.pathname, '/v1/ant/es/activity');
    const body = sent[0].body as { records: object[]; lookups: Record<string, { objectName: string }> };
    assert.deepEqual(body.records, [
      {
        ContextName: 'SuccessPlan',
        ContextId: '1S02A',
        TypeName: 'Meeting',
        ExternalId: 'x1',
        Subject: 'Review',
        Notes: '<p>Fine.</p>',
        ActivityDate: '2026-03-04T15:30:00.000+0000',
        Author: 'ada.okafor@example.com',
        GsCompanyId: '1P02A',
        DurationInMins: 45,
        internalAttendees: ['bo.lind@example.com'],
      },
    ]);
    assert.deepEqual(Object.keys(body.lookups), ['AuthorId', 'InternalAttendees']);
  });

  it('changes an activity by its GSID, with the type by id where it is known, else by name', async () => {
    const answer = { success: { 'another-key': [{ activityId: '1I02A' }] }, failures: {} };
    const { writes, sent } = setup(ok(answer), ok(answer));
    const common = { gsid: '1I02A', subject: 'Review', notes: '<p>Fine.</p>', type: 'Meeting' };
    const { gsid } = await writes.updateActivity({ ...common, typeId: '1I00T', companyName: 'Acme' });
    await writes.updateActivity(common);
    assert.equal(gsid, '1I02A');
    assert.equal(sent[0]?.method, 'PUT');
    assert.equal(sent[0].url.search, '?identifier=gsid');
    const records = sent.map(({ body }) => (body as { records: object[] }).records[0]);
    const kept = { Gsid: '1I02A', Subject: 'Review', Notes: '<p>Fine.</p>' };
    assert.deepEqual(records, [
      { ...kept, ActivityTypeId: '1I00T', companyName: 'Acme' },
      { ...kept, TypeName: 'Meeting' },
    ]);
    assert.deepEqual(Object.keys(sent[1]?.body as object), ['records']);
  });

  const shapes: [string, object][] = [
    ['a list of one-key objects', { success: [{ r1: '1S01A' }], failure: [] }],
    ['one map', { success: { r1: '1S01A' }, failure: {} }],
    [
      'a result of ours beside a failure of something else',
      { success: [{ r1: '1S01A' }], failure: [{ '0': 'X' }] },
    ],
    ['no list of failures', { success: [{ r1: '1S01A' }], failure: null }],
  ];
  for (const [name, data] of shapes) {
    it(`finds the id in ${name}`, async () => {
      const { writes } = setup(ok(data));
      assert.equal((await writes.createCta({ referenceId: 'r1', name: 'A' })).gsid, '1S01A');
    });
  }

  const refusals: [string, object, string, RegExp][] = [
    [
      'a text in a list',
      { success: [], failure: [{ r1: 'COCKPIT_9700: Missing mandatory fields for create - CompanyId' }] },
      'COCKPIT_9700',
      /CompanyId/,
    ],
    ['a text in a map', { failure: { r1: 'COCKPIT_6007: Invalid GSID of CTA' } }, 'COCKPIT_6007', /GSID/],
    [
      'a list of codes and messages',
      { success: {}, failures: { r1: [{ errorCode: 'GS_TL_10_0206', Message: 'key missing' }] } },
      'GS_TL_10_0206',
      /key missing/,
    ],
  ];
  for (const [name, data, code, detail] of refusals) {
    it(`is refused by ${name}, although the envelope says that all went well`, async () => {
      const { writes } = setup(ok(data));
      await assert.rejects(writes.createCta({ referenceId: 'r1', name: 'A' }), (error) => {
        assert.ok(isGainsightError(error, 'rejected'));
        assert.equal(error.code, code);
        assert.match(error.detail ?? '', detail);
        assert.equal(error.requestId, 'req-1');
        return true;
      });
    });
  }

  for (const data of [{}, null, { success: [], failure: [] }, { success: [{ a: '1' }, { b: '2' }] }]) {
    it(`does not take ${JSON.stringify(data)} for a result`, async () => {
      const { writes } = setup(ok(data));
      await assert.rejects(writes.createCta({ referenceId: 'r1', name: 'A' }), (error) => {
        assert.ok(isGainsightError(error, 'uncertain'));
        assert.match(error.message, /no result for the reference/);
        return true;
      });
    });
  }

  it('sends a write once: a cut connection leaves it uncertain, a refused call is told with its code', async () => {
    const lost = setup(socketError('ECONNRESET'));
    await assert.rejects(lost.writes.createCta({ referenceId: 'r1' }), (error) =>
      isGainsightError(error, 'uncertain'),
    );
    assert.equal(lost.sent.length, 1);
    const { writes, sent } = setup(refused('GSOBJ_1007'));
    await assert.rejects(writes.updateSuccessPlan('1S02A', { referenceId: 'r1' }), { code: 'GSOBJ_1007' });
    assert.equal(sent.length, 1);
  });
});
