import assert from 'node:assert/strict';
import { AnswerText } from '../../../src/chat/answerText';
import { CitedNames } from '../../../src/chat/citedNames';
import type { NamedRecord } from '../../../src/chat/toolFacts';

function shown(...pieces: readonly string[]): string {
  const answer = new AnswerText();
  const text = pieces.map((piece) => answer.push(piece)).join('') + answer.end();
  assert.equal(answer.said, pieces.join(''));
  return text;
}

/** The text as it comes whole, sign by sign, and cut in two at every place. */
function waysToCome(text: string): readonly (readonly string[])[] {
  const signs = Array.from(text);
  return [[text], signs, ...signs.map((_, at) => [text.slice(0, at), text.slice(at)])];
}

describe('the text of an answer', () => {
  it('passes tables, lists, brackets and exclamation marks', () => {
    const text = '| a | b<br>c |\n|---|---|\n- [x] done! See (a) [b], 1 < 2, at 10:30, a/b, wow.';
    for (const pieces of waysToCome(text)) assert.equal(shown(...pieces), text);
  });

  const active: readonly string[] = [
    '[go](https://evil.example/?k=1)',
    '![x](https://evil.example/p.png)',
    String.raw`[go\](https://evil.example)`,
    '[go][1]\n\n[1]: https://evil.example',
    '[go](command:gainsight.signOut)',
    'https://evil.example/?k=1',
    'www.evil.example',
    '<https://evil.example>',
    '<command:gainsight.signOut>',
    '<img src="https://evil.example">',
    '</table><span style="color:red">',
    '<!-- x -->',
  ];
  for (const text of active)
    it(`has nothing to click or to load in it: ${text.replaceAll('\n', ' ')}`, () => {
      for (const pieces of waysToCome(text)) {
        const result = shown(...pieces);
        assert.doesNotMatch(result, /\][([:]|:\/\/|www\.|<[a-z/!]/i, result);
        const source = { '&#93;': ']', '&#58;': ':', '&#46;': '.', '&lt;': '<' };
        assert.equal(
          result.replace(/&(?:#\d+|lt);/g, (entity) => source[entity as keyof typeof source]),
          text,
        );
      }
    });

  it('holds nothing back at the end', () => {
    assert.equal(shown('Well', '!'), 'Well!');
    assert.equal(shown('a <'), 'a <');
    assert.equal(shown('see [a]', ''), 'see [a]');
  });
});

describe('the names of records in an answer', () => {
  const ways = { linkOf: (kind: string, gsid: string) => `https://acme.example.com/${kind}/${gsid}` };
  const records: readonly NamedRecord[] = [
    { name: 'Praxis [Inc]', kind: 'company', gsid: '1P021' },
    { name: 'Bravura', kind: 'company', gsid: '1P022' },
    { name: 'Bravura Holding', kind: 'company', gsid: '1P023' },
    { name: 'Twin', kind: 'company', gsid: '1P024' },
    { name: 'Twin', kind: 'company', gsid: '1P025' },
    { name: 'Call', kind: 'cta', gsid: '1S011' },
    { name: 'Call the sponsor', kind: 'cta', gsid: '1S012' },
    { name: 'evil.example', kind: 'company', gsid: '1P026' },
    { name: '(https://evil.example)', kind: 'company', gsid: '1P027' },
  ];
  const cited = (...pieces: readonly string[]): string => {
    const answer = new AnswerText(() => new CitedNames(records, ways));
    return pieces.map((piece) => answer.push(piece)).join('') + answer.end();
  };
  const link = (name: string, kind: string, gsid: string) =>
    `[${name}](https://acme.example.com/${kind}/${gsid})`;

  const texts: readonly (readonly [string, string])[] = [
    ['**Praxis [Inc]** is red.', `**${link(String.raw`Praxis \[Inc\]`, 'company', '1P021')}** is red.`],
    ['| Bravura | 37 |', `| ${link('Bravura', 'company', '1P022')} | 37 |`],
    ['Bravura Holding', link('Bravura Holding', 'company', '1P023')],
    ['Bravura Hold', `${link('Bravura', 'company', '1P022')} Hold`],
    ['Bravuras, aBravura', 'Bravuras, aBravura'],
    ['!Bravura `Bravura` [Bravura]', '!Bravura `Bravura` [Bravura]'],
    ['Twin and Call', 'Twin and Call'],
    ['顧客Bravuraは赤', `顧客${link('Bravura', 'company', '1P022')}は赤`],
    ['ABravura, Bravurä', 'ABravura, Bravurä'],
    ['The `old Bravura` plan', 'The `old Bravura` plan'],
    ['A ` and Bravura\nBravura', `A \` and Bravura\n${link('Bravura', 'company', '1P022')}`],
    [
      '```text\nDear Bravura,\n```\nBravura',
      `\`\`\`text\nDear Bravura,\n\`\`\`\n${link('Bravura', 'company', '1P022')}`,
    ],
    ['Next: Call the sponsor.', `Next: ${link('Call the sponsor', 'cta', '1S012')}.`],
    ['[x](https://evil.example)', `[x&#93;(https&#58;//${link('evil.example', 'company', '1P026')})`],
  ];
  for (const [text, expected] of texts)
    it(`lead to their records, however the text comes: ${text}`, () => {
      for (const pieces of waysToCome(text)) assert.equal(cited(...pieces), expected, pieces.join('|'));
    });

  it('are known from the call on that read them', () => {
    const known: NamedRecord[] = [];
    const answer = new AnswerText(() => new CitedNames(known, ways));
    assert.equal(answer.push('Bravura '), 'Bravura ');
    known.push({ name: 'Bravura', kind: 'company', gsid: '1P022' });
    assert.equal(answer.push('Bravura '), `${link('Bravura', 'company', '1P022')} `);
  });
});
