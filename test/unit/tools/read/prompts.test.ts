import assert from 'node:assert/strict';
import * as expected from '../../../support/promptFacts';
import { type Answer, setup } from '../toolTenant';

const MINE = 'CSM is Lena Hofmann (me)';

/** The rows of an answer that went well. */
function rowsOf(answer: Answer): Record<string, unknown>[] {
  assert.equal(answer.status, 'ok', JSON.stringify(answer));
  assert.ok(answer.rows);
  return answer.rows;
}

function column(answer: Answer, name: string): unknown[] {
  return rowsOf(answer).map((row) => row[name]);
}

/** The same text with the marks of untrusted text taken off. */
function unmarked(value: unknown): string {
  return String(value).replace(/~[a-z0-9]{5}~/g, '');
}

describe('the prompts that only read', () => {
  it('P01: my accounts below 40 without activity in the last 30 days', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_portfolio_at_risk', { score_below: 40, no_activity_days: 30 });
    const facts = rowsOf(answer).map((row) => [row.account, row.score, row.daysSinceTouch, row.lastTouch]);
    assert.deepEqual(facts, expected.untouchedBelow40);
    assert.ok(answer.scope?.includes(MINE));
    assert.match(answer.rule ?? '', /exactly 30 days ago counts/);
    assert.match(answer.sources?.join() ?? '', /score.*Timeline/);
  });

  it('P02: trends of the enterprise segment this quarter', async () => {
    const { ask } = setup();
    const values = await ask('gainsight_field_values', { object: 'Company', field: 'segment' });
    assert.deepEqual(rowsOf(values)[0]?.field, 'Segment__gc (Segment)');
    const input = { owner: 'all', segment: 'Enterprise', since: '2026-10-01', order: 'drop' };
    const answer = await ask('gainsight_accounts_health_get', input);
    assert.match(answer.scope ?? '', /all CSMs, Segment__gc \(Segment\) = Enterprise: 8 looked at/);
    assert.deepEqual(
      [answer.trendSince, answer.trendFrom, answer.trendTo],
      ['2026-10-01', '2026-10-05', '2026-11-16'],
    );
    assert.deepEqual(
      answer.withoutHistory,
      expected.enterpriseWithoutHistory.map((account) => `${account}: no history`),
    );
    const changes = rowsOf(answer).flatMap(({ account, trend, score }) => {
      // Either words or both figures.
      const { from, change } = trend as { from?: number; change?: number };
      return from === undefined ? [] : [[account, from, score, change]];
    });
    assert.deepEqual(changes, expected.enterpriseTrends);
  });

  it('P03: who of mine fell since last week, and by how much', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', { since: '2026-11-11', order: 'drop' });
    assert.ok(answer.scope?.includes(MINE));
    assert.equal(answer.trendFrom, '2026-11-09');
    const fallen = rowsOf(answer).slice(0, Number(answer.fell));
    assert.deepEqual(
      fallen.map(({ account, score, trend }) => [account, score, trend]),
      expected.fellSinceLastWeek.map(([account, from, score, change]) => [account, score, { from, change }]),
    );
    const nobody = await ask('gainsight_accounts_health_get', {
      since: '2026-11-11',
      order: 'drop',
      score_below: 1,
    });
    assert.match(String(nobody.fell), /none/);
  });

  it('P04: why Praxis Inc is red, by measure', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', { account_id: 'Praxis Inc' });
    assert.deepEqual([answer.score, answer.band], [31, 'At risk']);
    assert.deepEqual(column(answer, 'score').at(-1), 'unscored');
    assert.deepEqual(
      rowsOf(answer)
        .slice(0, 4)
        .map(({ measure, weight, score, changed }) => [measure, weight, score, changed]),
      expected.praxisMeasures,
    );
    assert.equal(rowsOf(answer).at(-1)?.measure, 'Sponsor engagement');
    assert.match(column(answer, 'trend').slice(0, 4).join(), /^(?:(?:Up|Down|Same),?){4}$/);
  });

  it('P05: what renews in 90 days, biggest ARR first', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_renewals_upcoming', { within_days: 90 });
    assert.match(answer.scope ?? '', /\(me\).*2026-11-18 to 2027-02-16/);
    assert.deepEqual([answer.total, answer.totalArr], [7, { EUR: expected.renewalsIn90DaysArr }]);
    assert.deepEqual(answer.churned, ['Pinewood Press (Churned)']);
    assert.match(answer.rule ?? '', /churned, inactive.*left out/);
    const [account, renewal, days, score] = expected.renewalWithoutArr;
    assert.deepEqual(
      rowsOf(answer).map((row) => [row.account, row.renewalDate, row.daysLeft, row.arr, row.score]),
      [...expected.renewalsIn90Days, [account, renewal, days, 'not on file', score]],
    );
    assert.ok(column(answer, 'currency').every((currency) => currency === 'EUR'));
  });

  it('P06: open CTAs of accounts at risk of churn in 60 days', async () => {
    const { ask } = setup();
    const atRisk = await ask('gainsight_portfolio_at_risk', { renewal_within_days: 60, score_below: 40 });
    assert.match(atRisk.rule ?? '', /below 40 and renewal from 2026-11-18 to 2027-01-17/);
    const accounts = column(atRisk, 'gsid');
    const answer = await ask('gainsight_ctas_list', { account: accounts });
    assert.deepEqual(answer.withoutCta, ['Meridian Corp']);
    const [cta, ...others] = rowsOf(answer);
    assert.equal(others.length, 0);
    assert.deepEqual(
      [cta?.cta, cta?.account, cta?.type, cta?.priority, cta?.due, cta?.owner, cta?.daysLate],
      expected.ctaAtRisk,
    );
    assert.equal(cta?.closed, undefined);
  });

  it('P07: ARR that renews this quarter, and how much of it is red', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_renewals_upcoming', { from: '2026-10-01', to: '2026-12-31' });
    assert.match(answer.scope ?? '', /2026-10-01 to 2026-12-31, both included/);
    const { accounts, arr, red, redArr, redPercent } = expected.quarterRenewals;
    assert.deepEqual([answer.total, answer.totalArr], [accounts, { EUR: arr }]);
    assert.deepEqual(answer.red, { accounts: red, arr: { EUR: redArr }, sharePercent: { EUR: redPercent } });
    assert.deepEqual(answer.past, { accounts: 1, arr: { EUR: 33_000 } });
    assert.match(answer.rule ?? '', /lowest band, "At risk".*renewals before 2026-11-18 are in/);
    assert.deepEqual([answer.withoutScore, answer.withoutArr], [['Ostrava Steelworks'], ['Kestrel Labs']]);
  });

  it('P08: what is overdue on my plate', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_ctas_list', { owner: 'me', state: 'overdue', include_tasks: true });
    assert.match(answer.scope ?? '', /owned by Lena Hofmann \(me\)/);
    assert.deepEqual(
      rowsOf(answer).map(({ cta, account, due, daysLate }) => [cta, account, due, daysLate]),
      expected.overdueCtas,
    );
    const tasks = answer.tasks as Record<string, unknown>[];
    assert.deepEqual(
      tasks.map(({ task, account, due, daysLate }) => [task, account, due, daysLate]),
      expected.overdueTasks,
    );
    assert.ok(tasks.every(({ owner }) => owner === 'Lena Hofmann'));
    const idle = await ask('gainsight_ctas_list', {
      owner: 'Owen Pryce',
      state: 'overdue',
      include_tasks: true,
    });
    assert.deepEqual([idle.none, idle.tasks], ['Nothing is overdue.', 'No overdue task.']);
  });

  it('P11: two onboarding CTAs fit, so both are listed', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_ctas_list', { account: 'Tandem Freight', type: 'Onboarding' });
    assert.deepEqual(
      rowsOf(answer).map(({ cta, due, owner }) => [cta, due, owner]),
      expected.tandemOnboarding,
    );
  });

  it('P15: plans past due or unmoved for 30 days', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_success_plans_get', { stalled_days: 30 });
    assert.match(answer.rule ?? '', /unchanged since 2026-10-19.*closed plans left out/);
    assert.deepEqual(
      rowsOf(answer).map((row) => [
        ...[row.account, row.plan, row.reasons, row.percentComplete, row.due, row.lastChange],
      ]),
      expected.slowPlans,
    );
  });

  it("P16: where Quillon Bank's onboarding plan stands, and what is next", async () => {
    const { ask } = setup();
    const [plan] = rowsOf(await ask('gainsight_success_plans_get', { account: 'Quillon Bank' }));
    assert.equal(plan?.percentComplete, expected.quillonPlan.percent);
    assert.deepEqual(plan.objectives, expected.quillonPlan.objectives);
    const next = plan.next as Record<string, unknown>;
    assert.deepEqual([next.objective, next.due, next.owner], expected.quillonPlan.next);
    const [late] = plan.late as Record<string, unknown>[];
    assert.deepEqual([late?.objective, late?.daysLate], expected.quillonPlan.late);
  });

  it('P17: the latest entries of Meridian Corp', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_activities_list', { account: 'Meridian Corp', limit: 3 });
    assert.deepEqual(
      rowsOf(answer).map(({ subject, date, type }) => [unmarked(subject), date, type]),
      expected.meridianEntries,
    );
    const [first, , third] = rowsOf(answer);
    assert.equal(first?.by, 'Lena Hofmann');
    assert.equal(unmarked(first.gist), 'Exports still fail at night. Olga wants a date.');
    assert.ok(unmarked(third?.gist).length <= 200 && !/[<\n]/.test(unmarked(third?.gist)));
    assert.equal(answer.total, 5);
    assert.match(answer.next ?? '', /^3 of 5 shown/);
  });

  it('P20: nobody has talked to Brightwater Utilities since March', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_activities_list', {
      account: 'Brightwater Utilities',
      since: '2026-03-01',
    });
    assert.deepEqual([answer.contacts, answer.notContacts], [0, 2]);
    assert.equal(answer.lastContact, 'none in this time');
    const before = answer.lastContactBefore as Record<string, unknown>;
    assert.deepEqual([before.date, before.type, before.by], expected.brightwaterContact);
    assert.match(answer.rule ?? '', /internal/);
  });

  it('P21: contacts of Helios Analytics, no sponsor, one who left', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_account_brief', {
      account: 'Helios Analytics',
      sections: ['contacts'],
    });
    const contacts = answer.contacts as { sponsor: string; active: object[]; left: object[] };
    assert.equal(contacts.sponsor, 'none on file');
    assert.deepEqual(contacts.active, [
      {
        name: 'Ingrid Solberg',
        role: 'Champion',
        title: 'Head of Business Intelligence',
        email: 'ingrid.solberg@example.org',
        lastContact: '2026-11-10',
      },
      { name: 'Pavel Novak', role: 'Key User', title: 'Data Engineer', email: 'pavel.novak@example.org' },
    ]);
    assert.match(JSON.stringify(contacts.left), /^\[\{"name":"Mara Quist"[^[]*\]$/);
  });

  it('P22: relationships of Helios Analytics beside its ARR', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_account_brief', {
      account: 'Helios Analytics',
      sections: ['relationships'],
    });
    const part = answer.relationships as Record<string, unknown> & {
      relationships: Record<string, unknown>[];
    };
    const { relationships, company, difference } = expected.heliosArr;
    assert.deepEqual(
      [part.arrOfRelationships, part.arrOfCompany, part.difference],
      [relationships, company, difference],
    );
    assert.deepEqual(
      part.relationships.map(({ relationship, type, arr, score }) => [relationship, type, arr, score]),
      expected.heliosRelationships,
    );
  });

  it('P23: what a review with Quillon Bank needs', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_account_brief', { account: 'Quillon Bank' });
    const text = JSON.stringify(answer);
    assert.match(text, /"health":\{"score":64,"band":"Watch","trend":\{"from":\d+,"on":"2026-08-24"/);
    assert.match(text, /"arr":560000,"currency":"EUR","renewalDate":"2027-07-16"/);
    const { entries } = answer.timeline as { entries: Record<string, unknown>[] };
    const subjects = entries.map(({ date, subject, gsid }) => [date, unmarked(subject), typeof gsid]);
    assert.deepEqual(subjects.slice(1), [
      ...expected.quillonSinceReview.map((entry) => [...entry, 'string']),
      ['2026-08-19', 'Quarterly business review', 'string'],
    ]);
    assert.match(text, /"ctas":\{"open":1.*Quarterly business review/);
    assert.match(text, /"sponsor":"Hannah Brandt"/);
    assert.deepEqual(answer.gaps, []);
    const lacking = await ask('gainsight_account_brief', { account: 'Ostrava Steelworks' });
    assert.match(JSON.stringify(lacking.gaps), /no health score/);
  });

  it("P24: a handover of Priya Nair's accounts, worst first", async () => {
    const { ask } = setup();
    assert.deepEqual(column(await ask('gainsight_resolve_user', { email_search: 'priya' }), 'Name'), [
      'Priya Nair',
    ]);
    const input = { owner: 'Priya Nair', score_below: 101 };
    const book = await ask('gainsight_portfolio_at_risk', input);
    const { accounts, arr } = expected.priyasBook;
    assert.deepEqual([book.total, book.totalArr], [accounts, { EUR: arr }]);
    assert.deepEqual(
      rowsOf(book).map(({ account, score, renewalDate, lastTouch }) => [
        account,
        score,
        renewalDate,
        lastTouch,
      ]),
      expected.priyasAccounts,
    );
    const ctas = await ask('gainsight_ctas_list', { account: column(book, 'account') });
    assert.ok(column(ctas, 'cta').includes('Save plan before the renewal'));
    const plans = await ask('gainsight_success_plans_get', { owner: 'Priya Nair' });
    assert.ok(column(plans, 'account').includes('Nordhaven Retail'));
    const where = {
      conditions: [
        { name: 'Company_ID__gr.Csm', operator: 'EQ', value: 'Priya Nair' },
        { name: 'Role', operator: 'CONTAINS', value: 'Sponsor' },
      ],
    };
    const sponsors = await ask('gainsight_query_company_person', { where });
    assert.ok(column(sponsors, 'Company_ID__gr.Name').includes('Nordhaven Retail'));
    const short = await ask('gainsight_portfolio_at_risk', { ...input, limit: 4 });
    assert.match(short.next ?? '', /^6 more/);
  });

  it('P25: OmegaTech in a paragraph', async () => {
    const { ask } = setup();
    const sections = ['health', 'renewal', 'ctas', 'plans', 'timeline'];
    const answer = await ask('gainsight_account_brief', { account: 'OmegaTech', sections });
    const text = unmarked(JSON.stringify(answer));
    assert.match(text, /"score":35,"band":"At risk"/);
    assert.match(text, /"arr":240000,"currency":"EUR","renewalDate":"2027-03-08"/);
    assert.match(
      text,
      /Adoption risk: weekly users are down.*"due":"2026-11-19".*Two of five teams stopped logging in/,
    );
    assert.match(text, /"lastContact":\{"date":"2026-10-15","type":"Call"/);
  });

  it('P26: detractors in my book this quarter', async () => {
    const { ask, sandbox } = setup();
    const objects = await ask('gainsight_object_list');
    assert.ok(column(objects, 'name').includes('NPS_Response__gc'));
    const mine = { name: 'Company__gc__gr.Csm', operator: 'EQ', value: 'me' };
    const quarter = { name: 'Response_Date__gc', operator: 'GTE', value: '2026-10-01' };
    const low = { name: 'Score__gc', operator: 'LTE', value: 6 };
    const all = await ask('gainsight_object_query', {
      object_name: 'NPS_Response__gc',
      where: { conditions: [mine, quarter] },
    });
    assert.equal(all.returned, expected.responsesThisQuarter);
    const where = { conditions: [mine, quarter, low] };
    const answer = await ask('gainsight_object_query', { object_name: 'NPS_Response__gc', where });
    const facts = rowsOf(answer).map((row) => [
      row['Person__gc__gr.Name'],
      row['Company__gc__gr.Name'],
      row.Score__gc,
      row.Response_Date__gc,
      unmarked(row.Comment__gc),
    ]);
    assert.deepEqual(facts, expected.detractors);
    sandbox.inject({ path: '/v1/data/objects/query/NPS_Response__gc', kind: 'forbidden' });
    const closed = await ask('gainsight_object_query', { object_name: 'NPS_Response__gc', where });
    assert.equal(closed.status, 'forbidden');
  });

  it('P27: the figures behind a proposal for Praxis Inc', async () => {
    const { ask } = setup();
    const where = { conditions: [{ name: 'Company__gc', operator: 'EQ', value: 'Praxis Inc' }] };
    const usage = await ask('gainsight_object_query', {
      object_name: 'Product_Usage__gc',
      where,
      orderBy: { Snapshot_Date__gc: 'desc' },
      limit: 1,
    });
    const [newest] = rowsOf(usage);
    assert.deepEqual(
      [newest?.Snapshot_Date__gc, newest?.Active_Users__gc, newest?.Licensed_Users__gc, newest?.Logins__gc],
      expected.praxisUsage,
    );
    const orderBy = { Response_Date__gc: 'desc' };
    const nps = await ask('gainsight_object_query', { object_name: 'NPS Response', where, orderBy });
    assert.deepEqual(column(nps, 'Score__gc'), [4, 6]);
    const health = await ask('gainsight_accounts_health_get', { account_id: 'Praxis Inc' });
    assert.deepEqual(column(health, 'measure').slice(0, 2), ['Product usage', 'NPS']);
  });

  it('P28: reasons of a Risk CTA, and why no playbooks', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_field_values', {
      object: 'CTA',
      field: 'reason',
      depends_on: 'Risk',
    });
    const [reason] = rowsOf(answer);
    assert.equal(reason?.count, expected.riskReasons.length);
    const labels = (reason.values as string[]).map((value) => value.replace(' (only Risk)', ''));
    assert.deepEqual(labels, expected.riskReasons);
    assert.match(String(answer.playbooks), /no call that lists playbooks.*Administration > Playbooks/);
  });

  it('P29: the custom objects, and five rows of the renewal forecast', async () => {
    const { ask } = setup();
    const objects = await ask('gainsight_object_list');
    const custom = rowsOf(objects).slice(0, Number(objects.custom));
    assert.ok(
      custom.length === 4 &&
        custom.every(({ kind, name }) => kind === 'CUSTOM' && String(name).endsWith('__gc')),
    );
    const answer = await ask('gainsight_object_query', { object_name: 'Renewal_Forecast__gc', limit: 5 });
    assert.deepEqual(
      rowsOf(answer).map((row) => [
        ...[row['Company__gc__gr.Name'], row.Renewal_Date__gc, row.Amount__gc, row.Probability__gc],
      ]),
      expected.forecasts,
    );
    const labels = answer.fieldLabels as Record<string, string>;
    assert.deepEqual([labels.Renewal_Date__gc, labels.Probability__gc], ['Renewal date', 'Probability']);
    assert.equal(rowsOf(answer)[0]?.Category__gc, 'At risk');
    assert.match(answer.next ?? '', /more may exist/);
  });

  it('P30: the two entries on Bravura that are alike', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_activities_list', { account: 'Bravura' });
    const [double] = answer.alike as { date: string; gsids: string[] }[];
    assert.equal(double?.date, '2026-09-21');
    const two = rowsOf(answer).filter(({ gsid }) => double.gsids.includes(String(gsid)));
    assert.deepEqual(
      two.map(({ date, by }) => [date, by]),
      [
        ['2026-09-21', 'Lena Hofmann'],
        ['2026-09-21', 'Lena Hofmann'],
      ],
    );
    assert.match(String(answer.page), /timeline#\/activities\//);
  });
});
