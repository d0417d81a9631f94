import assert from 'node:assert/strict';
import { nameLikeness } from '../../../src/model/nameLikeness';

describe('nameLikeness', () => {
  const cases: [string, string, string][] = [
    ['Schedule the EBR', 'schedule the  ebr!', 'same'],
    ['Schedule EBR before renewal', 'Executive business review', 'similar'],
    ['Executive business review', 'Prepare EBR', 'similar'],
    ['Quarterly business review', 'QBR', 'similar'],
    ['Recover product usage', 'Product usage recovery', 'similar'],
    ['Onboarding: dispatch desk', 'Onboarding: driver app', 'different'],
    ['Settle the billing dispute', 'Executive business review', 'different'],
    ['Prepare the renewal', 'Prepare the workshop', 'different'],
    ['The plan', 'A call', 'different'],
  ];
  for (const [a, b, likeness] of cases) {
    it(`says that "${a}" and "${b}" are ${likeness}`, () => {
      assert.equal(nameLikeness(a, b), likeness);
      assert.equal(nameLikeness(b, a), likeness);
    });
  }
});
