import assert from 'node:assert/strict';
import { addDays } from '../../../../src/base/dates';
import { names, TenantCalls, type Condition } from '../tenantCalls';
import { CTAS, daysAgo, entries, OPEN, TODAY } from './promptQueries';

const MINE: Condition = ['Csm__gr.Email', 'EQ', 'lena.hofmann@example.com'];

describe('sandbox data for the prompts', () => {
  const calls = new TenantCalls();

  it('P01: five of Lena below 40 were last touched 30 or more days ago, a sixth 12 days ago', async () => {
    const red = await calls.rows(
      'company',
      ['Name', 'CurrentScore__gr.Score'],
      [MINE, ['CurrentScore__gr.Score', 'LT', 40]],
      {
        orderBy: { 'CurrentScore__gr.Score': 'asc' },
      },
    );
    const found = await Promise.all(
      red.map(async (row) => [
        row.Name,
        row['CurrentScore__gr.Score'],
        daysAgo((await entries(calls, String(row.Name)))[0]),
      ]),
    );
    assert.deepEqual(found, [
      ['Meridian Corp', 28, 47],
      ['Praxis Inc', 31, 38],
      ['OmegaTech', 35, 34],
      ['Fernhill Foods', 36, 12],
      ['Bravura', 37, 31],
      ['Cloudnine', 39, 30],
    ]);
  });

  it('P01: one below 40 without touch belongs to Priya Nair', async () => {
    const [row] = await calls.rows(
      'company',
      ['Csm__gr.Name', 'CurrentScore__gr.Score'],
      [['Name', 'EQ', 'Nordhaven Retail']],
    );
    assert.deepEqual(row, { 'Csm__gr.Name': 'Priya Nair', 'CurrentScore__gr.Score': 33 });
    assert.equal(daysAgo((await entries(calls, 'Nordhaven Retail'))[0]), 41);
  });

  it('P02: eight enterprise companies, two without history', async () => {
    const segment = await calls.rows('company', ['Gsid', 'Segment__gc'], [['Name', 'EQ', 'Meridian Corp']]);
    const rows = await calls.rows(
      'company',
      ['Gsid', 'Name'],
      [['Segment__gc', 'EQ', segment[0]?.Segment__gc]],
    );
    const lengths = await Promise.all(
      rows.map(
        async ({ Gsid }) =>
          (await calls.rows('account_scorecard_history', ['Id'], [['AccountId__gc', 'EQ', Gsid]])).length,
      ),
    );
    assert.deepEqual(
      lengths.sort((a, b) => a - b),
      [0, 0, 26, 26, 26, 26, 26, 26],
    );
  });

  it('P03: some of Lena dropped since last week, and the history says the same', async () => {
    const rows = await calls.rows(
      'company',
      ['Gsid', 'Name', 'CurrentScore__gr.Score', 'PreviousScore__gr.Score', 'Trend'],
      [MINE, ['Trend', 'EQ', 'Down']],
    );
    assert.deepEqual(names(rows), ['Meridian Corp', 'Praxis Inc', 'OmegaTech', 'Larkspur Health']);
    for (const row of rows) {
      const history = await calls.rows(
        'account_scorecard_history',
        ['SnapshotDate__gc', 'OverallScoreAccount__gc', 'TimeGranularity__gc'],
        [['AccountId__gc', 'EQ', row.Gsid]],
        {
          orderBy: { SnapshotDate__gc: 'desc' },
        },
      );
      const [now, before] = history;
      assert.deepEqual([now?.SnapshotDate__gc, before?.SnapshotDate__gc], ['2026-11-16', '2026-11-09']);
      assert.equal(now?.OverallScoreAccount__gc, row['CurrentScore__gr.Score']);
      assert.equal(before?.OverallScoreAccount__gc, row['PreviousScore__gr.Score']);
      assert.equal(now?.TimeGranularity__gc, 'Weekly');
    }
  });

  it('P04: Praxis has five measures with weights, one of them unscored', async () => {
    const rows = await calls.rows(
      'company_scorecard_fact_1',
      ['MeasureId__gc__gr.Weight', 'CurScoreId__gc__gr.Score', 'ScoreModifiedAt__gc'],
      [['AccountId__gc__gr.Name', 'EQ', 'Praxis Inc']],
    );
    assert.deepEqual(names(rows, 'CurScoreId__gc__gr.Score'), [18, 42, null, 30, 44]);
    assert.equal(
      names(rows, 'MeasureId__gc__gr.Weight').reduce<number>((sum, weight) => sum + Number(weight), 0),
      100,
    );
  });

  it('P05 to P07: renewals within 60 and 90 days, one past in the quarter, one without ARR, one churned', async () => {
    const until = (days: number): Promise<unknown[]> =>
      calls.lenas('Name', [['RenewalDate', 'BTW', TODAY, addDays(TODAY, days)]], 'RenewalDate');
    assert.deepEqual(await until(60), [
      'Meridian Corp',
      'Kestrel Labs',
      'Pinewood Press',
      'Ostrava Steelworks',
      'Praxis Inc',
      'Brightwater Utilities',
    ]);
    assert.deepEqual((await until(90)).slice(6), ['Bravura', 'Helios Analytics']);
    assert.deepEqual(await calls.lenas('Name', [['RenewalDate', 'BTW', '2026-10-01', TODAY]]), [
      'Thornbury Dental',
    ]);
    assert.equal(await calls.company('Kestrel Labs', 'Arr'), null);
    assert.equal(await calls.company('Kestrel Labs', 'CurrencyIsoCode'), 'EUR');
    const open = await calls.list(CTAS, ['Name'], [OPEN, ['CompanyId__gr.Name', 'EQ', 'Meridian Corp']]);
    assert.deepEqual(open, []);
  });

  it('P24: Priya Nair is active and has ten accounts', async () => {
    const [priya] = await calls.rows('gsuser', ['Name', 'IsActiveUser'], [['Email', 'CONTAINS', 'PRIYA']]);
    assert.deepEqual(priya, { Name: 'Priya Nair', IsActiveUser: true });
    assert.equal((await calls.rows('company', ['Gsid'], [['Csm__gr.Name', 'EQ', 'Priya Nair']])).length, 10);
  });
});
