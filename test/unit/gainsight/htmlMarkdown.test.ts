import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { htmlToMarkdown, htmlToText } from '../../../src/gainsight/htmlText';
import { toNoteHtml } from '../../../src/notes/noteHtml';

const back = (html: string): string => toNoteHtml(htmlToMarkdown(html)).html;

describe('rich text as Markdown', () => {
  const kept: readonly (readonly [string, string, string])[] = [
    ['emphasis', '<p>a <b>b</b> <i>c</i> <s>d</s> <u>e</u></p>', 'a **b** *c* ~~d~~ <u>e</u>'],
    ['headings', '<h2>Next: <b>x</b></h2><p>y</p>', '## Next: **x**\n\ny'],
    ['lists in lists', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['numbers', '<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['code', '<pre>a\n  b</pre><p><code>c</code></p>', '```\na\n  b\n```\n\n`c`'],
    ['line breaks', '<p>a<br>b</p>', 'a\nb'],
    ['https links', '<p><a href="https://x.example/a">b</a></p>', '[b](https://x.example/a)'],
    ['tables', '<table><tr><th>A</th></tr><tr><td>b|c</td></tr></table>', '| A |\n| --- |\n| b\\|c |'],
  ];
  for (const [what, html, markdown] of kept)
    it(`keeps ${what}`, () => assert.equal(htmlToMarkdown(html), markdown));

  for (const [what, html] of kept)
    it(`comes back with the same words and marks: ${what}`, () => {
      assert.equal(htmlToText(back(html)), htmlToText(html));
      assert.equal(htmlToMarkdown(back(html)), htmlToMarkdown(html));
    });

  it('keeps the lines of plain text', () => {
    assert.equal(htmlToMarkdown('- one\n# two\n\n3. three * x'), '\\- one\n\\# two\n\n3\\. three \\* x');
  });

  it('writes a mark as its tag where Markdown would not see it', () => {
    assert.equal(htmlToMarkdown('<p>foo<b>(x)</b>bar</p>'), 'foo<b>(x)</b>bar');
  });

  const sideBySide: readonly (readonly [html: string, again: string])[] = [
    ['<p><b>a</b><strong>b</strong></p>', '<p><strong>a</strong><strong>b</strong></p>'],
    ['<p><i>a</i><span><i>b</i></span></p>', '<p><em>a</em><i>b</i></p>'],
    ['<p><em><i>a</i></em></p>', '<p><em>a</em></p>'],
    ['<p><s><s>a</s></s></p>', '<p><s>a</s></p>'],
    ['<p><b>a</b><b>b</b><b>c</b></p>', '<p><strong>a</strong><b>b</b><strong>c</strong></p>'],
    ['<p><code>a</code><code>b*</code></p>', '<p><code>a</code><code>b*</code></p>'],
    [
      '<table><tr><th>A</th></tr><tr><td><code>b|c</code> d</td></tr></table>',
      '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><code>b|c</code> d</td></tr></tbody></table>',
    ],
  ];
  for (const [html, again] of sideBySide)
    it(`comes back as it was where marks meet: ${html}`, () => assert.equal(back(html), again));

  it('takes an element that nobody knows for its words, whatever it is called', () => {
    assert.equal(
      htmlToMarkdown('<constructor>a</constructor><p>b<constructor>c</constructor></p>'),
      'a\n\nbc',
    );
  });

  it('takes no time over many elements and unfinished ones', () => {
    const html = '<b><i>'.repeat(400) + 'x'.repeat(10_000) + '<p>'.repeat(400);
    assert.match(htmlToMarkdown(html), /x{10000}/);
  });
});

describe('hostile text as Markdown', () => {
  const HOSTILE = [
    '<img src="https://evil.example/p.png"><script>x()</script>',
    '<p>![a](https://evil.example/p.png) [b](javascript:c) &lt;img src=x onerror=y&gt;</p>',
    '<p>Look!<a href="https://ok.example/x">here</a> <a href="javascript:x">go</a> <a href="command:x">run</a></p>',
    '<p>Look!<span><a href="https://ok.example/x">here</a></span> <span>no!</span><a href="https://ok.example/x">or</a></p>',
    '<p>http://evil.example www.evil.example a@evil.example &amp;lt;b&amp;gt; $(bug)</p>',
    '<p># a<br>1. b<br>- c<br>&gt; d<br>[x]: https://evil.example<br>| a | b |<br>| - | - |</p>',
    '![a](https://evil.example/p.png) <b [x][y] [y]: http://evil.example',
  ];
  // As the preview of the editor does it.
  const rendered = (html: string): string =>
    new MarkdownIt({ html: true, linkify: true }).render(htmlToMarkdown(html));

  for (const html of HOSTILE)
    it(`has no picture, no markup and https links only: ${html.slice(0, 30)}`, () => {
      const shown = rendered(html);
      assert.doesNotMatch(shown, /<(?:img|script|h1|ul|ol|table|blockquote|b)\b/);
      const links = [...shown.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
      assert.deepEqual(
        links.filter((href) => !/^https:\/\/(?:ok|evil)\.example\b/.test(href)),
        [],
      );
    });

  it('shows the words as they were', () => {
    const words = rendered('<p>a * b_c_ [d] &lt;e&gt; &amp;amp; 50% ~f~ `g` \\h</p>').replace(/<[^>]*>/g, '');
    assert.equal(words.trim(), 'a * b_c_ [d] &lt;e&gt; &amp;amp; 50% ~f~ `g` \\h');
  });
});
