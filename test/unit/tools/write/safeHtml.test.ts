import assert from 'node:assert/strict';
import { htmlToText } from '../../../../src/gainsight/htmlText';
import { toSafeHtml } from '../../../../src/tools/write/safeHtml';
import { soon } from '../../../support/cpuTime';

describe('toSafeHtml', () => {
  const cases: [string, string, string][] = [
    ['one line', 'They want a 2-year term.', '<p>They want a 2-year term.</p>'],
    ['paragraphs and line breaks', 'One\nTwo\r\n\r\nThree', '<p>One<br>Two</p><p>Three</p>'],
    [
      'bullets',
      'Next:\n- **Bo**: price\n* term',
      '<p>Next:</p><ul><li><b>Bo</b>: price</li><li>term</li></ul>',
    ],
    ['numbers', '1. one\n2) two', '<ol><li>one</li><li>two</li></ol>'],
    ['a number that is no list', '2026. A good year', '<p>2026. A good year</p>'],
    ['an item of two lines', '- one\n  more\n- two', '<ul><li>one<br>more</li><li>two</li></ul>'],
    [
      'bold and italics',
      '**a *b*** and _c_ d_e_f 2 * 3 * 4',
      '<p><b>a <i>b</i></b> and <i>c</i> d_e_f 2 * 3 * 4</p>',
    ],
    ['two like headings', '# A\n# A', '<p><b>A</b></p><p><b>A</b></p>'],
    ['a heading', '# Review\nText', '<p><b>Review</b></p><p>Text</p>'],
    ['a quote', '> said\n> so', '<blockquote>said<br>so</blockquote>'],
    ['code', '`a<b`\n\n```js\nx < 1\n```\nend', '<p><code>a&lt;b</code></p><pre>x &lt; 1</pre><p>end</p>'],
    [
      'an https link',
      '[plan](https://example.com/a?b=1&c=2)',
      '<p><a href="https://example.com/a?b=1&amp;c=2">plan</a></p>',
    ],
    ['signs of HTML in plain text', 'a < b & c > "d"', '<p>a &lt; b &amp; c &gt; &quot;d&quot;</p>'],
    [
      'HTML with known tags',
      '<p>Hello <B>you</B></p><ul><li>x</li></ul>',
      '<p>Hello <b>you</b></p><ul><li>x</li></ul>',
    ],
    ['blocks without a tag of ours', '<div>one</div><div>two</div>', 'one<br>two'],
    ['marks around text from records', '~k2j9x~as it was~k2j9x~', '<p>as it was</p>'],
    [
      'signs that only look like such marks',
      '~abcde~ ~2026q~ ~later~ b ~later~',
      '<p>~abcde~ ~2026q~ ~later~ b ~later~</p>',
    ],
    ['an escaped mark', '\\*not bold\\*', '<p>*not bold*</p>'],
  ];
  for (const [name, given, wanted] of cases) {
    it(`turns ${name} into what a reader expects`, () => assert.equal(toSafeHtml(given), wanted));
  }

  const attacks = [
    '<script>alert(1)</script><p>x</p>',
    '<p onclick="alert(1)" style="x">x</p>',
    '<a href="javascript:alert(1)">x</a><b>y</b>',
    '<img src=x onerror=alert(1)><b>y</b>',
    '<svg><script>alert(1)</script></svg><b>y</b>',
    '[x](javascript:alert(1))',
    '[x](https://user:pw@example.com)',
    '<p>x</p><iframe src="https://example.com"></iframe>',
    '"><script>alert(1)</script>',
    '**<img src=x onerror=alert(1)>**',
    '[<script>](https://example.com/"onmouseover="alert(1))',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<<script>script>alert(1)<</script>/script><p>x</p>',
  ];
  const TAG = /<(?!\/?(?:p|b|i|ul|ol|li|br|pre|code|blockquote)>|a href="https:\/\/[^"<>]*">|\/a>)/;
  for (const attack of attacks) {
    it(`lets no script, handler or foreign address through: ${attack}`, () => {
      const html = toSafeHtml(attack);
      assert.doesNotMatch(html, TAG);
      assert.doesNotMatch(html, /href="(?!https:\/\/example\.com)/);
    });
  }

  for (const mark of ['[', '[a](', '**a ', '_a ', '*a '])
    it(`is quick with a long text full of ${mark}`, () => {
      const text = mark.repeat(100_000 / mark.length);
      assert.ok(soon(() => toSafeHtml(text)).length >= text.trim().length);
    });

  it('keeps every word of a plain text, so that a note reads as it was written', () => {
    const text = 'Happy with the dashboards.\nWorried about the uplift.\n\n- 2-year term\n- price list';
    assert.equal(htmlToText(toSafeHtml(text)), text);
  });
});
