import assert from 'node:assert/strict';
import { contactRule, isContact } from '../../../src/model/contact';

describe('isContact', () => {
  for (const type of ['Call', 'Meeting', 'Email', 'EBR', 'Notebook review', undefined])
    it(`counts ${type ?? 'an entry without type'}`, () => assert.equal(isContact(type, []), true));

  for (const type of ['Internal Note', 'Note', 'Update', 'Milestone', 'internal call'])
    it(`does not count ${type}`, () => assert.equal(isContact(type, []), false));

  it('does not count what the user set apart, in any case, and says so in the rule', () => {
    assert.equal(isContact('EMAIL', ['Email']), false);
    assert.match(contactRule(['Email']), /settings call no touch \(Email\)/);
    assert.doesNotMatch(contactRule([]), /settings/);
  });
});
