import assert from 'node:assert/strict';
import { parseDay, parseInstant } from '../../../../src/sandbox/query/dateForms';

describe('sandbox date forms', () => {
  const instants: [text: string, iso: string][] = [
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['01-31-2026', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31 17:04:05', '2026-01-31T17:04:05.000Z'],
    ['2026-01-31T17:04:05Z', '2026-01-31T17:04:05.000Z'],
    ['2026-01-31T17:04:05.678Z', '2026-01-31T17:04:05.678Z'],
    ['2026-01-31T17:04:05+01:00', '2026-01-31T16:04:05.000Z'],
    ['2026-01-31T17:04:05+0100', '2026-01-31T16:04:05.000Z'],
    ['2026-01-31T23:30:00-0700', '2026-02-01T06:30:00.000Z'],
    ['2026-01-31T17:04Z', '2026-01-31T17:04:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ];
  for (const [text, iso] of instants)
    it(`reads ${text}`, () => {
      assert.equal(new Date(parseInstant(text) ?? NaN).toISOString(), iso);
    });

  const refused = [
    '',
    'yesterday',
    '2026-02-30',
    '02-30-2026',
    '31-01-2026',
    '2026-1-31',
    '2026/01/31',
    '2026-01-31T17:04:05',
    '2026-01-31 25:00:00',
    '2026-02-30T10:00:00Z',
    '2026-01-31T10:00:00+1',
    '1769817600000',
  ];
  for (const text of refused)
    it(`refuses "${text}"`, () => {
      assert.equal(parseInstant(text), undefined);
    });

  it('takes the day in UTC', () => {
    assert.equal(parseDay('2026-01-31T23:30:00-07:00'), '2026-02-01');
    assert.equal(parseDay('01-31-2026'), '2026-01-31');
    assert.equal(parseDay('soon'), undefined);
  });
});
