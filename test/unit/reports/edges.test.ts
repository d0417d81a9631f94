import assert from 'node:assert/strict';
import { reportNamed } from '../../../src/reports/catalogue';
import type { Report, ReportName } from '../../../src/reports/report';
import type { Facts } from '../../../src/tools/toolAnswer';
import { column, factsOf, markdownOf, tableOf } from './reportTenant';

/** A report of answers that were made up. */
async function told(name: ReportName, answers: Readonly<Record<string, object>>): Promise<Report> {
  const definition = reportNamed(name);
  assert.ok(definition);
  return definition.run('Bravura', {
    ask: async (tool): Promise<Facts> => ({ status: 'ok', ...answers[tool] }),
    signal: new AbortController().signal,
    clock: { today: () => '2026-11-18', timeZone: 'Europe/Berlin' },
  });
}

describe('figures at their edges', () => {
  it('counts renewals from today to the 90th day, none that has passed', async () => {
    const rows = [-1, 0, 90, 91].map((renewsInDays) => ({ account: 'A', renewsInDays }));
    const report = await told('risk', { gainsight_portfolio_at_risk: { rows } });
    assert.equal(factsOf(report, 'At a glance')['Renewing within 90 days'], 2);
  });

  it('says of an account at risk that its ARR is not on file, as the renewals do', async () => {
    const rows = [{ account: 'A', arr: 5, currency: 'EUR' }, { account: 'B' }];
    const report = await told('risk', { gainsight_portfolio_at_risk: { rows } });
    assert.deepEqual(column(report, 'Accounts at risk', 'ARR'), [
      { money: 5, currency: 'EUR' },
      'not on file',
    ]);
  });

  it('counts all accounts that lost points, also those beyond the rows', async () => {
    const rows = [{ account: 'A', gsid: 'G', score: 50, trend: { from: 60, change: -10 } }];
    const report = await told('risk', { gainsight_accounts_health_get: { fell: 40, rows } });
    assert.equal(tableOf(report, 'Falling health').more, '39');
  });

  it('calls a plan unchanged from the 30th day on', async () => {
    const rows = [29, 30].map((daysSinceChange) => ({ plan: `P${daysSinceChange}`, daysSinceChange }));
    const report = await told('plans', { gainsight_success_plans_get: { rows, total: 2 } });
    assert.equal(factsOf(report, 'At a glance')['Unchanged for 30 days or longer'], 1);
    assert.match(markdownOf(report), /- P30: unchanged for 30 days/);
  });

  it('says who had the last contact', async () => {
    const lastContact = { date: '2026-11-01', type: 'Call', by: 'Lena Hofmann' };
    const report = await told('timeline', { gainsight_activities_list: { lastContact, rows: [] } });
    assert.deepEqual(factsOf(report, 'At a glance')['Last contact'], [
      { day: '2026-11-01' },
      'Call',
      'by Lena Hofmann',
    ]);
  });

  it('says of which entries it was told that none is a contact', async () => {
    const of = async (lastContact: string) => {
      const report = await told('brief', { gainsight_account_brief: { timeline: { lastContact } } });
      return factsOf(report, 'At a glance')['Last contact'];
    };
    const newest = 'none in the newest 100 entries of the Timeline';
    assert.deepEqual([await of('none'), await of(newest)], ['none in the Timeline', newest]);
  });

  it('tells how far the ARR of relationships is from that of the account, where it is', async () => {
    const of = async (difference: number) => {
      const relationships = { difference, relationships: [{ relationship: 'R' }] };
      const report = await told('brief', { gainsight_account_brief: { relationships } });
      return factsOf(report, 'Relationships').Difference;
    };
    assert.deepEqual([await of(0), await of(-5)], [undefined, { money: -5, currency: undefined }]);
  });

  it('tells the share on red accounts of each currency, and how many are past their day', async () => {
    const red = { sharePercent: { EUR: 40, USD: 10 } };
    const two = await told('renewals', { gainsight_renewals_upcoming: { red, past: { accounts: 2 } } });
    const facts = factsOf(two, 'At a glance');
    const shares = [{ percent: 40 }, 'of EUR', { percent: 10 }, 'of USD'];
    assert.deepEqual(facts['Share of ARR on red accounts'], shares);
    assert.equal(facts['Past their renewal date'], 2);
    const one = await told('renewals', {
      gainsight_renewals_upcoming: { red: { sharePercent: { EUR: 40 } } },
    });
    assert.deepEqual(factsOf(one, 'At a glance')['Share of ARR on red accounts'], { percent: 40 });
  });

  it('names the accounts of which nobody knows when they renew', async () => {
    const report = await told('renewals', {
      gainsight_renewals_upcoming: { withoutDate: ['A', 'and 3 more'] },
    });
    assert.equal(factsOf(report, 'At a glance')['Without a renewal date'], 'A, and 3 more');
  });

  it('asks which account is meant before it tells what else went wrong', async () => {
    const rows = [{ name: 'Bravura', gsid: 'G1' }];
    const report = await told('handover', {
      gainsight_account_brief: { status: 'network' },
      gainsight_ctas_list: { status: 'several', rows },
      gainsight_success_plans_get: { status: 'network' },
      gainsight_activities_list: { status: 'network' },
    });
    assert.equal(report.status, 'several');
    assert.equal(column(report, '', 'Account').length, 1);
  });

  it('does not take measures that could not be read for none', async () => {
    const health = { score: 50, measures: 'could not be read' };
    const brief = markdownOf(await told('brief', { gainsight_account_brief: { health } }));
    assert.match(brief, /The measures could not be read; this is not the same as none\./);
    const unread = { notAvailable: 'The measures could not be read.', score: 50, rows: [] };
    const report = await told('health', { gainsight_accounts_health_get: unread });
    assert.doesNotMatch(markdownOf(report), /No measures are on file/);
  });
});
