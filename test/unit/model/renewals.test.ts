import assert from 'node:assert/strict';
import type { Company } from '../../../src/model/company';
import { isGone, isRed, renewing, shareOf, sumArr } from '../../../src/model/renewals';

const BANDS = [
  { label: 'At risk', from: 0, to: 39 },
  { label: 'Healthy', from: 40, to: 100 },
];

function account(name: string, parts: Partial<Company> = {}): { company: Company } {
  return { company: { gsid: name, name, ...parts } };
}

describe('renewing', () => {
  it('takes both ends of the range, biggest ARR first, and sets aside who is gone', () => {
    const accounts = [
      account('early', { renewalDate: '2026-09-30', arr: 9 }),
      account('first', { renewalDate: '2026-10-01', arr: 1 }),
      account('last', { renewalDate: '2026-12-31', arr: 2 }),
      account('without', { renewalDate: '2026-11-01' }),
      account('gone', { renewalDate: '2026-11-01', arr: 5, status: 'Churned' }),
      account('undated', { arr: 7 }),
    ];
    const { rows, gone } = renewing(accounts, '2026-10-01', '2026-12-31');
    assert.deepEqual(
      rows.map(({ company }) => company.name),
      ['last', 'first', 'without'],
    );
    assert.deepEqual(
      gone.map(({ company }) => company.name),
      ['gone'],
    );
  });

  it('knows by stage or status who is gone', () => {
    assert.equal(isGone(account('a', { stage: 'Churned' }).company), true);
    assert.equal(isGone(account('a', { status: 'Inactive' }).company), true);
    assert.equal(isGone(account('a', { stage: 'Renewal', status: 'Active' }).company), false);
  });

  for (const label of [
    ...['Churn', 'churned', 'Churned - Price', 'Closed Lost', 'Closed-Lost', 'Closed', 'Lost', 'Canceled'],
    ...['Cancelled', 'Former Customer', 'Ex-Customer', 'Inactive account', 'Terminated'],
  ])
    it(`takes "${label}" for the end`, () => {
      assert.deepEqual([isGone({ stage: label }), isGone({ status: label })], [true, true]);
    });

  for (const label of [
    ...['Will Churn', 'Churn Risk', 'At risk of churn', 'Likely to churn', 'Closed Won', 'Lost Sponsor'],
    ...['Cancellation requested', 'Cancelled auto-renewal', 'Inactive users', 'Churning', 'Win-back of lost'],
  ])
    it(`takes "${label}" for an account at stake`, () => {
      assert.deepEqual([isGone({ stage: label }), isGone({ status: label })], [false, false]);
    });
});

describe('isRed', () => {
  it('goes by the lowest band, by its name or its number', () => {
    assert.equal(isRed({ band: { label: 'At risk' }, source: 'band' }, BANDS), true);
    assert.equal(isRed({ value: 39.9, source: 'scheme' }, BANDS), true);
    assert.equal(isRed({ value: 40, source: 'scheme' }, BANDS), false);
  });

  it('knows nothing of an unscored account, nor without bands', () => {
    assert.equal(isRed(undefined, BANDS), undefined);
    assert.equal(isRed({ value: 1, source: 'scheme' }, []), undefined);
  });
});

describe('sums of ARR', () => {
  it('keeps currencies apart and leaves out what is not on file', () => {
    const sums = sumArr([
      account('a', { arr: 10.1, currency: 'EUR' }),
      account('b', { arr: 20.2, currency: 'EUR' }),
      account('c', { arr: 5, currency: 'USD' }),
      account('d'),
    ]);
    assert.deepEqual(sums, { EUR: 30.3, USD: 5 });
    assert.deepEqual(shareOf({ EUR: 10.1 }, { ...sums, GBP: 0 }), { EUR: 33.3, USD: 0 });
  });
});
