import assert from 'node:assert/strict';
import { commandLink, escapeMarkdown, markdownLink } from '../../../src/base/markdown';

describe('escapeMarkdown', () => {
  const shows: readonly (readonly [what: string, text: string, markdown: string])[] = [
    ['plain words', 'Praxis Inc, Ltd.', 'Praxis Inc, Ltd.'],
    ['emphasis and code', '*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['an image', '![x](https://a.example)', '\\!\\[x\\]\\(https\\://a.example\\)'],
    ['markup', '<img src=x> &lt;', '\\<img src=x\\> \\&lt;'],
    ['an icon', '$(check)', '\\$\\(check\\)'],
    ['a cell border', 'a | b', 'a \\| b'],
    ['a bare address', 'https://a.example', 'https\\://a.example'],
    ['an address without a scheme', 'see //a.example', 'see \\//a.example'],
    ['a bare host name', 'see www.a.example', 'see www\\.a.example'],
    ['an e-mail address', 'mina@example.org', 'mina\\@example.org'],
    ['what is escaped already', 'a\\*b', 'a\\\\\\*b'],
    ['line breaks', 'a\n# b\r\n- c', 'a \\# b - c'],
    ['a list at the start', '- a', '\\- a'],
    ['a numbered list at the start', '12. a', '12\\. a'],
    ['a date', '2026-11-18', '2026-11-18'],
  ];
  for (const [what, text, markdown] of shows)
    it(`shows ${what} as it is written`, () => assert.equal(escapeMarkdown(text), markdown));
});

describe('markdownLink', () => {
  it('links escaped words to an https page', () => {
    assert.equal(
      markdownLink('A [b]', 'https://acme.example/x?y=1'),
      '[A \\[b\\]](https://acme.example/x?y=1)',
    );
  });

  it('keeps the address from ending the link early', () => {
    assert.equal(markdownLink('A', 'https://acme.example/a)b'), '[A](https://acme.example/a%29b)');
  });

  for (const address of [
    undefined,
    'http://acme.example/',
    'command:gainsight.connect',
    'not an address',
    'https://user:word@acme.example/',
  ])
    it(`leaves the words without a link for ${String(address)}`, () => {
      assert.equal(markdownLink('A', address), 'A');
    });
});

describe('commandLink', () => {
  it('runs that command with these arguments', () => {
    const [, words, query = ''] =
      /^\[(.*)\]\(command:a\.b\?(.*)\)$/.exec(commandLink('A [b]', 'a.b', ['x', 1])) ?? [];
    assert.equal(words, 'A \\[b\\]');
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), ['x', 1]);
  });

  it('keeps arguments from ending the link early', () => {
    const link = commandLink('A', 'a.b', [`")(' *![x](command:c.d)`]);
    assert.match(link, /^\[A\]\(command:a\.b\?[\w%.-]+\)$/);
  });
});
