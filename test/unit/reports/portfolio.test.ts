import assert from 'node:assert/strict';
import { daysBetween } from '../../../src/base/dates';
import { reportNamed } from '../../../src/reports/catalogue';
import { column, factsOf, markdownOf, names, reportBench, section, tableOf } from './reportTenant';
import { Stored } from './stored';

const TODAY = '2026-11-18';
const CHURNED = 'Pinewood Press';

describe('/risk', () => {
  it('shows my accounts in the lowest band, the lowest score first, with what they are worth', async () => {
    const { run, tenant } = reportBench();
    const mine = await new Stored(tenant).mine(['Gsid', 'Name', 'Arr', 'CurrentScore__gr.Score']);
    const low = mine
      .map((row) => ({ ...row, score: row['CurrentScore__gr.Score'] }))
      .filter((row): row is typeof row & { score: number } => typeof row.score === 'number' && row.score < 40)
      .sort((a, b) => a.score - b.score);
    const report = await run('risk');
    assert.deepEqual(
      names(column(report, 'Accounts at risk', 'Account')),
      low.map((row) => (row as { Name?: unknown }).Name),
    );
    assert.deepEqual(
      column(report, 'Accounts at risk', 'Health'),
      low.map(({ score }) => [score, '(At risk)']),
    );
    const facts = factsOf(report, 'At a glance');
    const arr = low.reduce((sum, row) => sum + Number((row as { Arr?: unknown }).Arr), 0);
    assert.equal(facts['Accounts at risk'], low.length);
    assert.deepEqual(facts['ARR of these'], { money: arr, currency: 'EUR' });
    assert.deepEqual([facts['Renewing within 90 days'], facts['No touch for 30 days or longer']], [3, 5]);
    assert.equal(facts['Left out'], CHURNED);
  });

  it('shows whose health falls, the biggest loss first, each leading to its account', async () => {
    const { run } = reportBench();
    const report = await run('risk');
    const { columns, rows } = tableOf(report, 'Falling health');
    const changes = column(report, 'Falling health', 'Change').map(Number);
    assert.deepEqual(
      changes,
      [...changes].sort((a, b) => a - b),
    );
    assert.ok(changes.length > 1 && changes.every((change) => change < 0));
    assert.deepEqual(columns.slice(0, 4), ['Account', 'Change', 'Before', 'Now']);
    assert.ok(rows.every(([account]) => JSON.stringify(account).includes('"kind":"company"')));
  });
});

describe('/renewals', () => {
  it('shows what renews in the days that were named, the biggest ARR first, without who has left', async () => {
    const { run, tenant } = reportBench();
    const mine = await new Stored(tenant).mine(['Name', 'Arr', 'RenewalDate']);
    const due = mine
      .filter(({ RenewalDate: day }) => {
        const days = daysBetween(TODAY, String(day));
        return days >= 0 && days <= 60;
      })
      .filter(({ Name }) => Name !== CHURNED)
      .sort((a, b) => Number(b.Arr ?? -1) - Number(a.Arr ?? -1));
    const report = await run('renewals', '60 days');
    assert.equal(report.title, 'Renewals of the next 60 days');
    assert.deepEqual(
      names(column(report, 'Renewals', 'Account')),
      due.map(({ Name }) => Name),
    );
    assert.deepEqual(
      column(report, 'Renewals', 'Renewal').map((cell) => (cell as { day: string }[])[0]?.day),
      due.map(({ RenewalDate }) => RenewalDate),
    );
    assert.equal(factsOf(report, 'At a glance')['Left out'], `${CHURNED} (Churned)`);
    assert.deepEqual(factsOf(report, 'At a glance').ARR, {
      money: due.reduce((sum, { Arr }) => sum + Number(Arr ?? 0), 0),
      currency: 'EUR',
    });
  });

  for (const [argument, days] of [
    ['', 90],
    ['0', 0],
    ['next 45 days', 45],
    ['30d', 30],
  ] as const)
    it(`takes ${days} days for "${argument}" without a word about it`, async () => {
      const { run } = reportBench();
      const report = await run('renewals', argument);
      assert.equal(report.title, `Renewals of the next ${days} days`);
      assert.equal(report.sections[0]?.title, 'At a glance');
    });

  for (const argument of ['soon', '-5', '99999', '1.5'])
    it(`says that it took 90 days where "${argument}" names none`, async () => {
      const { run } = reportBench();
      const report = await run('renewals', argument);
      assert.equal(report.title, 'Renewals of the next 90 days');
      assert.match(JSON.stringify(report.sections[0]), /so 90 days were taken/);
    });

  it('shows what renews in a quarter of the fiscal year, and how much of it is past its date', async () => {
    const { run, tenant } = reportBench({}, {}, 2);
    const mine = await new Stored(tenant).mine(['Name', 'RenewalDate']);
    const due = mine.filter(
      ({ Name, RenewalDate: day }) =>
        Name !== CHURNED && String(day) >= '2026-11-01' && String(day) <= '2027-01-31',
    );
    const report = await run('renewals', 'this quarter');
    assert.equal(report.title, 'Renewals of Q4 FY27, 2026-11-01 to 2027-01-31');
    assert.deepEqual(
      [...names(column(report, 'Renewals', 'Account'))].sort(),
      due.map(({ Name }) => Name).sort(),
    );
    const past = due.filter(({ RenewalDate: day }) => String(day) < TODAY).length;
    assert.equal(factsOf(report, 'At a glance')['Past their renewal date'], past === 0 ? undefined : past);
  });

  it('says that nothing renews instead of showing an empty table', async () => {
    const { run } = reportBench();
    const report = await run('renewals', '1');
    assert.deepEqual(section(report, 'Renewals').blocks, [
      { kind: 'sentence', text: 'Nothing renews in this time.' },
    ]);
  });
});

describe('/risk in a tenant without health bands', () => {
  it('says why nobody can be called at risk, and shows the rest', async () => {
    const { tenant, executor } = reportBench();
    const { signal } = new AbortController();
    const report = await reportNamed('risk')?.run('', {
      ask: async (tool, input) =>
        tool === 'gainsight_portfolio_at_risk'
          ? { status: 'rejected', next: 'Give score_below.' }
          : executor.read(tool, input, { door: 'ui', signal }),
      ...{ signal, clock: tenant.clock },
    });
    const markdown = report ? markdownOf(report) : '';
    assert.match(markdown, /no health bands that can be read/);
    assert.match(markdown, /## Falling health/);
    assert.doesNotMatch(markdown, /score\\_below/);
  });
});
