import assert from 'node:assert/strict';
import { saysTheSame, toNoteHtml } from '../../../src/notes/noteHtml';

describe('Markdown as the Timeline stores it', () => {
  const kept: readonly (readonly [string, string])[] = [
    ['# T\n\na\nb', '<h1>T</h1><p>a<br>b</p>'],
    ['- [ ] a\n- [x] b', '<ul><li>☐ a</li><li>☑ b</li></ul>'],
    ['~~a~~ <u>b</u>', '<p><s>a</s> <u>b</u></p>'],
    ['```js\n<b>\n```', '<pre>&lt;b&gt;</pre>'],
    ['a & b < c', '<p>a &amp; b &lt; c</p>'],
    [
      '| a |\n|---|\n| b |',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
  ];
  for (const [markdown, html] of kept)
    it(`keeps ${JSON.stringify(markdown)}`, () => {
      const made = toNoteHtml(markdown);
      assert.equal(made.html, html);
      assert.deepEqual(made.losses, { pictures: 0, links: 0, tags: [] });
    });

  it('is always HTML, so that it is not read as Markdown once more', () => {
    assert.equal(toNoteHtml('<div>**a**</div>').html, '<p>**a**</p>');
  });

  it('says what cannot be kept', () => {
    const { html, losses } = toNoteHtml(
      '![p](https://x.example/p.png) [a](http://x.example) [b](./b.md) <b onclick="x()">c</b>\n\n<iframe src="https://x.example"></iframe>',
    );
    assert.deepEqual(losses, { pictures: 1, links: 2, tags: ['<iframe>'] });
    assert.equal(html, '<p>p a b <b>c</b></p>');
  });

  it('says the same whatever way it is spelled, and another thing when a mark is gone', () => {
    assert.ok(saysTheSame('* a\n* __b__\n', '<ul><li>a</li><li><b>b</b></li></ul>'));
    assert.ok(saysTheSame('a\r\nb', 'a\nb'));
    assert.ok(!saysTheSame('* a\n* b\n', '<ul><li>a</li><li><b>b</b></li></ul>'));
    assert.ok(!saysTheSame('a', '<p>b</p>'));
  });
});
