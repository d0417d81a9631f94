import assert from 'node:assert/strict';
import { setup } from '../toolTenant';

const SCHEME = '/v1/data/objects/query/scoring_scheme_definition';

describe('gainsight_accounts_health_get', () => {
  it('lists the accounts of the signed-in user below a score, lowest first, with trend', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', { min_score: 40 });
    assert.deepEqual(
      answer.rows?.slice(0, 2).map(({ account, score, band }) => [account, score, band]),
      [
        ['Meridian Corp', 28, 'At risk'],
        ['Praxis Inc', 31, 'At risk'],
      ],
    );
    assert.ok(answer.rows);
    assert.equal(answer.rows.length, 6);
    assert.match(JSON.stringify(answer.rows[0]!.trend), /"from":\d+.*"change":/);
  });

  it('breaks one account down by measure, worst first, unscored ones last and never as zero', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', { account_id: 'Praxis Inc' });
    assert.equal(answer.score, 31);
    assert.equal(answer.rows?.length, 5);
    const scores = answer.rows.map(({ score }) => score);
    assert.equal(scores.at(-1), 'unscored');
    const numbers = scores.slice(0, -1).map(Number);
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => a - b),
    );
    assert.ok(
      answer.rows.every(({ measure, weight }) => typeof measure === 'string' && typeof weight === 'number'),
    );
  });

  it('asks which account is meant, and takes a GSID', async () => {
    const { ask, tenant } = setup();
    const several = await ask('gainsight_accounts_health_get', { account_id: 'a' });
    assert.equal(several.status, 'several');
    const [company] = await tenant.companies.resolve('Praxis Inc');
    const one = await ask('gainsight_accounts_health_get', { account_id: company!.gsid });
    assert.equal(one.account, 'Praxis Inc');
    const none = await ask('gainsight_accounts_health_get', { account_id: 'No Such Company' });
    assert.equal(none.status, 'notFound');
  });

  it('takes the newest snapshot where the scheme names grades without numbers', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: SCHEME, kind: 'failure', times: 99 });
    const answer = await ask('gainsight_accounts_health_get', { account_id: 'Meridian Corp' });
    assert.equal(typeof answer.score, 'number');
    assert.match(String(answer.scoreFrom), /^history, 2026-11-/);
  });

  it('gives the band alone, never a zero, where neither number can be read', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: SCHEME, kind: 'failure', times: 99 });
    sandbox.inject({ path: '/v1/data/objects/query/account_scorecard_history', kind: 'failure', times: 99 });
    const answer = await ask('gainsight_accounts_health_get', { account_id: 'Meridian Corp' });
    assert.equal(answer.score, undefined);
    assert.equal(answer.band, 'At risk');
    assert.equal(answer.trend, 'no history');
  });

  it('says that the measures are not available, and answers the rest', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/data/objects/query/company_scorecard_fact_1', kind: 'failure', times: 9 });
    const answer = await ask('gainsight_accounts_health_get', { account_id: 'Praxis Inc' });
    assert.equal(answer.score, 31);
    assert.match(String(answer.notAvailable), /measures could not be read/);
  });

  it('reads from the objects and columns that the user set', async () => {
    const { ask, sandbox } = setup({}, { healthColumns: { schemeScore: 'MaxValue' } });
    const answer = await ask('gainsight_accounts_health_get', { account_id: 'Praxis Inc' });
    assert.notEqual(answer.score, 31);
    const query = sandbox.calls.find(({ path }) => path === SCHEME);
    assert.ok(!JSON.stringify(query?.body).includes('"Score"'));
  });

  it('puts the biggest loss first, and lists who has no history', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', {
      order: 'drop',
      since: '2026-11-11',
      limit: 3,
    });
    const changes = answer.rows?.map(({ trend }) => (trend as { change: number }).change);
    assert.deepEqual([changes, answer.fell], [[-9, -7, -3], 4]);
    assert.deepEqual(answer.withoutHistory, ['Ostrava Steelworks: no history']);
    assert.match(answer.next ?? '', /^11 more/);
  });

  it('leaves out who has churned, and names them', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get');
    assert.deepEqual([answer.churned, answer.unscored, answer.total], [['Pinewood Press'], 1, 14]);
    assert.ok(answer.rows?.every(({ account }) => account !== 'Pinewood Press'));
    assert.match(answer.rule ?? '', /churned.* left out/);
  });

  it('names ten of those who have churned, and counts the others', async () => {
    const gone = Array.from({ length: 12 }, (_, n) => ({
      Name: `Left ${n}`,
      Csm: 'Lena Hofmann',
      Stage: 'Adoption',
      Status: 'Churned',
    }));
    const { ask } = setup({ data: { company: gone } });
    const { churned } = await ask('gainsight_accounts_health_get');
    assert.equal((churned as string[]).length, 11);
    assert.equal((churned as string[]).at(-1), 'and 3 more');
  });

  it('compares with the newest snapshot before a day that has none since but one', async () => {
    const { ask } = setup();
    const one = await ask('gainsight_accounts_health_get', { account_id: 'OmegaTech', since: '2026-11-12' });
    assert.deepEqual(one.trend, { from: 44, on: '2026-11-09', to: 35, latest: '2026-11-16', change: -9 });
    const late = await ask('gainsight_accounts_health_get', { account_id: 'OmegaTech', since: '2026-11-17' });
    assert.match(String(late.trend), /no snapshot since 2026-11-17/);
  });

  it('narrows to a segment, and lists the segments for one that does not exist', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', { segment: 'SMB' });
    assert.match(answer.scope ?? '', /Segment__gc \(Segment\) = SMB: 4 looked at/);
    const wrong = await ask('gainsight_accounts_health_get', { segment: 'Tiny' });
    assert.deepEqual([wrong.status, wrong.values], ['rejected', ['Enterprise', 'Mid-Market', 'SMB']]);
  });

  it('narrows to a region as well', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', { region: 'EMEA', owner: 'all' });
    assert.match(answer.scope ?? '', /Region__gc \(Region\) = EMEA: \d+ looked at/);
    const wrong = await ask('gainsight_accounts_health_get', { region: 'Atlantis' });
    assert.deepEqual([wrong.status, wrong.values], ['rejected', ['EMEA', 'North America', 'APAC']]);
  });

  it('counts the accounts of each band and sums their ARR, whatever rows are shown', async () => {
    const { ask } = setup();
    const all = await ask('gainsight_accounts_health_get', { detail: 'detailed' });
    const { byBand, byCsm } = await ask('gainsight_accounts_health_get', { score_below: 30, limit: 1 });
    const expected: Record<string, { accounts: number; arr: { EUR?: number } }> = {};
    for (const { band = 'unscored', arr } of all.rows ?? []) {
      const label = String(band);
      const one = (expected[label] ??= { accounts: 0, arr: {} });
      one.accounts += 1;
      if (arr !== undefined) one.arr.EUR = (one.arr.EUR ?? 0) + Number(arr);
    }
    assert.deepEqual(byBand, expected);
    assert.deepEqual(Object.keys(byBand as object)[0], 'At risk');
    assert.equal(byCsm, undefined);
  });

  it('counts them per CSM where the accounts are of all, and no more than twenty CSMs', async () => {
    const users = Array.from({ length: 25 }, (_, n) => ({
      Name: `Manager ${n}`,
      Email: `m${n}@example.com`,
    }));
    const company = users.map(({ Name }, n) => ({ Name: `Book ${n}`, Csm: Name }));
    const { ask } = setup({ data: { gsuser: users, company } });
    const answer = await ask('gainsight_accounts_health_get', { owner: 'all', limit: 1 });
    const csms = answer.byCsm as { csm: string; accounts: number; bands: Record<string, number> }[];
    assert.equal(csms.length, 20);
    assert.ok(Number(answer.moreCsms) > 5);
    const lena = csms.find(({ csm }) => csm === 'Lena Hofmann');
    assert.deepEqual([lena?.accounts, lena?.bands['At risk'], lena?.bands.unscored], [14, 6, 1]);
    const counts = csms.map(({ accounts }) => accounts);
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => b - a),
    );
  });

  it('counts two CSMs of the same name apart, by their addresses', async () => {
    const gsuser = [1, 2].map((n) => ({
      Gsid: `1P01ALEX${n}`,
      Name: 'Alex Kim',
      Email: `alex${n}@example.com`,
    }));
    const company = gsuser.map(({ Gsid }, n) => ({ Name: `Book ${n}`, Csm: Gsid }));
    const { ask } = setup({ data: { gsuser, company } });
    const { byCsm } = await ask('gainsight_accounts_health_get', { owner: 'all', limit: 1 });
    const csms = byCsm as { csm: string; email?: string; accounts: number }[];
    const namesakes = csms.filter(({ csm }) => csm === 'Alex Kim');
    assert.deepEqual(
      namesakes.map(({ email, accounts }) => [email, accounts]),
      [
        ['alex1@example.com', 1],
        ['alex2@example.com', 1],
      ],
    );
    assert.ok(csms.every(({ csm, email }) => csm === 'Alex Kim' || email === undefined));
  });

  it('says that the history could not be read, which is not the same as none', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/data/objects/query/account_scorecard_history', kind: 'forbidden', times: 9 });
    const answer = await ask('gainsight_accounts_health_get', { order: 'drop' });
    assert.match(String(answer.notAvailable), /score history could not be read/);
  });
});
