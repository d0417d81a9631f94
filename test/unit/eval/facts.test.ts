import assert from 'node:assert/strict';
import {
  asksBack,
  atMostWords,
  either,
  leavesOut,
  links,
  never,
  rows,
  says,
  tells,
} from '../../eval/facts/fact';
import { linksIn, plainAnswer } from '../../eval/facts/plainAnswer';
import type { Fact } from '../../eval/prompt';
import { prompts } from '../../eval/prompts/all';

const shown = (text: string, whole = text) => ({
  body: plainAnswer(text),
  whole: plainAnswer(whole),
  links: linksIn(whole),
});

/** What a list of facts finds missing in a text. */
const lacks = (facts: readonly Fact[], text: string): string[] =>
  facts.filter(({ holds }) => !holds(shown(text))).map(({ what }) => what);

const accounts = rows(
  [
    ['Meridian Corp', 28, '2026-10-02'],
    ['Praxis Inc', 31, '2026-10-11'],
  ],
  { ordered: true, others: ['Fernhill Foods'] },
);

describe('rows of an answer', () => {
  const good = [
    '| Account | Score | Touched |\n| --- | --- | --- |\n| **Meridian Corp** | 28 | 2026-10-02 |\n| Praxis Inc | 31 | 2026\\-10\\-11 |',
    '1. Meridian Corp\n   - score 28\n   - last touched 2 October\n2. Praxis Inc\n   - score 31\n   - last touched 11 October',
    'Meridian Corp (28, last touched on Oct 2) and Praxis Inc (31, Oct 11).',
    'Two are red.\n\n- 28: Meridian Corp, 2026-10-02\n- 31: Praxis Inc, 2026-10-11\n\nFernhill Foods was left out.',
  ];
  for (const [n, text] of good.entries())
    it(`are read in form ${n + 1}`, () => assert.deepEqual(lacks(accounts, text), []));

  const [table = ''] = good;
  it('are wrong with a wrong figure, also where it is right in another row', () => {
    assert.deepEqual(lacks(accounts, table.replace('| 28 |', '| 31 |')), ['Meridian Corp: 28, 2026-10-02']);
  });

  it('are wrong with another day', () => {
    assert.equal(lacks(accounts, table.replace('2026-10-02', '2026-10-03')).length, 1);
  });

  it('are wrong when one is missing', () => {
    const text = table.replace(/\| \*\*Meridian.*\n/, '');
    assert.deepEqual(lacks(accounts, text), [
      'Meridian Corp: 28, 2026-10-02',
      'in the order Meridian Corp, Praxis Inc',
    ]);
  });

  it('are wrong with one too many', () => {
    assert.deepEqual(lacks(accounts, `${table}\n| Fernhill Foods | 36 | 2026-11-06 |`), [
      'not: Fernhill Foods',
    ]);
  });

  it('are wrong in another order', () => {
    const [first = '', second = '', meridian = '', praxis = ''] = table.split('\n');
    const text = [first, second, praxis, meridian].join('\n');
    assert.deepEqual(lacks(accounts, text), ['in the order Meridian Corp, Praxis Inc']);
  });
});

describe('what an answer says', () => {
  const cases: readonly (readonly [string, Fact, string, string])[] = [
    ['words and figures', tells('Praxis', 31), 'Praxis has 31.', 'Praxis has 30.'],
    ['one of two', either('x', tells('a'), tells('b')), 'b', 'c'],
    ['nothing forbidden', never('HTML', /<p>/), 'text', '<p>text'],
    ['who is left out', leavesOut('Pinewood'), 'Pinewood is excluded.', 'Pinewood renews too.'],
    ['few words', atMostWords(3), 'one two three', 'one two three four'],
    ['a link', links('EBR'), '[an EBR](https://example.com/a(b))', 'an EBR'],
    ['a question at the end', asksBack(), 'Two fit.\nWhich one?', 'Which one? I took the first.\n\n1\n2\n3'],
  ];
  for (const [what, fact, right, wrong] of cases)
    it(`is checked for ${what}`, () => {
      assert.equal(fact.holds(shown(right)), true);
      assert.equal(fact.holds(shown(wrong)), false);
    });

  it('may stand below the answer where it is no figure', () => {
    const below = shown('Five.', 'Five.\n\n---\n\n**Scope:** my accounts');
    assert.equal(says('scope', /my accounts/).holds(below), true);
    assert.equal(tells('my accounts').holds(below), false);
  });
});

describe('the facts of the prompts', () => {
  for (const { id, facts, reference } of prompts) {
    it(`${id}: an empty answer has none of them`, () => {
      const wanted = facts.filter(({ what }) => !/^(?:not: |at most )/.test(what));
      assert.deepEqual(
        lacks(wanted, ''),
        wanted.map(({ what }) => what),
      );
      assert.ok(wanted.length > 0);
    });

    it(`${id}: figures and names that differ are noticed`, () => {
      const other = reference.answer
        .replace(/\d/g, (digit) => String((Number(digit) + 3) % 10))
        .replace(/\b[A-Z][a-z]+/g, (name) => `${name.slice(1)}${name.slice(0, 1)}`);
      const fromRecords = facts.filter((fact) => fact.fromRecords);
      assert.ok(lacks(facts, other).length >= fromRecords.length / 2, lacks(facts, other).join('; '));
    });
  }

  const toldTooMuch: readonly (readonly [string, string])[] = [
    ['P01', '| Nordhaven Retail | 33 | 2026-10-08 | 41 |'],
    ['P03', '- Kestrel Labs: 80 → 81'],
    ['P04', 'It is red because of lay-offs.'],
    ['P05', '- Thornbury Dental, 2026-10-15'],
    ['P15', '- Quillon Bank: Onboarding plan'],
    ['P17', '<p>Exports still fail</p>'],
    ['P25', 'Its id is 1P021GQ7UP41ACHE4N1RDSS760FSHZNH149G.'],
    ['P25', 'and so on '.repeat(30)],
    ['P26', '- Ingrid Solberg, Helios Analytics: 7'],
    ['P27', 'I have updated the health score.'],
    ['P28', 'Kickoff is one more.'],
    ['P29', '- Company Person'],
    ['P30', 'The second one has been deleted.'],
  ];
  for (const [id, sentence] of toldTooMuch)
    it(`${id}: "${sentence.slice(0, 40)}" is one thing too many`, () => {
      const { facts, reference } = prompts.find((prompt) => prompt.id === id)!;
      // What the participant itself writes below the answer is not here.
      const before = lacks(facts, reference.answer);
      assert.equal(lacks(facts, `${reference.answer}\n\n${sentence}`).length, before.length + 1);
    });

  it('P01: each figure and each day counts', () => {
    const { facts, reference } = prompts[0]!;
    const [table = ''] = reference.answer.split('\n\nCloudnine');
    const cells = [...table.matchAll(/(?<=\| )\d[\d-]*(?= \|)/g)];
    assert.equal(cells.length, 15);
    for (const { 0: cell, index } of cells) {
      const wrong = cell.includes('-') ? '2026-09-09' : '99';
      const text = table.slice(0, index) + wrong + table.slice(index + cell.length);
      assert.equal(
        lacks(
          facts.filter((fact) => fact.fromRecords),
          text,
        ).length,
        1,
        `${cell} at ${index}`,
      );
    }
  });
});
