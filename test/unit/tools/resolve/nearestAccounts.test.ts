import assert from 'node:assert/strict';
import { nearestAccounts } from '../../../../src/tools/resolve/nearestAccounts';

const NAMES = [
  'Meridian Corp',
  'Meridian Metals',
  'Quillon Bank',
  'Praxis Inc',
  'Harrow & Pike Legal',
  'Bravura',
  'Auralis Media',
];

describe('the accounts that a mistyped name may stand for', () => {
  for (const [typed, expected] of [
    ['Merdian', ['Meridian Corp', 'Meridian Metals']],
    ['Meridain Corp', ['Meridian Corp']],
    ['Quilon', ['Quillon Bank']],
    ['Harrow & Pyke', ['Harrow & Pike Legal']],
    ['Lehgal', ['Harrow & Pike Legal']],
    ['Bravurra', ['Bravura']],
    ['Meridain Corporation', ['Meridian Corp', 'Meridian Metals']],
    ['Praxis Incorporated', ['Praxis Inc']],
    ['Cloudnine', []],
    ['', []],
  ] as const)
    it(`are ${expected.join(', ') || 'none'} for “${typed}”`, () => {
      assert.deepEqual(nearestAccounts(typed, NAMES), expected);
    });
});
