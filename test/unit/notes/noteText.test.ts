import assert from 'node:assert/strict';
import { createClock } from '../../../src/data/clock';
import { readMoment } from '../../../src/notes/moments';
import { notesUnder, readNote, readSelection } from '../../../src/notes/noteText';

const read = (text: string) => {
  const note = readNote(text, 'Call notes');
  assert.ok(note);
  return note;
};

describe('a note as an entry', () => {
  const subjects: readonly (readonly [string, string])[] = [
    ['---\ngainsight:\n  subject: One\nsubject: Two\n---\n# Three\n', 'One'],
    ['---\ntitle: Two\n---\n# Three\n', 'Two'],
    ['Text\n\n## **Three** `x` [y](https://z.example)\n', 'Three x y'],
    ['```sh\n# no heading\n```\n', 'Call notes'],
    ['# A \\* B #\r\nText\r\n', 'A * B'],
    [`# ${'x'.repeat(300)}\n`, 'x'.repeat(255)],
  ];
  for (const [text, subject] of subjects)
    it(`is called ${JSON.stringify(subject.slice(0, 20))}`, () => assert.equal(read(text).subject, subject));

  it('does not say its subject twice', () => {
    assert.equal(notesUnder('A', '\n# A\n\nText\n'), 'Text');
    assert.equal(notesUnder('A', '\r\n# A\r\n\r\nText\r\n'), 'Text');
    assert.equal(notesUnder('B', '# A\n\nText'), '# A\n\nText');
    assert.equal(notesUnder('A', 'Text\n\n# A\n'), 'Text\n\n# A');
  });

  it('takes duration and attendees where they are told', () => {
    const { minutes, attendees } = read(
      '---\nduration: 45 min\ngainsight:\n  attendees: [Priya Nair, 7]\n---\n',
    );
    assert.deepEqual([minutes, attendees], [45, ['Priya Nair', '7']]);
    assert.equal(read('---\nduration: a while\n---\n').minutes, undefined);
  });

  it('begins a selection with its heading, or its first line', () => {
    const whole = read('---\naccount: Bravura\ngainsight:\n  activity: x\n  type: Call\n---\n# Week\n');
    assert.equal(readSelection('- They *like* it\n- more\n', whole).subject, 'They like it');
    const { subject, account, activity, told, body } = readSelection('Hm\n## Call\n', whole);
    assert.deepEqual(
      [subject, account, activity, told, body],
      ['Call', 'Bravura', undefined, {}, 'Hm\n## Call\n'],
    );
  });
});

describe('a day in a note', () => {
  const clock = createClock(
    () => new Date('2026-11-18T08:00:00Z'),
    () => 'Europe/Berlin',
  );
  const moments: readonly (readonly [string, string | undefined])[] = [
    ['2026-11-17 14:30', '2026-11-17 14:30'],
    ['2026-11-17T14:30:05', '2026-11-17 14:30'],
    ['2026-11-17T14:30:00Z', '2026-11-17 15:30'],
    ['2026-11-17', '2026-11-17 12:00'],
    ['2026-11-18', '2026-11-18 09:00'],
    ['2026-02-30', undefined],
    ['2026-11-17 25:00', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ];
  for (const [text, moment] of moments)
    it(`is read from ${JSON.stringify(text)}`, () => assert.equal(readMoment(text, clock), moment));
});
