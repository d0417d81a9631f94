import assert from 'node:assert/strict';
import type { ProposedWrite } from '../../../../src/tools/executor';
import { isWrite } from '../../../support/tenantWrites';
import { setup } from '../toolTenant';
import { setupWrites } from '../writeTenant';

const NEW = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Rebuild trust' };
const CTA = '/v2/cockpit/cta/';
const PICKLISTS = '/v2/cockpit/admin/picklist/lite';

describe('gainsight_cta_create', () => {
  it('sends every parameter under its documented key, names as they are configured', async () => {
    const { approve, sent, sandbox } = setupWrites();
    const answer = await approve('gainsight_cta_create', {
      ...NEW,
      cta_type: 'risk',
      owner_email: 'Priya Nair',
      reference_id: 'ref-1',
      comments: 'Two of **five** teams left.',
      due_date: '2026-12-11',
      playbook: 'Adoption rescue',
      priority: 'high',
      reason: 'ADOPTION',
      status: 'new',
    });
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    assert.deepEqual(
      { ...sent(), CompanyId: undefined },
      {
        referenceId: 'ref-1',
        Name: 'Rebuild trust',
        CompanyId: undefined,
        OwnerEmail: 'priya.nair@example.com',
        DueDate: '2026-12-11',
        type: 'Risk',
        reason: 'Adoption',
        status: 'New',
        priority: 'High',
        playbook: 'Adoption rescue',
        Comments: '<p>Two of <b>five</b> teams left.</p>',
      },
    );
    assert.ok(sandbox.calls.some(({ method, path }) => method === 'POST' && path === CTA));
  });

  it('sends no key for what was not given', async () => {
    const { approve, sent, card } = setupWrites();
    await approve('gainsight_cta_create', NEW);
    assert.deepEqual(Object.keys(sent()).sort(), ['CompanyId', 'Name', 'OwnerEmail', 'referenceId', 'type']);
    assert.doesNotMatch(card(), /^(?:Due|Priority|Status|Reason|Playbook|Comments):/m);
  });

  it('says that playbooks cannot be checked, and when a due date is past or after the renewal', async () => {
    const { approve, card } = setupWrites();
    await approve('gainsight_cta_create', { ...NEW, playbook: 'Adoption rescue', due_date: '2027-02-01' });
    assert.match(card(), /^\? The playbook "Adoption rescue": the API does not list playbooks/m);
    assert.match(card(), /^! The due date is after the renewal/m);
    await approve('gainsight_cta_create', { ...NEW, name: 'Another', due_date: '2026-11-10' });
    assert.match(card(), /^! The due date is already past, by 8 days/m);
  });

  const wrong: [string, object, RegExp][] = [
    ['an unknown type', { cta_type: 'Danger' }, /no CTA type.*Risk.*Lifecycle/s],
    ['a reason of another type', { reason: 'Upsell' }, /no reason for Risk CTAs.*Adoption/s],
    ['a mistyped priority', { priority: 'Hihg' }, /no priority.*didYouMean":\["High"/s],
    ['an unknown status', { status: 'Done' }, /no status.*Work In Progress/s],
    ['a day that does not exist', { due_date: '2026-02-30' }, /due_date: must be a day that exists/],
    ['a name without letters', { name: '  ' }, /name: .*Parameters: company_gsid/s],
    ['a mistyped parameter', { duedate: '2026-12-11' }, /no parameter.*\\"duedate\\".*due_date/s],
    ['an unknown owner', { owner_email: 'Nobody Atall' }, /No Gainsight user matches/],
    ['everybody as the owner', { owner_email: 'all' }, /One owner is a person/],
    ['an unknown account', { company_gsid: 'Bravuro Inc' }, /No company matches/],
  ];
  for (const [name, input, told] of wrong) {
    it(`answers ${name} with what to correct, and sends nothing`, async () => {
      const { approve, writes, shown } = setupWrites();
      const answer = await approve('gainsight_cta_create', { ...NEW, ...input });
      assert.match(JSON.stringify(answer), told);
      assert.ok(answer.status === 'rejected' || answer.status === 'notFound', answer.status);
      assert.deepEqual([writes().length, shown.length], [0, 0]);
    });
  }

  it('asks which account and which owner is meant', async () => {
    const { approve, writes } = setupWrites();
    assert.equal((await approve('gainsight_cta_create', { ...NEW, company_gsid: 'a' })).status, 'several');
    assert.equal(
      (await approve('gainsight_cta_create', { ...NEW, owner_email: 'example.com' })).status,
      'several',
    );
    assert.equal(writes().length, 0);
  });

  it('names the custom field that the type requires, and takes it under its API name', async () => {
    const { approve, sent, card, writes } = setupWrites();
    const opportunity = { ...NEW, cta_type: 'Opportunity', name: 'Second module' };
    const refused = await approve('gainsight_cta_create', opportunity);
    assert.equal(refused.status, 'rejected');
    assert.deepEqual(refused.required, [
      {
        parameter: 'Expansion_Type__gc',
        label: 'Expansion type',
        type: 'PICKLIST',
        valid: ['More users', 'New module', 'New team'],
      },
    ]);
    const wrongValue = await approve('gainsight_cta_create', {
      ...opportunity,
      Expansion_Type__gc: 'Module',
    });
    assert.match(wrongValue.problem ?? '', /no value of Expansion type/);
    assert.equal(writes().length, 0);
    const done = await approve('gainsight_cta_create', { ...opportunity, expansion_type__gc: 'new module' });
    assert.equal(done.status, 'ok');
    assert.match(card(), /^Expansion type: New module$/m);
    assert.match(String(sent().Expansion_Type__gc), /^1I00/);
  });

  it('goes on when nothing can be checked, says what, and takes values as they are given', async () => {
    const { approve, card, sandbox, sent, tenant } = setupWrites();
    const [company] = await tenant.companies.resolve('Bravura');
    sandbox.inject({ path: '^/(?!v2/cockpit/cta/$)', kind: 'forbidden', times: 99 });
    tenant.forget();
    const input = { ...NEW, company_gsid: company?.gsid, cta_type: 'Risk', status: 'New' };
    const answer = await approve('gainsight_cta_create', input);
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    for (const gap of [
      /The account/,
      /The owner lena/,
      /CTA type "Risk"/,
      /Required fields/,
      /Open CTAs like/,
    ])
      assert.match(card(), new RegExp(`^\\? .*${gap.source}`, 'm'));
    assert.deepEqual([sent().type, sent().OwnerEmail], ['Risk', 'lena.hofmann@example.com']);
  });

  it('reads the configuration once for all its values', async () => {
    const { approve, sandbox } = setupWrites();
    await approve('gainsight_cta_create', { ...NEW, priority: 'High', reason: 'Adoption', status: 'New' });
    assert.equal(sandbox.calls.filter(({ path }) => path.startsWith(PICKLISTS)).length, 1);
  });

  it('tells the refusal of the record with its code and words', async () => {
    const { approve, tenant, writes } = setupWrites();
    // A tenant whose describe does not tell what its Cockpit requires.
    const describe = tenant.metadata.describe.bind(tenant.metadata);
    Object.assign(tenant.metadata, {
      describe: async (object: string, signal: AbortSignal) => ({
        ...(await describe(object, signal)),
        fields: [],
      }),
    });
    const answer = await approve('gainsight_cta_create', { ...NEW, cta_type: 'Opportunity' });
    assert.equal(answer.status, 'rejected');
    assert.equal(answer.code, 'COCKPIT_9700');
    assert.match(String(answer.detail), /Expansion_Type__gc/);
    assert.ok(answer.requestId);
    assert.equal(writes().length, 1);
  });

  const failures = [
    ['unauthorized', 'signedOut'],
    ['forbidden', 'forbidden'],
    ['failure', 'rejected'],
    ['serverError', 'uncertain'],
    ['badGateway', 'uncertain'],
    ['cut', 'uncertain'],
    ['truncated', 'uncertain'],
  ] as const;
  for (const [kind, status] of failures) {
    it(`answers ${status} when the write ends in ${kind}, after one call`, async () => {
      const { approve, sandbox, writes } = setupWrites();
      sandbox.inject({ path: `${CTA}$`, kind, times: 9 });
      const answer = await approve('gainsight_cta_create', NEW);
      assert.equal(answer.status, status);
      assert.ok(answer.next);
      assert.equal(writes().length, 1);
    });
  }

  it('reads results as lists and as maps', async () => {
    for (const results of ['list', 'map'] as const) {
      const { approve } = setupWrites({ variants: { results } });
      assert.equal((await approve('gainsight_cta_create', NEW)).status, 'ok');
    }
  });
});

describe('gainsight_cta_update', () => {
  const gsid = 'Adoption risk: weekly users are down';

  it('sends every parameter that changes something, and shows each before and after', async () => {
    const { approve, sent, card } = setupWrites();
    const answer = await approve('gainsight_cta_update', {
      gsid,
      reference_id: 'ref-2',
      comments: 'Training is booked.',
      due_date: '2026-11-27',
      name: 'Adoption risk',
      owner_email: 'priya.nair@example.com',
      priority: 'low',
      reason: 'Support',
      status: 'work in progress',
    });
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    const { Gsid, ...record } = sent();
    assert.match(String(Gsid), /^1S01/);
    assert.deepEqual(record, {
      referenceId: 'ref-2',
      Name: 'Adoption risk',
      DueDate: '2026-11-27',
      OwnerEmail: 'priya.nair@example.com',
      priority: 'Low',
      reason: 'Support',
      status: 'Work In Progress',
      Comments: '<p>Training is booked.</p>',
    });
    assert.match(card(), /^Owner: Lena Hofmann \(lena.* → Priya Nair \(priya\.nair@example\.com\)$/m);
    assert.match(card(), /^Comments: Two of five teams stopped logging in\. → Training is booked\.$/m);
    assert.match(card(), /^Reason: Adoption → Support$/m);
  });

  it('closes a CTA, also where true is written as text, and reads back what became of it', async () => {
    const { approve, sent, card } = setupWrites();
    const answer = await approve('gainsight_cta_update', { gsid, is_closed: 'true' });
    assert.match(card(), /^Closed: no → yes$/m);
    assert.equal(sent().IsClosed, true);
    assert.deepEqual(answer.now, { status: 'Closed Success', closed: true, due: '2026-11-19 (Thursday)' });
  });

  it('warns when most of the comments or their formatting would be lost', async () => {
    const { approve, card } = setupWrites();
    await approve('gainsight_cta_update', { gsid, comments: `- **Trained**\n- ${'again '.repeat(60)}` });
    await approve('gainsight_cta_update', { gsid, comments: 'Trained.' });
    assert.match(
      card(),
      /^! The comments have \d+ characters now, the new ones 8: the rest would be lost\.$/m,
    );
    assert.match(card(), /^! Formatting of the present comments would be lost \(<ul>, <li>, <b>\)\.$/m);
  });

  it('opens a closed one again by its name', async () => {
    const { approve, sent } = setupWrites();
    const answer = await approve('gainsight_cta_update', {
      gsid: 'Bravura executive business review',
      is_closed: false,
      status: 'Work In Progress',
    });
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    assert.equal(sent().IsClosed, false);
  });

  it('warns when status and is_closed contradict each other', async () => {
    const { approve, card } = setupWrites();
    await approve('gainsight_cta_update', { gsid, is_closed: true, status: 'Work In Progress' });
    assert.match(card(), /^! Status and is_closed may contradict/m);
  });

  it('sends nothing when the CTA has these values already', async () => {
    const { approve, writes, shown } = setupWrites();
    const answer = await approve('gainsight_cta_update', {
      gsid,
      priority: 'Medium',
      due_date: '2026-11-19',
    });
    assert.equal(answer.status, 'ok');
    assert.match(String(answer.done), /Nothing was sent/);
    assert.deepEqual([writes().length, shown.length], [0, 0]);
  });

  it('answers with a conflict when what it replaces has changed, and sends nothing', async () => {
    const { approve, tenant, writes } = setupWrites();
    const [cta] = (await tenant.ctas.openOf((await tenant.people.me()).gsid)).filter(
      ({ name }) => name === gsid,
    );
    const other = () =>
      tenant.writes.updateCta(cta?.gsid ?? '', { referenceId: 'other', dueDate: '2026-12-01' });
    const answer = await approve('gainsight_cta_update', { gsid, due_date: '2026-11-27' }, other);
    assert.equal(answer.status, 'conflict');
    assert.deepEqual(answer.rows, [
      {
        field: 'Due',
        whenShown: '2026-11-19 (Thursday)',
        now: '2026-12-01 (Tuesday)',
        wanted: '2026-11-27 (Friday)',
      },
    ]);
    assert.equal(writes().length, 1);
  });

  it('does not mind a change of what it leaves alone', async () => {
    const { approve, tenant, writes } = setupWrites();
    const [cta] = (await tenant.ctas.openOf((await tenant.people.me()).gsid)).filter(
      ({ name }) => name === gsid,
    );
    const other = () => tenant.writes.updateCta(cta?.gsid ?? '', { referenceId: 'other', priority: 'Low' });
    const answer = await approve('gainsight_cta_update', { gsid, due_date: '2026-11-27' }, other);
    assert.equal(answer.status, 'ok');
    assert.equal(writes().length, 2);
  });

  it('says that there is no such CTA, and refuses parameters that it does not have', async () => {
    const { approve, writes } = setupWrites();
    const unknown = await approve('gainsight_cta_update', {
      gsid: '1S01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA0',
      name: 'x',
    });
    assert.equal(unknown.status, 'notFound');
    const named = await approve('gainsight_cta_update', { gsid: 'No such thing', name: 'x' });
    assert.equal(named.status, 'notFound');
    const deleted = await approve('gainsight_cta_update', { gsid, delete: true });
    assert.match(deleted.problem ?? '', /delete.*Parameters: gsid/s);
    assert.equal(writes().length, 0);
  });

  it('goes on when the CTA cannot be read, and says that the old values are not known', async () => {
    const { approve, tenant, sandbox, card, sent } = setupWrites();
    const [cta] = await tenant.ctas.openOf((await tenant.people.me()).gsid);
    sandbox.inject({ path: '/v2/cockpit/cta/list', kind: 'forbidden', times: 9 });
    const answer = await approve('gainsight_cta_update', { gsid: cta?.gsid, due_date: '2026-11-27' });
    assert.equal(answer.status, 'ok');
    assert.match(card(), /^Due: 2026-11-27 \(Friday\)$/m);
    assert.match(card(), /^\? The present CTA could not be checked/m);
    assert.equal(sent().DueDate, '2026-11-27');
  });

  it('hands over from a former user to the present one of the same name and address, and only then', async () => {
    const { tenant } = setup();
    const [cta] = await tenant.ctas.openOf((await tenant.people.me()).gsid);
    const kim = { Name: 'Kim Vale', FirstName: 'Kim', LastName: 'Vale', Email: 'kim.vale@example.com' };
    const gsuser = [
      { ...kim, Gsid: '1P01KIMBEFORE', IsActiveUser: false },
      { ...kim, Gsid: '1P01KIMTODAY', IsActiveUser: true },
    ];
    const handOver = async (from: string) => {
      const data = { gsuser, call_to_action: [{ Gsid: cta?.gsid, OwnerId: from }] };
      const { approve, sent, card } = setupWrites({ data });
      await approve('gainsight_cta_update', { gsid: cta?.gsid, owner_email: 'Kim Vale' });
      return { sent: sent().OwnerId, card: card() };
    };
    const handed = await handOver('1P01KIMBEFORE');
    assert.equal(handed.sent, '1P01KIMTODAY');
    assert.match(
      handed.card,
      /\(kim\.vale@example\.com\), 1P01KIMBEFORE → Kim Vale \(kim\.vale@example\.com\)$/m,
    );
    assert.deepEqual(await handOver('1P01KIMTODAY'), { sent: undefined, card: '' });
  });

  it('goes on where the list of CTAs lacks the comments, and replaces them only with a warning', async () => {
    const { executor, tenant, sandbox } = setup({}, {}, { around: withoutComments });
    const [cta] = await tenant.ctas.openOf((await tenant.people.me()).gsid);
    const plans: ProposedWrite[] = [];
    const update = (input: object) =>
      executor.run(
        'gainsight_cta_update',
        { gsid: cta?.gsid, ...input },
        {
          door: 'code',
          signal: new AbortController().signal,
          confirm: async (plan) => {
            plans.push(plan);
            return 'accepted';
          },
        },
      );
    await update({ due_date: '2026-11-27' });
    await update({ comments: 'New.' });
    await update({ gsid: cta?.name, comments: 'Newer.' });
    assert.deepEqual(
      plans.map(({ values, unchecked }) => [values[0]?.before !== undefined, unchecked.length]),
      [
        [true, 0],
        [false, 1],
        [false, 1],
      ],
    );
    assert.equal(sandbox.calls.filter(isWrite).length, 3);
  });
});

/** A tenant whose list of CTAs does not know the comments. */
function withoutComments(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const list = typeof input === 'string' && input.endsWith('/cta/list');
    const asks = list && typeof init?.body === 'string' && init.body.includes('"Comments"');
    if (!asks) return fetch(input, init);
    const errorDesc = 'Invalid fields in select clause - Comments';
    return Response.json({ result: false, errorCode: 'COCKPIT_5101', errorDesc, data: {} });
  };
}
