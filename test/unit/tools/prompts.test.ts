import assert from 'node:assert/strict';
import { type Answer, setup } from './toolTenant';

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
    assert.deepEqual(facts, [
      ['Meridian Corp', 28, 47, '2026-10-02'],
      ['Praxis Inc', 31, 38, '2026-10-11'],
      ['OmegaTech', 35, 34, '2026-10-15'],
      ['Bravura', 37, 31, '2026-10-18'],
      ['Cloudnine', 39, 30, '2026-10-19'],
    ]);
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
    assert.deepEqual(answer.withoutHistory, ['Vantage Rail: no history', 'Ostrava Steelworks: no history']);
    const changes = column(answer, 'trend').filter((trend) => typeof trend === 'object') as {
      from: number;
      change: number;
    }[];
    assert.equal(changes.length, 6);
    assert.deepEqual(
      changes,
      [...changes].sort((a, b) => a.change - b.change),
    );
    assert.ok(changes.every(({ from, change }) => typeof from === 'number' && typeof change === 'number'));
  });

  it('P03: who of mine fell since last week, and by how much', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', { since: '2026-11-11', order: 'drop' });
    assert.ok(answer.scope?.includes(MINE));
    assert.equal(answer.trendFrom, '2026-11-09');
    const fallen = rowsOf(answer).slice(0, Number(answer.fell));
    assert.deepEqual(
      fallen.map(({ account, score, trend }) => [account, score, trend]),
      [
        ['OmegaTech', 35, { from: 44, change: -9 }],
        ['Praxis Inc', 31, { from: 38, change: -7 }],
        ['Larkspur Health', 72, { from: 75, change: -3 }],
        ['Meridian Corp', 28, { from: 30, change: -2 }],
      ],
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
    assert.deepEqual(column(answer, 'score'), [18, 30, 42, 44, 'unscored']);
    assert.equal(rowsOf(answer).at(-1)?.measure, 'Sponsor engagement');
    for (const row of rowsOf(answer).slice(0, 4)) {
      assert.equal(typeof row.weight, 'number');
      assert.match(String(row.trend), /Up|Down|Same/);
      assert.match(String(row.changed), /^2026-\d\d-\d\d$/);
    }
  });

  it('P05: what renews in 90 days, biggest ARR first', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_renewals_upcoming', { within_days: 90 });
    assert.match(answer.scope ?? '', /\(me\).*2026-11-18 to 2027-02-16/);
    assert.deepEqual([answer.total, answer.totalArr], [7, { EUR: 1_676_000 }]);
    assert.deepEqual(answer.churned, ['Pinewood Press (Churned)']);
    assert.match(answer.rule ?? '', /churned, inactive.*left out/);
    assert.deepEqual(column(answer, 'arr'), [
      420_000,
      390_000,
      310_000,
      275_000,
      185_000,
      96_000,
      'not on file',
    ]);
    for (const row of rowsOf(answer)) {
      assert.ok(row.renewalDate && typeof row.daysLeft === 'number' && row.currency === 'EUR' && row.score);
    }
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
      [cta?.account, cta?.cta, cta?.type, cta?.priority, cta?.due, cta?.owner, cta?.daysLate],
      ['Praxis Inc', 'Recover product usage', 'Risk', 'High', '2026-11-12', 'Lena Hofmann', 6],
    );
    assert.equal(cta?.closed, undefined);
  });

  it('P07: ARR that renews this quarter, and how much of it is red', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_renewals_upcoming', { from: '2026-10-01', to: '2026-12-31' });
    assert.match(answer.scope ?? '', /2026-10-01 to 2026-12-31, both included/);
    assert.deepEqual([answer.total, answer.totalArr], [4, { EUR: 843_000 }]);
    assert.deepEqual(answer.red, { accounts: 1, arr: { EUR: 420_000 }, sharePercent: { EUR: 49.8 } });
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
      [
        ['Settle the billing dispute', 'Fernhill Foods', '2026-11-03', 15],
        ['Recover product usage', 'Praxis Inc', '2026-11-12', 6],
      ],
    );
    const tasks = answer.tasks as Record<string, unknown>[];
    assert.deepEqual(
      tasks.map(({ task, account, daysLate, owner }) => [task, account, daysLate, owner]),
      [
        ['Send the credit note', 'Fernhill Foods', 16, 'Lena Hofmann'],
        ['Share the usage report', 'Praxis Inc', 8, 'Lena Hofmann'],
        ['Collect the SSO test results', 'Larkspur Health', 2, 'Lena Hofmann'],
      ],
    );
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
      [
        ['Onboarding: driver app', '2026-11-27', 'Jonas Weber'],
        ['Onboarding: dispatch desk', '2026-12-08', 'Lena Hofmann'],
      ],
    );
  });

  it('P15: plans past due or unmoved for 30 days', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_success_plans_get', { stalled_days: 30 });
    assert.match(answer.rule ?? '', /unchanged since 2026-10-19.*closed plans left out/);
    assert.deepEqual(
      rowsOf(answer).map((row) => [row.account, row.reasons, row.percentComplete, row.due, row.lastChange]),
      [
        ['Helios Analytics', ['past due'], 50, '2026-11-06', '2026-11-10'],
        ['Tandem Freight', ['past due', 'stalled'], 50, '2026-11-13', '2026-10-13'],
        ['Brightwater Utilities', ['stalled'], 33, '2027-02-01', '2026-10-08'],
      ],
    );
  });

  it("P16: where Quillon Bank's onboarding plan stands, and what is next", async () => {
    const { ask } = setup();
    const [plan] = rowsOf(await ask('gainsight_success_plans_get', { account: 'Quillon Bank' }));
    assert.equal(plan?.percentComplete, 29);
    assert.deepEqual(plan.objectives, { done: 2, active: 3, pending: 2, late: 1 });
    const next = plan.next as Record<string, unknown>;
    assert.deepEqual(
      [next.objective, next.due, next.owner],
      ['Migrate customer records', '2026-11-23', 'Jonas Weber'],
    );
    const [late] = plan.late as Record<string, unknown>[];
    assert.deepEqual([late?.objective, late?.daysLate], ['Security questionnaire', 4]);
  });

  it('P17: the latest entries of Meridian Corp', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_activities_list', { account: 'Meridian Corp', limit: 3 });
    assert.deepEqual(column(answer, 'date'), ['2026-10-02', '2026-09-18', '2026-09-04']);
    const [first, , third] = rowsOf(answer);
    assert.deepEqual(
      [first?.type, unmarked(first?.subject), first?.by],
      ['Call', 'Migration follow-up', 'Lena Hofmann'],
    );
    assert.equal(unmarked(first?.gist), 'Exports still fail at night. Olga wants a date.');
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
    assert.deepEqual([before.date, before.type, before.by], ['2026-02-12', 'Meeting', 'Lena Hofmann']);
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
    assert.deepEqual(
      [part.arrOfRelationships, part.arrOfCompany, part.difference],
      [295_000, 310_000, 15_000],
    );
    assert.deepEqual(
      part.relationships.map(({ relationship, type, arr, score }) => [relationship, type, arr, score]),
      [
        ['Helios EMEA', 'Region', 140_000, 77],
        ['Helios Forecasting', 'Product', 95_000, 58],
        ['Helios Labs', 'Business Unit', 60_000, 'unscored'],
      ],
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
      ['2026-11-13', 'Problem: security questionnaire is late', 'string'],
      ['2026-11-01', 'Win: branch champions named', 'string'],
      ['2026-10-08', 'Problem: duplicate customer records', 'string'],
      ['2026-09-16', 'Win: sandbox environment ready', 'string'],
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
    assert.deepEqual([book.total, book.totalArr], [10, { EUR: 1_620_000 }]);
    assert.equal(rowsOf(book)[0]?.account, 'Nordhaven Retail');
    assert.ok(rowsOf(book).every((row) => row.score && row.renewalDate && row.lastTouch));
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
    assert.equal(all.returned, 6);
    const where = { conditions: [mine, quarter, low] };
    const answer = await ask('gainsight_object_query', { object_name: 'NPS_Response__gc', where });
    const facts = rowsOf(answer).map((row) => [
      row['Person__gc__gr.Name'],
      row['Company__gc__gr.Name'],
      row.Score__gc,
      row.Response_Date__gc,
      unmarked(row.Comment__gc),
    ]);
    assert.deepEqual(facts, [
      ['Nina Roth', 'Praxis Inc', 4, '2026-11-04', 'Too many clicks for a simple plan.'],
      ['Olga Petrova', 'Meridian Corp', 2, '2026-10-21', 'Exports fail every night.'],
    ]);
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
      ['2026-11-16', 38, 120, 210],
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
    assert.equal(reason?.count, 6);
    const labels = (reason.values as string[]).map((value) => value.replace(' (only Risk)', ''));
    assert.deepEqual(labels, [
      'Adoption',
      'Executive Sponsor Change',
      'Pricing',
      'Product Quality',
      'Support',
      'Other',
    ]);
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
    assert.equal(rowsOf(answer).length, 5);
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
