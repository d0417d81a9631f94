import assert from 'node:assert/strict';
import { clip, plainLine } from '../../../src/base/plainText';

describe('plainLine', () => {
  it('puts text on one line without control characters', () => {
    assert.equal(plainLine('  Praxis\r\n\tInc\u0007\u0000 '), 'Praxis Inc');
  });

  it('takes out marks that turn the direction of text', () => {
    assert.equal(plainLine('abc\u202edef\u2066g'), 'abcdefg');
  });
});

describe('clip', () => {
  it('leaves text that fits', () => assert.equal(clip('abc', 3), 'abc'));

  it('says that something was left out', () => assert.equal(clip('abc def', 5), 'abc…'));

  it('cuts between characters, never inside one', () => assert.equal(clip('😀😀😀', 2), '😀…'));
});
