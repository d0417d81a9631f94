import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { toBoolean, toDay, toInstant, toNumber, toText, valueOf } from '../../../src/gainsight/values';

describe('valueOf', () => {
  it('finds a value without regard to case, the exact spelling first', () => {
    assert.equal(valueOf({ name: 'lower', Name: 'exact' }, 'Name'), 'exact');
    assert.equal(valueOf({ 'CSM__GR.NAME': 'Ada' }, 'Csm__gr.Name'), 'Ada');
  });

  it('goes on to the next name when one is absent, null or empty', () => {
    assert.equal(valueOf({ A: null, B: '', C: 3 }, 'X', 'A', 'B', 'C'), 3);
    assert.equal(valueOf({ A: null }, 'A'), undefined);
  });

  it('keeps false and 0', () => {
    assert.equal(valueOf({ A: false, B: 1 }, 'A', 'B'), false);
    assert.equal(valueOf({ A: 0, B: 1 }, 'A', 'B'), 0);
  });

  it('does not find what every object inherits', () => {
    assert.equal(valueOf({}, 'constructor'), undefined);
  });
});

/** One line per value: what text, number and boolean are made of it. */
const plain: [unknown, string | undefined, number | undefined, boolean | undefined][] = [
  [' Ada ', 'Ada', undefined, undefined],
  ['', undefined, undefined, undefined],
  ['  ', undefined, undefined, undefined],
  [null, undefined, undefined, undefined],
  [undefined, undefined, undefined, undefined],
  [0, '0', 0, false],
  [1, '1', 1, true],
  ['0', '0', 0, false],
  ['182500.5', '182500.5', 182_500.5, undefined],
  ['-3', '-3', -3, undefined],
  [Number.NaN, undefined, undefined, undefined],
  [Number.POSITIVE_INFINITY, undefined, undefined, undefined],
  [true, undefined, undefined, true],
  ['TRUE', 'TRUE', undefined, true],
  ['false', 'false', undefined, false],
  [{ a: 1 }, undefined, undefined, undefined],
  [[1], undefined, undefined, undefined],
];

for (const [value, text, number, boolean] of plain) {
  describe(`the value ${inspect(value)}`, () => {
    it(`is the text ${String(text)}`, () => assert.equal(toText(value), text));
    it(`is the number ${String(number)}`, () => assert.equal(toNumber(value), number));
    it(`is the boolean ${String(boolean)}`, () => assert.equal(toBoolean(value), boolean));
  });
}

/** Value, moment (ISO), day. */
const dates: [unknown, string | undefined, string | undefined][] = [
  ['2026-03-04', '2026-03-04T00:00:00.000Z', '2026-03-04'],
  ['2026-03-04T15:30:00.000Z', '2026-03-04T15:30:00.000Z', '2026-03-04'],
  ['2026-03-04T15:30:00.000+0000', '2026-03-04T15:30:00.000Z', '2026-03-04'],
  ['2026-03-04T15:30:00-07:00', '2026-03-04T22:30:00.000Z', '2026-03-04'],
  ['2026-03-04T00:00:00+0200', '2026-03-03T22:00:00.000Z', '2026-03-04'],
  ['2026-03-04 15:30:00', '2026-03-04T15:30:00.000Z', '2026-03-04'],
  ['2026-03-04T15:30', '2026-03-04T15:30:00.000Z', '2026-03-04'],
  [1_772_582_400_000, '2026-03-04T00:00:00.000Z', '2026-03-04'],
  ['1772582400000', '2026-03-04T00:00:00.000Z', '2026-03-04'],
  [0, '1970-01-01T00:00:00.000Z', '1970-01-01'],
  ['2026-02-30', undefined, undefined],
  ['2026-03-04T25:00:00Z', undefined, '2026-03-04'],
  ['20260304', undefined, undefined],
  ['03-04-2026', undefined, undefined],
  ['soon', undefined, undefined],
  ['', undefined, undefined],
  [null, undefined, undefined],
  [true, undefined, undefined],
  [Number.NaN, undefined, undefined],
  [9e15, undefined, undefined],
  ['0202-11-18T10:00:00Z', '0202-11-18T10:00:00.000Z', '0202-11-18'],
  // What other programs write for no date at all.
  ['0001-01-01T00:00:00Z', undefined, '0001-01-01'],
  ['9999-12-31T23:59:59Z', undefined, '9999-12-31'],
  [1e15, undefined, undefined],
  [-1e14, undefined, undefined],
];

for (const [value, instant, day] of dates) {
  describe(`the date value ${JSON.stringify(value)}`, () => {
    it(`is the moment ${String(instant)}`, () => assert.equal(toInstant(value)?.toISOString(), instant));
    it(`is the day ${String(day)}`, () => assert.equal(toDay(value), day));
  });
}
