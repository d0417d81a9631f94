import assert from 'node:assert/strict';
import { setup } from '../toolTenant';
import { column } from './promptAnswers';

const TIMELINE = '/v1/data/objects/query/activity_timeline';

describe('gainsight_renewals_upcoming', () => {
  it('looks 90 days ahead unless told otherwise', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_renewals_upcoming');
    assert.match(answer.scope ?? '', /2026-11-18 to 2027-02-16/);
    const soon = await ask('gainsight_renewals_upcoming', { within_days: 20 });
    assert.deepEqual(column(soon, 'account'), ['Meridian Corp']);
  });

  it('narrows by owner, segment and region, and says which fields these are', async () => {
    const { ask } = setup();
    const input = { owner: 'all', segment: 'enterprise', region: 'EMEA', within_days: 60 };
    const answer = await ask('gainsight_renewals_upcoming', input);
    assert.match(answer.scope ?? '', /Segment__gc \(Segment\) = Enterprise, Region__gc \(Region\) = EMEA/);
    assert.deepEqual(column(answer, 'csm').sort(), [
      'Lena Hofmann',
      'Lena Hofmann',
      'Lena Hofmann',
      'Priya Nair',
    ]);
  });

  it('lists the values when a segment does not exist', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_renewals_upcoming', { segment: 'Giant' });
    assert.deepEqual([answer.status, answer.values], ['rejected', ['Enterprise', 'Mid-Market', 'SMB']]);
  });

  it('shows a part, and says how many there are', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_renewals_upcoming', { limit: 2 });
    assert.deepEqual([answer.total, answer.rows?.length], [7, 2]);
    assert.match(answer.next ?? '', /^2 of 7 shown/);
  });

  it('looks as far ahead from a first day that is still to come, where no last one is given', async () => {
    const { ask } = setup();
    const scopeOf = async (input: object): Promise<string> =>
      (await ask('gainsight_renewals_upcoming', input)).scope ?? '';
    assert.match(await scopeOf({ from: '2027-04-01' }), /from 2027-04-01 to 2027-06-30,/);
    assert.match(await scopeOf({ from: '2026-10-01' }), /from 2026-10-01 to 2027-02-16,/);
    assert.match(await scopeOf({ from: '2026-12-01', within_days: 30 }), /from 2026-12-01 to 2026-12-18,/);
  });

  it('names the accounts that have no renewal date, and does not say that they do not renew', async () => {
    const { tenant, ask: askAll } = setup();
    const [company] = await tenant.companies.resolve('Bravura');
    const [gone] = await tenant.companies.resolve('Pinewood Press');
    const undated = [company, gone].map((one) => ({ Gsid: one!.gsid, RenewalDate: null }));
    const { ask } = setup({ data: { company: undated } });
    const some = await ask('gainsight_renewals_upcoming', { within_days: 30 });
    assert.deepEqual([some.total, some.withoutDate], [2, ['Bravura']]);
    const none = await ask('gainsight_renewals_upcoming', { within_days: 1 });
    assert.equal(none.none, 'No renewal date on file lies in this time.');
    assert.equal((await askAll('gainsight_renewals_upcoming')).withoutDate, undefined);
  });

  it('compares no ARR of two currencies without saying so', async () => {
    const [company] = await setup().tenant.companies.resolve('Bravura');
    const yen = { Gsid: company!.gsid, CurrencyIsoCode: 'JPY', Arr: 9_000_000 };
    const both = await setup({ data: { company: [yen] } }).ask('gainsight_renewals_upcoming');
    assert.equal(column(both, 'account')[0], 'Bravura');
    assert.match(both.rule ?? '', /^biggest ARR first by its figure, whatever the currency; /);
    const euro = await setup().ask('gainsight_renewals_upcoming');
    assert.match(euro.rule ?? '', /^biggest ARR first; /);
  });

  it('refuses a range that ends before it begins, and a day that is none', async () => {
    const { ask } = setup();
    const turned = await ask('gainsight_renewals_upcoming', { from: '2027-01-01', to: '2026-12-01' });
    assert.equal(turned.status, 'rejected');
    const day = await ask('gainsight_renewals_upcoming', { from: 'Q4' });
    assert.match(day.problem ?? '', /from: must be a day/);
  });

  it('says that nothing renews, and that touches are not known', async () => {
    const { ask, sandbox } = setup();
    const nothing = await ask('gainsight_renewals_upcoming', { within_days: 0 });
    assert.equal(nothing.none, 'Nothing renews in this time.');
    sandbox.inject({ path: TIMELINE, kind: 'forbidden', times: 9 });
    const blind = await ask('gainsight_renewals_upcoming');
    assert.match(String(blind.notAvailable), /last touches are not known/);
    assert.ok(blind.rows?.every((row) => !('lastTouch' in row)));
  });
});
