import assert from 'node:assert/strict';
import { htmlToMarkdown } from '../../../src/gainsight/htmlText';
import { readFrontMatter } from '../../../src/notes/frontMatter';
import { readNote } from '../../../src/notes/noteText';
import { soon } from '../../support/cpuTime';

describe('front matter that somebody made to be slow', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['brackets within brackets', `a: ${'['.repeat(1500)}${']'.repeat(1500)}`],
    ['names within names', `${'? '.repeat(120)}x`],
    ['lists within lists', `a:\n  ${'- '.repeat(2000)}x`],
    ['more than anybody writes', Array.from({ length: 20_000 }, (_, at) => `k${at}: v`).join('\n')],
    [
      'references that multiply',
      `a: &a [1]\n${'bcdefghi'.replace(/./g, (name, at: number) => `${name}: &${name} [${`*${'abcdefgh'[at] ?? ''},`.repeat(9)}]\n`)}`,
    ],
  ];
  for (const [what, yaml] of hostile)
    it(`is left alone as unreadable: ${what}`, () => {
      const text = `---\n${yaml}\n---\nText\n`;
      assert.equal(
        soon(() => readFrontMatter(text)),
        undefined,
      );
    });

  it('is not confused with a long but simple one', () => {
    const tags = Array.from({ length: 300 }, (_, at) => `  - [tag ${at}]`).join('\n');
    const front = readFrontMatter(`---\ntags:\n${tags}\nsubject: Call\n---\nText\n`);
    assert.equal(front?.values.subject, 'Call');
  });

  it('gives no name that a text does not tell itself', () => {
    const note = readNote('---\n__proto__: { subject: Bad, gainsight: { activity: x } }\n---\nText', 'File');
    assert.deepEqual([note?.subject, note?.activity], ['File', undefined]);
  });
});

describe('notes that somebody made to be slow', () => {
  it('keep their words, however deep their elements stand', () => {
    for (const tag of ['div', 'span', 'b', 'blockquote', 'ul><li'])
      assert.match(
        soon(() => htmlToMarkdown(`${`<${tag}>`.repeat(3000)}Words`)),
        /Words/,
      );
  });

  it('are read at once, however many marks they have', () => {
    const html = '<b>x</b>y!<a href="https://example.com">z</a> '.repeat(6000);
    assert.equal(soon(() => htmlToMarkdown(html)).length > html.length / 2, true);
  });

  it('do not make a subject of a line without end', () => {
    assert.equal(soon(() => readNote(`# ${'[a]('.repeat(40_000)}`, 'File'))?.subject.length, 255);
  });
});
