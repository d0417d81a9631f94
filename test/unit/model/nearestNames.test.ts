import assert from 'node:assert/strict';
import { nearestNames } from '../../../src/model/nearestNames';

const FIELDS = ['Name', 'RenewalDate', 'Arr', 'Mrr', 'Csm', 'Renewal_Forecast__gc', 'Stage', 'Status'];

describe('nearestNames', () => {
  const cases = [
    ['Nmae', ['Name']],
    ['Renewal_Date', ['RenewalDate']],
    ['ARR', ['Arr', 'Mrr']],
    ['renewalforecast', ['Renewal_Forecast__gc']],
    ['Satge', ['Stage']],
    ['Renewal', ['Renewal_Forecast__gc', 'RenewalDate']],
    ['Weather', []],
    ['', []],
  ] as const;
  for (const [typed, expected] of cases) {
    it(`takes "${typed}" for ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, () => {
      assert.deepEqual(nearestNames(typed, FIELDS), expected);
    });
  }

  it('takes a letter for the same with its accent', () => {
    assert.deepEqual(nearestNames('Ase', ['Åsé', 'Asp']), ['Åsé', 'Asp']);
  });

  it('gives no more than asked for, the nearest first, each once', () => {
    assert.deepEqual(nearestNames('abcd', ['abcx', 'abcd', 'abxd', 'abcd'], 2), ['abcd', 'abcx']);
  });
});
