import assert from 'node:assert/strict';
import { setup } from '../toolTenant';

const FIVE = [
  ['Meridian Corp', 28, 47, '2026-10-02'],
  ['Praxis Inc', 31, 38, '2026-10-11'],
  ['OmegaTech', 35, 34, '2026-10-15'],
  ['Bravura', 37, 31, '2026-10-18'],
  ['Cloudnine', 39, 30, '2026-10-19'],
];

describe('gainsight_portfolio_at_risk', () => {
  it('finds exactly the accounts below 40 that nobody touched for 30 days, lowest score first', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_portfolio_at_risk', { score_below: 40, no_activity_days: 30 });
    assert.equal(answer.status, 'ok');
    assert.deepEqual(
      answer.rows?.map(({ account, score, daysSinceTouch, lastTouch }) => [
        account,
        score,
        daysSinceTouch,
        lastTouch,
      ]),
      FIVE,
    );
    assert.match(answer.scope ?? '', /CSM is Lena Hofmann \(me\): \d+ looked at/);
    assert.match(answer.rule ?? '', /strictly below 40.*2026-10-20.*exactly 30 days ago counts/s);
    assert.match(answer.sources?.join() ?? '', /score.*Timeline/s);
    assert.equal(answer.asOf, '2026-11-18 09:00 Europe/Berlin');
  });

  it('says in which order the accounts stand, also where the score is no criterion', async () => {
    const { ask } = setup();
    const { rule, rows = [] } = await ask('gainsight_portfolio_at_risk', { no_activity_days: 30 });
    const touched = rows.map(({ daysSinceTouch }) => Number(daysSinceTouch));
    assert.notEqual(touched[0], Math.max(...touched));
    assert.match(rule ?? '', /; lowest score first, of the same score the longest untouched first; /);
  });

  it('asks the tenant a handful of times, not once per account', async () => {
    const { ask, sandbox } = setup();
    await ask('gainsight_portfolio_at_risk', { score_below: 40, no_activity_days: 30 });
    assert.ok(sandbox.calls.length <= 8, `${sandbox.calls.length} calls`);
  });

  it("looks at everybody's accounts, or at another CSM's, only when told so", async () => {
    const { ask } = setup();
    const mine = await ask('gainsight_portfolio_at_risk', { score_below: 40 });
    const all = await ask('gainsight_portfolio_at_risk', { score_below: 40, owner: 'all' });
    const hers = await ask('gainsight_portfolio_at_risk', { score_below: 40, owner: 'Priya Nair' });
    const names = (answer: typeof mine): unknown[] => answer.rows?.map(({ account }) => account) ?? [];
    assert.equal(mine.rows?.length, 6);
    assert.ok(names(hers).length > 0 && names(hers).every((name) => !names(mine).includes(name)));
    assert.ok([...names(mine), ...names(hers)].every((name) => names(all).includes(name)));
  });

  it('narrows to a segment and a region, and lists the values for one that does not exist', async () => {
    const { ask } = setup();
    const input = { score_below: 40, owner: 'all', segment: 'Enterprise' };
    const answer = await ask('gainsight_portfolio_at_risk', input);
    assert.match(answer.scope ?? '', /Segment__gc \(Segment\) = Enterprise/);
    assert.ok(answer.rows?.some(({ account }) => account === 'Meridian Corp'));
    assert.ok(answer.rows?.every(({ account }) => account !== 'Praxis Inc'));
    const there = await ask('gainsight_portfolio_at_risk', { ...input, region: 'EMEA' });
    assert.match(there.scope ?? '', /Region__gc \(Region\) = EMEA/);
    const wrong = await ask('gainsight_portfolio_at_risk', { region: 'Atlantis' });
    assert.deepEqual([wrong.status, wrong.values], ['rejected', ['EMEA', 'North America', 'APAC']]);
  });

  it('leaves out activity of types that the settings call no touch, and says so', async () => {
    const { ask } = setup({}, { nonTouchTypes: ['Internal Note'] });
    const answer = await ask('gainsight_portfolio_at_risk', { no_activity_days: 30, owner: 'all' });
    assert.match(answer.rule ?? '', /other than Internal Note/);
    assert.ok(answer.rows?.some(({ account }) => account === 'Brightwater Utilities'));
  });

  it('calls nobody at risk who has churned, and names them', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_portfolio_at_risk', { no_activity_days: 30 });
    assert.deepEqual(answer.churned, ['Pinewood Press']);
    assert.ok(answer.rows?.length && answer.rows.every(({ account }) => account !== 'Pinewood Press'));
    assert.equal(answer.total, 6);
    assert.match(answer.rule ?? '', /churned.* left out/);
    const sum = answer.rows.reduce((all, { arr }) => all + Number(arr ?? 0), 0);
    assert.deepEqual(answer.totalArr, { EUR: sum });
  });

  it('uses the lowest band of the tenant when no criterion is given', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_portfolio_at_risk');
    assert.match(answer.rule ?? '', /strictly below 40/);
  });

  it('keeps the scores and says what is missing when the Timeline cannot be read', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/data/objects/query/activity_timeline', kind: 'failure', times: 9 });
    const answer = await ask('gainsight_portfolio_at_risk', { score_below: 40 });
    assert.equal(answer.rows?.length, 6);
    assert.match(String(answer.notAvailable), /Timeline could not be read/);
  });

  it('does not call an account risky when it cannot know', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/data/objects/query/activity_timeline', kind: 'failure', times: 9 });
    const answer = await ask('gainsight_portfolio_at_risk', { score_below: 40, no_activity_days: 30 });
    assert.equal(answer.total, 0);
    assert.match(String(answer.undecided), /could not be judged/);
  });

  it('asks back when several users fit, and says so when none does', async () => {
    const { ask } = setup();
    const several = await ask('gainsight_portfolio_at_risk', { owner: 'example.com' });
    assert.equal(several.status, 'several');
    assert.ok((several.rows?.length ?? 0) > 1);
    const none = await ask('gainsight_portfolio_at_risk', { owner: 'nobody at all' });
    assert.equal(none.status, 'notFound');
  });

  const variants = [
    { rows: 'list' },
    { dates: 'epoch' },
    { nulls: 'omit' },
    { empty: 'noData' },
    { empty: 'noMatch' },
    { rows: 'list', dates: 'epoch', nulls: 'omit', empty: 'noMatch' },
  ] as const;
  for (const variant of variants) {
    it(`gives the same answer on a tenant with ${JSON.stringify(variant)}`, async () => {
      const { ask } = setup({ variants: variant });
      const answer = await ask('gainsight_portfolio_at_risk', { score_below: 40, no_activity_days: 30 });
      assert.deepEqual(
        answer.rows?.map(({ account, score, daysSinceTouch, lastTouch }) => [
          account,
          score,
          daysSinceTouch,
          lastTouch,
        ]),
        FIVE,
      );
    });
  }
});
