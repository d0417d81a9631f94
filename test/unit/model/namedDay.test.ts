import assert from 'node:assert/strict';
import { namedDay } from '../../../src/model/namedDay';

describe('namedDay', () => {
  // A Wednesday.
  const TODAY = '2026-11-18';
  const days: readonly (readonly [string, string | undefined])[] = [
    ['call today', '2026-11-18'],
    ['call yesterday', '2026-11-17'],
    ['two days ago', '2026-11-16'],
    ['10 days ago', '2026-11-08'],
    ['on Monday', '2026-11-16'],
    ['on Wednesday', '2026-11-18'],
    ['last Wednesday', '2026-11-11'],
    ['Thursday', '2026-11-12'],
    ['2026-11-02', '2026-11-02'],
    ['on 2 Nov', '2026-11-02'],
    ['November 2nd', '2026-11-02'],
    ['24 December', '2025-12-24'],
    ['24 Dec 2026', '2026-12-24'],
    ['2.11.', '2026-11-02'],
    ['2.11.2025', '2025-11-02'],
    ['25/10/2026', '2026-10-25'],
    ['10/25/2026', '2026-10-25'],
    ['11/11', '2026-11-11'],
    ['a call', undefined],
    ['may I call', undefined],
  ];
  for (const [text, day] of days)
    it(`reads "${text}" as ${day ?? 'no day'}`, () => {
      assert.deepEqual(namedDay(text, TODAY), day === undefined ? undefined : { day });
    });

  for (const text of ['11/12/2026', '2026-02-31', '31 Feb', '99.99.2026'])
    it(`does not guess what "${text}" means`, () => {
      assert.ok('unclear' in (namedDay(text, TODAY) ?? {}));
    });
});
