import assert from 'node:assert/strict';
import { editableLineStart, editableMarkdown } from '../../../src/base/editableMarkdown';

describe('text as Markdown that is edited', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['Call (30 min), 50 % – done. a-b!', 'Call (30 min), 50 % – done. a-b!'],
    ['a *b* _c_ `d` [e] ~f~ g|h', 'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\] \\~f\\~ g\\|h'],
    ['<b> & R&D &amp; $(bug)', '\\<b> & R\\&D \\&amp; \\$(bug)'],
    ['see https://ok.example/a_b.', 'see <https://ok.example/a_b>.'],
    ['http://x.example www.x.example a@x.example', 'http\\://x.example www\\.x.example a\\@x.example'],
    ['https://me@x.example', 'https\\://me\\@x.example'],
    ['//x.example/a and/or 1//2', '\\//x.example/a and/or 1\\//2'],
    ['![a](b)', '\\!\\[a\\](b)'],
    ['a\u202eb\u0007c', 'a b c'],
  ];
  for (const [text, markdown] of texts)
    it(`escapes what has a meaning and nothing else: ${JSON.stringify(text)}`, () =>
      assert.equal(editableMarkdown(text), markdown));

  it('starts no heading, list or quote', () => {
    const lines = ['# a', '- a', '+ a', '> a', '= a', '1. a', '12) a'].map(editableLineStart);
    assert.deepEqual(lines, ['\\# a', '\\- a', '\\+ a', '\\> a', '\\= a', '1\\. a', '12\\) a']);
    assert.deepEqual(['#1', '2026-11-18', '3.5 h'].map(editableLineStart), ['#1', '2026-11-18', '3.5 h']);
  });
});
