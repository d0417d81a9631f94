import assert from 'node:assert/strict';
import { clip, iconless, linkless, plainLine, unsteered } from '../../../src/base/plainText';

describe('plainLine', () => {
  it('puts text on one line without control characters', () => {
    assert.equal(plainLine('  Praxis\r\n\tInc\u0007\u0000 '), 'Praxis Inc');
  });

  it('takes out marks that turn the direction of text', () => {
    assert.equal(plainLine('abc\u202edef\u2066g'), 'abcdefg');
  });
});

describe('iconless', () => {
  it('leaves nothing that the editor makes an icon of', () => {
    assert.equal(
      iconless('$(alert) Praxis\n$(sync~spin) costs $5 (five)'),
      '$ (alert) Praxis $ (sync~spin) costs $5 (five)',
    );
  });
});

describe('linkless', () => {
  it('leaves nothing that the editor makes a link of', () => {
    assert.equal(linkless('[a](command:b) [c] (d) [e]'), '[a] (command:b) [c] (d) [e]');
  });
});

describe('unsteered', () => {
  it('keeps lines, and takes out what acts on a screen', () => {
    assert.equal(unsteered('a\u202eb\u0000c\r\nd\te\u001b[31mf'), 'ab c\nd\te [31mf');
  });
});

describe('clip', () => {
  it('leaves text that fits', () => assert.equal(clip('abc', 3), 'abc'));

  it('says that something was left out', () => assert.equal(clip('abc def', 5), 'abc…'));

  it('cuts between characters, never inside one', () => assert.equal(clip('😀😀😀', 2), '😀…'));
});
