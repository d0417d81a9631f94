import assert from 'node:assert/strict';
import { dayOf } from '../../../src/base/dates';
import { ZONE } from '../tools/toolTenant';
import { column, factsOf, markdownOf, names, reportBench, section, tableOf } from './reportTenant';
import { Stored } from './stored';

describe('/health', () => {
  it('shows the measures, the worst first and the unscored last, and how the score got there', async () => {
    const { run, tenant } = reportBench();
    const stored = await new Stored(tenant).company('Praxis Inc');
    const snapshots = await new Stored(tenant).rows(
      'account_scorecard_history',
      ['SnapshotDate__gc'],
      { name: 'AccountId__gc', operator: 'EQ', value: [stored.Gsid] },
      { name: 'SnapshotDate__gc', operator: 'GTE', value: ['2026-08-20'] },
    );
    const report = await run('health', 'Praxis Inc');
    assert.deepEqual(factsOf(report, 'At a glance').Health, [stored['CurrentScore__gr.Score'], '(At risk)']);
    assert.deepEqual(factsOf(report, 'At a glance').Unscored, 1);
    const days = new Set(snapshots.map((row) => row.SnapshotDate__gc));
    assert.deepEqual(
      column(report, 'Trend', 'Date').map((cell) => (cell as { day: string }).day),
      [...days].sort(),
    );
    assert.deepEqual(column(report, 'Measures', 'Score'), [
      [18, '(At risk)'],
      [30, '(At risk)'],
      [42, '(Watch)'],
      [44, '(Watch)'],
      'unscored',
    ]);
    assert.match(markdownOf(report), /- Product usage: 25 → 18 \\\(At risk\\\)/);
  });

  it('says that an account has no score, which is no zero', async () => {
    const report = await reportBench().run('health', 'Ostrava Steelworks');
    assert.equal(factsOf(report, 'At a glance').Health, 'unscored');
    // Of the scorecard itself nothing is known.
    assert.match(JSON.stringify(section(report, 'Measures')), /No measures are on file\./);
  });
});

describe('a report of one account', () => {
  const titles = [
    ['ctas', 'Open CTAs: '],
    ['plans', 'Success plans: '],
    ['timeline', 'Timeline: '],
    ['health', 'Health: '],
  ] as const;
  for (const [name, title] of titles)
    it(`calls the account by its name and leads to it: /${name}`, async () => {
      const { run, tenant } = reportBench();
      const { Gsid: gsid } = await new Stored(tenant).company('Quillon Bank');
      const account = { name: 'Quillon Bank', record: { kind: 'company', gsid } };
      const report = await run(name, 'quillon');
      assert.deepEqual([report.title, report.account], [`${title}Quillon Bank`, account]);
      assert.deepEqual(factsOf(report, 'At a glance').Account, account);
    });
});

describe('/timeline', () => {
  it('shows the entries on the user’s own days, the newest first, each leading to its record', async () => {
    const { run, tenant } = reportBench();
    const stored = await new Stored(tenant).rows('activity_timeline', ['Gsid', 'Subject', 'ActivityDate'], {
      name: 'GsCompanyId__gr.Name',
      operator: 'EQ',
      value: ['Quillon Bank'],
    });
    const sorted = stored.toSorted((a, b) => String(b.ActivityDate).localeCompare(String(a.ActivityDate)));
    const report = await run('timeline', 'Quillon Bank');
    assert.deepEqual(
      column(report, 'Entries', 'Subject'),
      sorted.map(({ Gsid, Subject }) => ({
        name: Subject,
        record: { kind: 'activity', gsid: Gsid },
        typed: true,
      })),
    );
    assert.deepEqual(
      column(report, 'Entries', 'Date'),
      sorted.map(({ ActivityDate }) => ({ day: dayOf(new Date(String(ActivityDate)), ZONE) })),
    );
    const facts = factsOf(report, 'At a glance');
    assert.deepEqual([facts['Contacts with the customer'], facts['Other entries']], [4, 2]);
  });

  it('shows 25 entries and says how many more there are', async () => {
    const { tenant } = reportBench();
    const company = await new Stored(tenant).company('Kestrel Labs');
    const rows = Array.from({ length: 60 }, (_, n) => ({
      Gsid: `1I02EXTRA00000000000000000000000${String(n).padStart(4, '0')}`,
      Subject: `Entry ${n}`,
      TypeName: 'Call',
      ActivityDate: '2026-11-01T10:00:00.000Z',
      GsCompanyId: company.Gsid,
    }));
    const report = await reportBench({ data: { activity_timeline: rows } }).run('timeline', 'Kestrel Labs');
    const table = tableOf(report, 'Entries');
    assert.deepEqual([table.rows.length, table.more], [25, '36']);
    assert.match(markdownOf(report), /… and 36 more\./);
  });

  it('points at entries that say the same', async () => {
    const report = await reportBench().run('timeline', 'Bravura');
    assert.match(JSON.stringify(section(report, 'Look-alikes')), /2026-09-21.*2 entries say the same/);
  });
});

describe('/plans', () => {
  it('shows my open plans and why some need a look', async () => {
    const { run } = reportBench();
    const report = await run('plans');
    const stalled = column(report, 'Plans', 'Last change').filter(
      (cell) => (cell as { day: string }).day <= '2026-10-19',
    );
    const facts = factsOf(report, 'At a glance');
    assert.deepEqual([facts['Open plans'], facts['Past due']], [7, 2]);
    assert.equal(facts['Unchanged for 30 days or longer'], stalled.length);
    assert.match(
      markdownOf(report),
      /First hundred days\].*5 days past due, unchanged for 36 days, 1 late objective/,
    );
  });

  it('shows the objectives of an account’s plans', async () => {
    const { run, tenant } = reportBench();
    const stored = await new Stored(tenant).rows(
      'call_to_action',
      ['Name'],
      { name: 'CompanyId__gr.Name', operator: 'EQ', value: ['Quillon Bank'] },
      { name: 'CtaGroupId', operator: 'IS_NOT_NULL' },
    );
    const report = await run('plans', 'Quillon Bank');
    assert.deepEqual(
      [...names(column(report, 'Objectives', 'Objective'))].sort(),
      stored.map(({ Name }) => Name).sort(),
    );
    assert.ok(!tableOf(report, 'Plans').columns.includes('Account'));
  });
});

describe('text from records', () => {
  const evil =
    '</p><img src=x onerror=alert(1)> [a](https://evil.example) ![b](https://evil.example/i.png) | `c`\n# d';

  it('is inert wherever a report shows it', async () => {
    const { tenant } = reportBench();
    const company = await new Stored(tenant).company('Kestrel Labs');
    const entry = {
      Gsid: '1I02EXTRA000000000000000000000000001',
      TypeName: 'Call',
      GsCompanyId: company.Gsid,
    };
    const cta = { Gsid: '1S01EXTRA000000000000000000000000001', Name: evil, CompanyId: company.Gsid };
    const data = {
      activity_timeline: [{ ...entry, Subject: evil, Notes: evil, ActivityDate: '2026-11-17T10:00:00.000Z' }],
      call_to_action: [{ ...cta, Comments: evil, DueDate: '2026-11-01', IsClosed: false }],
    };
    const { run } = reportBench({ data });
    for (const name of ['brief', 'timeline', 'prep', 'handover', 'ctas'] as const) {
      const markdown = markdownOf(await run(name, 'Kestrel Labs'));
      assert.match(markdown, /evil/);
      assert.doesNotMatch(markdown, /(?<!\\)<|(?<!\\)!|\]\(https:\/\/evil|^\\?# d/m, name);
    }
  });

  it('is never lost by a name full of signs', async () => {
    const report = await reportBench().run('brief', 'Starling');
    assert.equal(report.account?.name, 'Starling *Bold* <Sons> & [Partners](#)');
    assert.match(
      markdownOf(report),
      /^# Account brief: Starling \\\*Bold\\\* \\<Sons\\> \\& \\\[Partners\\\]\\\(\\#\\\)$/m,
    );
  });
});
