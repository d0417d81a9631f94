import assert from 'node:assert/strict';
import { htmlToText } from '../../../src/gainsight/htmlText';

describe('htmlToText', () => {
  const table: [string, string, string][] = [
    ['plain text as it is', 'Line one\n  Line two', 'Line one\n  Line two'],
    ['plain text with entities', 'R&amp;D &lt;3', 'R&D <3'],
    ['a bare ampersand and signs', 'AT&T: 3 < 5 > 2', 'AT&T: 3 < 5 > 2'],
    ['a sign before a letter', 'A<B Corp & Co: if x<y then', 'A<B Corp & Co: if x<y then'],
    ['paragraphs', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['breaks', 'One<br>Two<br/><br />Three', 'One\nTwo\n\nThree'],
    ['divs', '<div>One</div><div>Two</div>', 'One\nTwo'],
    ['a list', '<ul><li>One</li><li><p>Two</p></li></ul><p>End</p>', '- One\n- Two\n\nEnd'],
    ['white space as a browser does', '<p>  Two\n   words </p>', 'Two words'],
    ['spaces between inline tags', '<b>Two</b> <i>words</i>', 'Two words'],
    ['no space where there was none', '<b>un</b>broken', 'unbroken'],
    ['entities', '<p>&eacute;&nbsp;&#8364;&#x41;&copy;</p>', 'é €A©'],
    ['a table', '<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>', 'A B\nC D'],
    ['preformatted text', '<p>x</p><pre>a\n  b</pre>', 'x\n\na\n  b'],
    ['no scripts', '<p>a<script>alert("x < y")</script>b</p>', 'ab'],
    ['no styles', '<style>p { color: red }</style><p>a</p>', 'a'],
    ['no comments', '<p>a<!-- hidden -->b</p>', 'ab'],
    ['a script that never ends', '<p>a</p><script>alert(1)', 'a'],
    ['tags that never end', '<p>a<p>b<b>c', 'a\n\nbc'],
    ['nothing', '', ''],
    ['markup without text', '<p>&nbsp;</p><br>', ''],
  ];
  for (const [what, html, text] of table) {
    it(`gives ${what}`, () => assert.equal(htmlToText(html), text));
  }

  it('gives text, not safe HTML: what was escaped comes out as it reads', () =>
    assert.equal(htmlToText('<p>&lt;img src=x onerror=alert(1)&gt;</p>'), '<img src=x onerror=alert(1)>'));

  it('takes very long notes in one go', () => {
    const text = htmlToText('<p>word &amp; word</p>'.repeat(20_000));
    assert.equal(text.split('\n\n').length, 20_000);
  });
});
