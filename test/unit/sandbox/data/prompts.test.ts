import assert from 'node:assert/strict';
import { addDays, dayOf, daysBetween } from '../../../../src/base/dates';
import { names, TenantCalls, ZONE, type Condition, type Row } from '../tenantCalls';

const TODAY = '2026-11-18';
const CTAS = '/v2/cockpit/cta/list';
const LENA: Condition = ['OwnerId__gr.Email', 'EQ', 'lena.hofmann@example.com'];
const OPEN: Condition = ['IsClosed', 'EQ', false];
const MINE: Condition = ['Csm__gr.Email', 'EQ', 'lena.hofmann@example.com'];
const ENTRY = ['ActivityDate', 'TypeName', 'Subject', 'Notes', 'AuthorId__gr.Name', 'GsCompanyId__gr.Name'];

const daysAgo = (row: Row | undefined, field = 'ActivityDate'): number =>
  daysBetween(dayOf(new Date(String(row?.[field])), ZONE), TODAY);

const entries = (calls: TenantCalls, company: string): Promise<Row[]> =>
  calls.rows('activity_timeline', ENTRY, [['GsCompanyId__gr.Name', 'EQ', company]], {
    orderBy: { ActivityDate: 'desc' },
  });

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

  it('P08: Lena has two CTAs and three tasks past due, one CTA due later, and something for today and tomorrow', async () => {
    const ctas = await calls.list(CTAS, ['Name', 'DueDate'], [LENA, OPEN]);
    const tasks = await calls.list('/v2/cockpit/task/list', ['Name', 'DueDate'], [LENA, OPEN]);
    const offsets = (rows: Row[]): number[] =>
      rows.map((row) => daysBetween(TODAY, String(row.DueDate).slice(0, 10))).sort((a, b) => a - b);
    assert.deepEqual(offsets(ctas), [-15, -6, 0, 1, 1, 20]);
    assert.deepEqual(offsets(tasks), [-16, -8, -2, 0, 1, 18]);
  });

  it('P09, P12 and P30: Bravura renews in 70 days, has no open EBR, and one entry stands twice', async () => {
    assert.equal(await calls.company('Bravura', 'RenewalDate'), addDays(TODAY, 70));
    assert.deepEqual(
      await calls.list(
        CTAS,
        ['Name'],
        [
          OPEN,
          ['CompanyId__gr.Name', 'EQ', 'Bravura'],
          ['ReasonId__gr.Name', 'EQ', 'Executive Business Review'],
        ],
      ),
      [],
    );
    const rows = await entries(calls, 'Bravura');
    const texts = rows.map((row) => JSON.stringify(row));
    assert.equal(texts.length - new Set(texts).size, 1);
  });

  it('P10: OmegaTech has one open CTA, an adoption risk', async () => {
    const rows = await calls.list(
      CTAS,
      ['Name'],
      [OPEN, ['CompanyId__gr.Name', 'EQ', 'OmegaTech'], ['TypeId__gr.Name', 'NE', 'Objective']],
    );
    assert.deepEqual(
      rows.map((row) => [row['TypeId__gr.Name'], row['ReasonId__gr.Name'], row['PriorityId__gr.Name']]),
      [['Risk', 'Adoption', 'Medium']],
    );
  });

  it('P11: Tandem Freight has two open onboarding CTAs of different owners and dates', async () => {
    const rows = await calls.list(
      CTAS,
      ['DueDate'],
      [OPEN, ['CompanyId__gr.Name', 'EQ', 'Tandem Freight'], ['TypeId__gr.Name', 'EQ', 'Onboarding']],
    );
    assert.equal(rows.length, 2);
    assert.equal(new Set(names(rows, 'OwnerId')).size, 2);
    assert.equal(new Set(names(rows, 'DueDate')).size, 2);
  });

  it('P13, P14 and P16: one active plan for Larkspur, and an onboarding plan under way for Quillon', async () => {
    const plans = await calls.list(
      '/v2/successPlan/list/',
      ['Gsid', 'StatusName', 'DueDate', 'TypeName', 'OpenCtas', 'OverdueCtas'],
      [['CompanyId__gr.Name', 'EQ', 'Quillon Bank']],
    );
    assert.deepEqual(
      plans.map((plan) => [
        plan.TypeName,
        plan.StatusName,
        plan.DueDate,
        plan.PercentComplete,
        plan.OpenCtas,
        plan.OverdueCtas,
      ]),
      [['Onboarding', 'Active', addDays(TODAY, 40), 29, 5, 1]],
    );
    const objectives = await calls.rows(
      'call_to_action',
      ['StatusId__gr.Name', 'IsOverdue'],
      [['CtaGroupId', 'EQ', plans[0]?.Gsid]],
    );
    const states = names(objectives, 'StatusId__gr.Name').sort();
    assert.deepEqual(states, [
      'Closed Success',
      'Closed Success',
      'New',
      'New',
      'Work In Progress',
      'Work In Progress',
      'Work In Progress',
    ]);
    assert.equal(objectives.filter((row) => row.IsOverdue).length, 1);
    const larkspur = await calls.list(
      '/v2/successPlan/list/',
      ['Name'],
      [
        ['CompanyId__gr.Name', 'EQ', 'Larkspur Health'],
        ['StatusName', 'EQ', 'Active'],
      ],
    );
    assert.equal(larkspur.length, 1);
  });

  it('P13: plans have the statuses Draft, Active, At Risk, On Hold and Closed', async () => {
    const { body } = await calls.call(
      '/v2/successPlan/admin/picklist/lite?category=SUCCESS_PLAN_STATUS&et=COMPANY',
    );
    const data = body.data as Record<string, Row[]>;
    assert.deepEqual(names(data.SUCCESS_PLAN_STATUS ?? [], 'name'), [
      'Draft',
      'Active',
      'At Risk',
      'On Hold',
      'Closed',
    ]);
  });

  it('P15: plans of Lena are past due, stalled for 30 days, or both', async () => {
    const plans = await calls.rows(
      'cta_group',
      ['CompanyId__gr.Name', 'DueDate', 'ModifiedDate'],
      [LENA, OPEN],
    );
    const pastDue = plans.filter((plan) => String(plan.DueDate) < TODAY);
    const stalled = plans.filter((plan) => daysAgo(plan, 'ModifiedDate') >= 30);
    assert.deepEqual(names(pastDue, 'CompanyId__gr.Name'), ['Helios Analytics', 'Tandem Freight']);
    assert.deepEqual(names(stalled, 'CompanyId__gr.Name'), ['Brightwater Utilities', 'Tandem Freight']);
  });

  it('P17: the newest of several entries at Meridian is of HTML, and one note is very long', async () => {
    const rows = await entries(calls, 'Meridian Corp');
    assert.ok(rows.length >= 5);
    assert.match(String(rows[0]?.Notes), /<b>/);
    assert.ok(rows.some((row) => String(row.Notes).length > 15_000));
  });

  it('P18 and P19: Dana Whitfield is a contact of Cloudnine, and nothing was written there this morning', async () => {
    const [dana] = await calls.rows(
      'company_person',
      ['Person_ID__gr.Email', 'Active'],
      [
        ['Person_ID__gr.Name', 'EQ', 'Dana Whitfield'],
        ['Company_ID__gr.Name', 'EQ', 'Cloudnine'],
      ],
    );
    assert.deepEqual(dana, { 'Person_ID__gr.Email': 'dana.whitfield@example.org', Active: true });
    const rows = await entries(calls, 'Cloudnine');
    assert.ok(rows.every((row) => daysAgo(row) >= 30 && !String(row.Notes).includes('2-year')));
  });

  it('P20: the last contact with Brightwater was before March, internal notes came after', async () => {
    const rows = await entries(calls, 'Brightwater Utilities');
    const since = rows.filter((row) => String(row.ActivityDate) >= '2026-03-01');
    assert.deepEqual([...new Set(names(since, 'TypeName'))], ['Internal Note']);
    assert.equal(since.length, 2);
    const contact = rows[2];
    assert.deepEqual([contact?.TypeName, contact?.['AuthorId__gr.Name']], ['Meeting', 'Lena Hofmann']);
  });

  it('P20: the same holds on days around March', async () => {
    for (const day of ['2027-02-28', '2027-03-01', '2027-03-02']) {
      const tenant = new TenantCalls({ now: () => new Date(`${day}T09:00:00Z`), timeZone: 'UTC' });
      const march = day < '2027-03-01' ? '2026-03-01' : '2027-03-01';
      const rows = await entries(tenant, 'Brightwater Utilities');
      assert.ok(
        rows.every((row) => (row.TypeName === 'Internal Note') === String(row.ActivityDate) >= march),
      );
    }
  });

  it('P21: Helios has contacts, one of them inactive, and no sponsor', async () => {
    const rows = await calls.rows(
      'company_person',
      ['Active', 'Role', 'Title'],
      [['Company_ID__gr.Name', 'EQ', 'Helios Analytics']],
    );
    assert.deepEqual(names(rows, 'Active'), [true, true, false]);
    assert.ok(rows.every((row) => row.Title && !/sponsor/i.test(String(row.Role))));
  });

  it('P22: Helios has three relationships, one unscored', async () => {
    const rows = await calls.rows(
      'relationship',
      ['Name', 'TypeId__gr.Name', 'Arr', 'CurrentScore__gr.Score'],
      [['CompanyId__gr.Name', 'EQ', 'Helios Analytics']],
    );
    assert.deepEqual(names(rows, 'CurrentScore__gr.Score'), [77, 58, null]);
    assert.ok(rows.every((row) => row['TypeId__gr.Name'] && Number(row.Arr) > 0));
  });

  it('P23: the last review with Quillon is a quarter ago, with wins and problems since', async () => {
    const rows = await entries(calls, 'Quillon Bank');
    const review = rows.find((row) => row.Subject === 'Quarterly business review');
    assert.equal(daysAgo(review), 91);
    const since = names(rows.slice(0, rows.indexOf(review ?? {})), 'Subject').map(String);
    assert.equal(since.filter((subject) => subject.startsWith('Win')).length, 2);
    assert.equal(since.filter((subject) => subject.startsWith('Problem')).length, 2);
  });

  it('P24: Priya Nair is active and has ten accounts', async () => {
    const [priya] = await calls.rows('gsuser', ['Name', 'IsActiveUser'], [['Email', 'CONTAINS', 'PRIYA']]);
    assert.deepEqual(priya, { Name: 'Priya Nair', IsActiveUser: true });
    assert.equal((await calls.rows('company', ['Gsid'], [['Csm__gr.Name', 'EQ', 'Priya Nair']])).length, 10);
  });

  it('P26: detractors and passives among the answers of this quarter in the book of Lena', async () => {
    const rows = await calls.rows(
      'NPS_Response__gc',
      ['Score__gc', 'Person__gc__gr.Name', 'Company__gc__gr.Name'],
      [
        ['Company__gc__gr.Csm__gr.Name', 'EQ', 'Lena Hofmann'],
        ['Response_Date__gc', 'GTE', '2026-10-01'],
        ['Response_Date__gc', 'LTE', TODAY],
      ],
    );
    const scores = names(rows, 'Score__gc').map(Number);
    assert.deepEqual(scores, [4, 2, 7, 8, 10, 9]);
    assert.ok(rows.every((row) => row['Person__gc__gr.Name'] && row['Company__gc__gr.Name']));
    assert.equal((await calls.rows('NPS_Response__gc', ['Gsid'], [['Score__gc', 'LTE', 6]])).length, 5);
  });

  it('P27: Praxis has answers and usage figures', async () => {
    const praxis: Condition = ['Company__gc__gr.Name', 'EQ', 'Praxis Inc'];
    assert.equal((await calls.rows('NPS_Response__gc', ['Gsid'], [praxis])).length, 2);
    const usage = await calls.rows(
      'Product_Usage__gc',
      ['Snapshot_Date__gc', 'Active_Users__gc', 'Adoption_Rate__gc'],
      [praxis],
    );
    assert.deepEqual(usage[0], {
      Snapshot_Date__gc: '2026-11-16',
      Active_Users__gc: 38,
      Adoption_Rate__gc: 31.7,
    });
    assert.equal(usage.length, 6);
  });

  it('P28: describe tells the reasons of a CTA and the type that each is meant for', async () => {
    const { body } = await calls.call('/v1/meta/services/objects/call_to_action/describe?idd=true');
    const fields = (body.data as { fields: Row[] }[])[0]?.fields ?? [];
    const options = fields.find((field) => field.fieldName === 'ReasonId')?.options as Row[];
    const risk = options.filter(({ controllerValues }) => JSON.stringify(controllerValues) === '["Risk"]');
    assert.deepEqual(names(risk, 'label'), [
      'Adoption',
      'Executive Sponsor Change',
      'Pricing',
      'Product Quality',
      'Support',
    ]);
    assert.deepEqual(
      options.filter(({ controllerValues }) => controllerValues === null).map(({ label }) => label),
      ['Other'],
    );
  });

  it('P29: the renewal forecast has more than five rows', async () => {
    const rows = await calls.rows('Renewal_Forecast__gc', ['Name', 'Amount__gc', 'Renewal_Date__gc']);
    assert.ok(rows.length > 5);
  });

  const clocks: [now: string, zone: string][] = [
    ['2027-01-01T00:10:00-08:00', 'America/Los_Angeles'],
    ['2028-02-29T23:50:00+05:30', 'Asia/Kolkata'],
    ['2027-03-28T12:00:00+02:00', 'Europe/Berlin'],
    ['2027-04-26T07:00:00+12:00', 'Pacific/Auckland'],
  ];
  for (const [now, zone] of clocks)
    it(`keeps its days at ${now} in ${zone}`, async () => {
      const tenant = new TenantCalls({ now: () => new Date(now), timeZone: zone });
      const today = dayOf(new Date(now), zone);
      const touches = await Promise.all(
        ['Meridian Corp', 'Praxis Inc', 'OmegaTech', 'Bravura', 'Cloudnine', 'Fernhill Foods'].map(
          async (company) => {
            const [last] = await entries(tenant, company);
            return daysBetween(dayOf(new Date(String(last?.ActivityDate)), zone), today);
          },
        ),
      );
      assert.deepEqual(touches, [47, 38, 34, 31, 30, 12]);
      const overdue = await tenant.list(CTAS, ['Name'], [LENA, OPEN, ['DueDate', 'LT', today]]);
      assert.equal(overdue.length, 2);
    });
});
