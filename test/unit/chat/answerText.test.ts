import assert from 'node:assert/strict';
import { AnswerText } from '../../../src/chat/answerText';

function shown(...pieces: readonly string[]): string {
  const answer = new AnswerText();
  const text = pieces.map((piece) => answer.push(piece)).join('') + answer.end();
  assert.equal(answer.whole, text);
  return text;
}

describe('the text of an answer', () => {
  it('passes tables, links and exclamation marks', () => {
    const text = '| a | b |\n|---|---|\nSee [it](https://a.example)! 1 < 2 <b>';
    assert.equal(shown(text), text);
  });

  for (const pieces of [['![x](https://a.example)'], ['!', '[x](https://a.example)'], ['a!', '[', 'x]']])
    it(`shows the source of an image that comes as ${JSON.stringify(pieces)}`, () => {
      assert.doesNotMatch(shown(...pieces), /!\[/);
      assert.match(shown(...pieces), /!\\\[x/);
    });

  for (const pieces of [['<img src=x>'], ['<', 'img src=x>'], ['<i', 'mg src=x>'], ['<IM', 'G src=x>']])
    it(`shows the source of markup that comes as ${JSON.stringify(pieces)}`, () => {
      assert.match(shown(...pieces), /^&lt;img src=x>$/i);
    });

  it('holds nothing back at the end', () => {
    assert.equal(shown('Well', '!'), 'Well!');
    assert.equal(shown('a <'), 'a <');
  });
});
