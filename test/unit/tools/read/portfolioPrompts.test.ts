import assert from 'node:assert/strict';
import * as expected from '../../../support/promptFacts';
import { setup } from '../toolTenant';
import { column, rowsOf } from './promptAnswers';

const MINE = 'CSM is Lena Hofmann (me)';

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
});
