import assert from 'node:assert/strict';
import { agendaOf } from '../../../src/reports/agenda';
import { promisesIn } from '../../../src/reports/promises';
import { reviewSpan } from '../../../src/reports/reviewSpan';
import { winsSince } from '../../../src/reports/wins';
import { column, factsOf, markdownOf, reportBench, section, tableOf } from './reportTenant';
import { Stored } from './stored';

describe('/prep', () => {
  it('looks back to the last review on the Timeline', async () => {
    const { run, tenant } = reportBench();
    const report = await run('prep', 'Quillon Bank');
    const text = JSON.stringify(factsOf(report, 'At a glance')['Last review']);
    assert.match(text, /Quarterly business review.*2026-08-19/);
    const points = await new Stored(tenant).rows(
      'account_scorecard_history',
      ['SnapshotDate__gc'],
      { name: 'AccountId__gc', operator: 'EQ', value: [report.account?.record?.gsid] },
      { name: 'SnapshotDate__gc', operator: 'LTE', value: ['2026-08-19'] },
    );
    const before = points.toSorted((a, b) =>
      String(b.SnapshotDate__gc).localeCompare(String(a.SnapshotDate__gc)),
    )[0];
    const trend = factsOf(report, 'At a glance').Trend as readonly unknown[];
    assert.deepEqual(trend.at(-1), { day: before?.SnapshotDate__gc });
  });

  it('finds what was achieved and what is in the way since then, each with date and record', async () => {
    const { run, tenant } = reportBench();
    const closed = await new Stored(tenant).rows(
      'call_to_action',
      ['Name'],
      { name: 'CompanyId__gr.Name', operator: 'EQ', value: ['Quillon Bank'] },
      { name: 'ClosedDate', operator: 'GTE', value: ['2026-08-19T00:00:00.000Z'] },
    );
    const report = await run('prep', 'Quillon Bank');
    const wins = JSON.stringify(column(report, 'Achieved since the last review', 'What'));
    for (const { Name } of closed) assert.ok(wins.includes(String(Name)), String(Name));
    assert.match(wins, /Win: branch champions named.*Win: sandbox environment ready/);
    assert.deepEqual(column(report, 'Risks and problems', 'Kind'), [
      'Late objective',
      'Timeline: Call',
      'Timeline: Meeting',
    ]);
    assert.match(JSON.stringify(section(report, 'Risks and problems')), /Rule:.*late objective/);
  });

  it('makes its agenda of facts, and leaves out points without one', async () => {
    const [quillon, kestrel] = await Promise.all(
      ['Quillon Bank', 'Kestrel Labs'].map(async (name) => {
        const report = await reportBench().run('prep', name);
        return JSON.stringify(section(report, 'Agenda').blocks);
      }),
    );
    assert.match(
      quillon ?? '',
      /health.*64.*Value and usage.*4 wins.*3 risks.*Onboarding plan.*2027-07-16.*Next steps/,
    );
    assert.doesNotMatch(kestrel ?? '', /Success plan/);
    const nothing = { health: {}, usage: [], wins: 0, dangers: 0, plans: [], renewal: {}, contacts: {} };
    assert.deepEqual(agendaOf(nothing), ['Next steps: who does what until when']);
  });

  it('says by which rule it suggests a question', async () => {
    const report = await reportBench().run('prep', 'Helios Analytics');
    const text = markdownOf(report);
    assert.match(
      text,
      /- Who sponsors this on your side.*\\\(asked because no executive sponsor is on file\\\)/,
    );
    assert.match(text, /- Who has taken over from Mara Quist\? \\\(asked because this contact has left\\\)/);
    assert.match(text, /renewal of 9 Feb 2027\? \\\(asked because the renewal is 83 days away\\\)/);
    assert.match(text, /finish “Measure report times”, which was due on 6 Nov 2026\?/);
  });
});

describe('what is planned at an account', () => {
  it('is no result and no problem yet, in /prep and in /handover', async () => {
    const { tenant } = reportBench();
    const { Gsid: GsCompanyId } = await new Stored(tenant).company('Quillon Bank');
    const rows = ['Win: go live finished', 'Risk review'].map((Subject, n) => ({
      ...{ Gsid: `1I02EXTRA0000000000000000000000000${n}`, Subject, TypeName: 'Milestone', GsCompanyId },
      ActivityDate: '2026-12-10T10:00:00.000Z',
    }));
    const planned = await reportBench({ data: { activity_timeline: rows } }).run('prep', 'Quillon Bank');
    const report = await reportBench().run('prep', 'Quillon Bank');
    for (const title of ['Achieved since the last review', 'Risks and problems', 'Agenda'])
      assert.deepEqual(section(planned, title), section(report, title));
    assert.match(JSON.stringify(section(planned, 'Since the last review')), /go live finished/);
    const handover = await reportBench({ data: { activity_timeline: rows } }).run('handover', 'Quillon Bank');
    const risks = JSON.stringify(section(handover, 'Risks and problems'));
    assert.doesNotMatch(risks, /Risk review/);
    assert.match(risks, /Rule:.*one of the newest 50 Timeline entries whose subject says/);
  });
});

describe('/prep of a busy account', () => {
  it('counts all of its open CTAs, also those that were not read in full', async () => {
    const { tenant } = reportBench();
    const { Gsid: CompanyId } = await new Stored(tenant).company('Bravura');
    const ctas = Array.from({ length: 40 }, (_, n) => ({
      ...{ Gsid: `1S01EXTRA0000000000000000000000000${String(n).padStart(2, '0')}`, Name: `Extra ${n}` },
      ...{ CompanyId, DueDate: '2026-12-24' },
    }));
    const report = await reportBench({ data: { call_to_action: ctas } }).run('prep', 'Bravura');
    const { rows, more } = tableOf(report, 'Open CTAs');
    assert.deepEqual([rows.length, more], [25, '15']);
  });
});

describe('/handover', () => {
  it('shows people, owners, open work with dates, and risks', async () => {
    const { run, tenant } = reportBench();
    const open = await new Stored(tenant).rows(
      'call_to_action',
      ['Gsid', 'Name', 'CtaGroupId', 'OwnerId__gr.Name'],
      { name: 'CompanyId__gr.Name', operator: 'EQ', value: ['Helios Analytics'] },
      { name: 'IsClosed', operator: 'EQ', value: [false] },
    );
    const ctas = open.filter((row) => row.CtaGroupId === null);
    const report = await run('handover', 'Helios Analytics');
    assert.deepEqual(
      column(report, 'Open CTAs', 'CTA'),
      ctas.map(({ Gsid, Name }) => ({ name: Name, record: { kind: 'cta', gsid: Gsid } })),
    );
    assert.deepEqual(column(report, 'Who owns the open work', 'Owner'), ['Jonas Weber', 'Lena Hofmann']);
    const [jonas] = column(report, 'Who owns the open work', 'Objectives');
    assert.equal(
      jonas,
      open.filter((row) => row.CtaGroupId !== null && row['OwnerId__gr.Name'] === 'Jonas Weber').length,
    );
    assert.ok(column(report, 'Risks and problems', 'Kind').includes('Renewal'));
    assert.ok(column(report, 'People', 'State').includes('has left'));
  });

  it('quotes what reads like a promise, with the entry it stands in', async () => {
    const report = await reportBench().run('handover', 'OmegaTech');
    assert.deepEqual(column(report, 'Promises', 'Words'), [
      { quote: 'They will look into the two silent teams.' },
    ]);
    assert.match(JSON.stringify(column(report, 'Promises', 'Entry')), /Login numbers.*activity/);
  });
});

describe('reviewSpan', () => {
  const rows = [
    { date: '2026-12-01', type: 'EBR', subject: 'Planned' },
    { date: '2026-11-10', type: 'Email', subject: 'Agenda for the review' },
    { date: '2026-09-01', type: 'EBR', subject: 'Second' },
    { date: '2026-05-01', type: 'Meeting', subject: 'QBR of spring' },
  ];

  it('takes the newest review that is behind us, by its type or its subject', () => {
    assert.equal(reviewSpan({ rows }, '2026-11-18').since, '2026-09-01');
    assert.equal(reviewSpan({ rows: rows.slice(3) }, '2026-11-18').since, '2026-05-01');
  });

  it('takes a quarter where there was none, and says so', () => {
    const span = reviewSpan({ status: 'ok', rows: rows.slice(0, 2) }, '2026-11-18');
    assert.equal(span.since, '2026-08-20');
    assert.match(JSON.stringify(span.rule), /no review is on the Timeline/);
  });
});

describe('winsSince', () => {
  const nothing = { ctas: {}, plans: {}, timeline: {} };

  it('counts what was closed with a result, on the day itself too', () => {
    const cta = (status: string, closedOn: string) => ({ cta: status, status, closedOn, gsid: '1' });
    const ctas = {
      rows: [
        cta('Closed Success', '2026-09-01'),
        cta('Closed Lost', '2026-09-02'),
        cta('Cancelled', '2026-09-03'),
        cta('Closed Success', '2026-08-31'),
      ],
    };
    assert.deepEqual(
      winsSince('2026-09-01', { ...nothing, ctas }).map(({ day, kind }) => [day, kind]),
      [['2026-09-01', 'CTA: Closed Success']],
    );
  });

  it('counts closed plans on the day of their last change', () => {
    const plans = {
      rows: [{ plan: 'A', status: 'Closed', closed: true, lastChange: '2026-10-05', gsid: '2' }],
    };
    assert.deepEqual(
      winsSince('2026-09-01', { ...nothing, plans }).map(({ day, kind }) => [day, kind]),
      [['2026-10-05', 'Success plan: Closed']],
    );
  });
});

describe('promisesIn', () => {
  it('takes single sentences, and no others', () => {
    const notes = 'All well. Next step: send the price list!\nThey agreed to a pilot. Lunch was good.';
    assert.deepEqual(
      promisesIn([{ notes }, { gist: 'We’ll call by Friday' }, {}]).map(({ words }) => words),
      ['Next step: send the price list!', 'They agreed to a pilot.', 'We’ll call by Friday'],
    );
  });
});
