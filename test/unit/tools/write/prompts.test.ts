import assert from 'node:assert/strict';
import { DANAS_CALL as CALL, EBR } from '../../../support/promptFacts';
import { setupWrites } from '../writeTenant';

describe('P09: a CTA for Bravura to schedule an EBR before renewal', () => {
  it('shows company, type, owner, due date and the renewal date before it is written', async () => {
    const { approve, card, writes, sent } = setupWrites();
    const answer = await approve('gainsight_cta_create', EBR);
    assert.match(card(), /^Create CTA "Schedule the EBR before the renewal" at Bravura$/m);
    assert.match(card(), /^Account: Bravura$/m);
    assert.match(card(), /^Type: Lifecycle$/m);
    assert.match(card(), /^Owner: Lena Hofmann \(lena\.hofmann@example\.com\)$/m);
    assert.match(card(), /^Due: 2026-12-11 \(Friday\)$/m);
    assert.match(card(), /^Account renews on: 2027-01-27 \(Wednesday\)$/m);
    assert.equal(writes().length, 1);
    assert.deepEqual([sent().OwnerEmail, sent().DueDate], ['lena.hofmann@example.com', '2026-12-11']);
    assert.match(String(sent().CompanyId), /^1P02/);
    assert.match(String(sent().referenceId), /.{10}/);
    assert.equal(answer.status, 'ok');
    assert.match(String(answer.gsid), /^1S01/);
    assert.equal(answer.cta, EBR.name);
  });

  it('shows an open EBR CTA instead of creating a second one', async () => {
    const { approve, card, writes, shown } = setupWrites();
    const first = await approve('gainsight_cta_create', EBR);
    const again = await approve('gainsight_cta_create', { ...EBR, due_date: '2026-12-18' });
    assert.equal(again.status, 'several');
    assert.equal(again.rows?.[0]?.gsid, first.gsid);
    assert.match(again.next ?? '', /ask whether it is enough/);
    assert.deepEqual([writes().length, shown.length], [1, 1]);
    await approve('gainsight_cta_create', { ...EBR, name: 'Prepare the executive business review' });
    assert.match(card(), /^! There is one like it already: "Schedule the EBR.*due 2026-12-11/m);
  });

  it('writes nothing without approval', async () => {
    const { decline, writes } = setupWrites();
    const answer = await decline('gainsight_cta_create', EBR);
    assert.equal(answer.status, 'declined');
    assert.equal(writes().length, 0);
  });
});

describe('P10: push the OmegaTech adoption risk CTA to next Friday and make it high priority', () => {
  const input = { gsid: 'OmegaTech adoption risk', due_date: '2026-11-27', priority: 'High' };

  it('shows old and new values with the weekday, and changes nothing else', async () => {
    const { approve, card, sent, writes } = setupWrites();
    const answer = await approve('gainsight_cta_update', input);
    assert.match(card(), /^Update the CTA "Adoption risk: weekly users are down" at OmegaTech$/m);
    assert.match(card(), /^Due: 2026-11-19 \(Thursday\) → 2026-11-27 \(Friday\)$/m);
    assert.match(card(), /^Priority: Medium → High$/m);
    assert.equal(card().split('\n').length, 3);
    assert.deepEqual(Object.keys(sent()).sort(), ['DueDate', 'Gsid', 'priority', 'referenceId']);
    assert.equal(writes().length, 1);
    assert.equal(answer.status, 'ok');
  });

  it('writes nothing without approval', async () => {
    const { decline, writes } = setupWrites();
    assert.equal((await decline('gainsight_cta_update', input)).status, 'declined');
    assert.equal(writes().length, 0);
  });
});

describe('P11: close the onboarding CTA for Tandem Freight', () => {
  it('lists both with due date and owner, asks which, and closes neither', async () => {
    const { approve, writes, shown } = setupWrites();
    const answer = await approve('gainsight_cta_update', {
      gsid: 'Tandem Freight onboarding',
      is_closed: true,
    });
    assert.equal(answer.status, 'several');
    assert.deepEqual(answer.rows?.map(({ cta }) => cta).sort(), [
      'Onboarding: dispatch desk',
      'Onboarding: driver app',
    ]);
    assert.ok(answer.rows.every(({ due, owner }) => due && owner));
    assert.match(answer.next ?? '', /Ask which/);
    assert.deepEqual([writes().length, shown.length], [0, 0]);
  });
});

describe('P12: a task under the Bravura EBR CTA by Thursday, assigned to me', () => {
  it('shows the CTA, the task, the day and the owner, and confirms it afterwards', async () => {
    const { approve, card, sent } = setupWrites();
    const cta = await approve('gainsight_cta_create', EBR);
    const answer = await approve('gainsight_task_create', {
      cta_gsid: EBR.name,
      name: 'Send the deck to the sponsor',
      due_date: '2026-11-19',
      owner_email: 'me',
    });
    assert.match(card(), /^CTA: Schedule the EBR before the renewal$/m);
    assert.match(card(), /^Task: Send the deck to the sponsor$/m);
    assert.match(card(), /^Due: 2026-11-19 \(Thursday\)$/m);
    assert.match(card(), /^Owner: Lena Hofmann/m);
    assert.deepEqual([sent().CtaId, sent().OwnerEmail], [cta.gsid, 'lena.hofmann@example.com']);
    assert.match(String(sent().referenceId), /.{10}/);
    assert.equal(answer.status, 'ok');
    assert.match(String(answer.done), /Created the task "Send the deck/);
  });
});

describe("P13: mark Quillon Bank's onboarding plan as at risk and push it out two weeks", () => {
  it('shows status and due date before and after, and changes nothing else', async () => {
    const { approve, card, sent } = setupWrites();
    const plan = { plan_gsid: 'Onboarding plan', status: 'at risk', due_date: '2027-01-11' };
    const answer = await approve('gainsight_success_plan_update', plan);
    assert.match(card(), /^Update the success plan "Onboarding plan" at Quillon Bank$/m);
    assert.match(card(), /^Status: Active → At Risk$/m);
    assert.match(card(), /^Due: 2026-12-28 \(Monday\) → 2027-01-11 \(Monday\)$/m);
    assert.deepEqual(Object.keys(sent()).sort(), ['DueDate', 'Gsid', 'referenceId', 'status']);
    assert.equal(answer.status, 'ok');
  });

  it('lists the valid statuses when none matches', async () => {
    const { approve, writes } = setupWrites();
    const answer = await approve('gainsight_success_plan_update', {
      plan_gsid: 'Onboarding plan',
      status: 'Troubled',
    });
    assert.equal(answer.status, 'rejected');
    assert.deepEqual(answer.valid, ['Draft', 'Active', 'At Risk', 'On Hold', 'Closed']);
    assert.equal(writes().length, 0);
  });
});

describe('P14: log a success plan update for Larkspur Health', () => {
  const entry = {
    company_gsid: 'Larkspur Health',
    context_name: 'SuccessPlan',
    type_name: 'Milestone',
    subject: 'SSO rollout complete',
    notes: 'Milestone: SSO rollout complete.',
    activity_date: '2026-11-18',
  };

  it('takes the only open plan, shows text and place, and says that the status stays', async () => {
    const { approve, card, sent } = setupWrites();
    const answer = await approve('gainsight_timeline_create', entry);
    assert.match(card(), /^Logged on: success plan "Single sign-on and rollout" at Larkspur Health/m);
    assert.match(card(), /Active.*logging changes none of it/);
    assert.match(card(), /^Notes: Milestone: SSO rollout complete\.$/m);
    assert.equal(sent().ContextName, 'SuccessPlan');
    assert.match(String(sent().ContextId), /^1S02/);
    assert.match(String(sent().Notes), /SSO/);
    assert.match(String(sent().ExternalId), /^[0-9a-f]{64}$/);
    assert.match(String(answer.gsid), /^1I02/);
  });

  it('asks which plan is meant when several are open', async () => {
    const { approve, writes } = setupWrites();
    await approve('gainsight_success_plan_create', {
      company_gsid: 'Larkspur Health',
      name: 'Second site',
      plan_type: 'Growth',
      status: 'Active',
    });
    const answer = await approve('gainsight_timeline_create', entry);
    assert.equal(answer.status, 'several');
    assert.equal(answer.rows?.length, 2);
    assert.equal(writes().length, 1);
  });
});

describe('P18: log a call with Dana Whitfield at Cloudnine', () => {
  it('shows the full entry with all three facts and says that Dana is a known contact', async () => {
    const { approve, card, sent, writes } = setupWrites();
    const answer = await approve('gainsight_timeline_create', CALL);
    for (const fact of ['new dashboards', 'price uplift', '2-year term']) assert.ok(card().includes(fact));
    assert.match(card(), /^Contacts: Dana Whitfield.*known contact/m);
    assert.match(card(), /^Type: Call$/m);
    assert.match(card(), /^Duration: 25 minutes$/m);
    assert.match(card(), /^Author: Lena Hofmann \(lena\.hofmann@example\.com\)$/m);
    assert.match(card(), /^Date: 2026-11-18 \(Wednesday\) 09:00 Europe\/Berlin$/m);
    assert.equal(sent().Author, 'lena.hofmann@example.com');
    assert.equal(sent().DurationInMins, 25);
    assert.equal(sent().ActivityDate, '2026-11-18T08:00:00.000+0000');
    assert.equal(writes().length, 1);
    assert.equal(answer.status, 'ok');
  });
});

describe('P19: the note of this morning should say 3-year term', () => {
  it('shows the text before and after, keeps the rest and the subject, and sends the type along', async () => {
    const { approve, card, sent } = setupWrites();
    const logged = await approve('gainsight_timeline_create', CALL);
    const notes = CALL.notes.replace('2-year', '3-year');
    const answer = await approve('gainsight_timeline_update', { activity_gsid: String(logged.gsid), notes });
    assert.match(card(), /Notes: Spoke with[^]*2-year term\. → Spoke with[^]*3-year term\.$/);
    assert.equal(sent().Subject, CALL.subject);
    assert.match(String(sent().ActivityTypeId), /^1I00/);
    assert.match(String(sent().Notes), /3-year/);
    assert.doesNotMatch(String(sent().Notes), /2-year/);
    assert.match(String(sent().Notes), /price uplift/);
    assert.equal(answer.status, 'ok');
  });
});

describe('P27 and P30: what the API cannot do', () => {
  it('is said by the tools themselves, with the nearest thing that can be done', async () => {
    const { executor } = setupWrites();
    assert.ok(executor.about('gainsight_timeline_update'));
    const { catalogue } = await import('../../../../src/tools/catalogue');
    const told = (name: string): string =>
      catalogue.find((tool) => tool.name === name)?.modelDescription ?? '';
    assert.match(told('gainsight_timeline_update'), /cannot be deleted.*correct one.*link/s);
    assert.match(told('gainsight_timeline_create'), /Scores cannot be set.*log the proposal/s);
    assert.match(told('gainsight_cta_update'), /Deleting is not possible.*close/s);
    assert.match(told('gainsight_success_plan_update'), /Deleting is not possible.*closed status/s);
  });

  for (const [name, next] of [
    ['gainsight_timeline_delete', /timeline_update/],
    ['gainsight_cta_delete', /cta_update/],
    ['gainsight_health_score_set', /timeline_create/],
  ] as const) {
    it(`is answered for ${name} too, without a call`, async () => {
      const { approve, sandbox } = setupWrites();
      const answer = await approve(name, {});
      assert.equal(answer.status, 'notPossible');
      assert.match(answer.next ?? '', next);
      assert.equal(sandbox.calls.length, 0);
    });
  }
});
