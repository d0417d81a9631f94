import assert from 'node:assert/strict';
import { compactRow } from '../../../../src/tools/rows/compactRow';
import { Untrusted } from '../../../../src/tools/untrusted';

describe('a compact row', () => {
  const compact = (row: Record<string, unknown>) =>
    compactRow(row, { untrusted: new Untrusted(), timeZone: 'Europe/Berlin' });

  it('reads milliseconds as days and moments, also where they come as text', () => {
    for (const form of [Number, String])
      assert.deepEqual(
        compact({ DueDate: form(1794441600000), CreatedDate: form(1794871800000), Code: '1794441600000' }),
        { DueDate: '2026-11-12', CreatedDate: '2026-11-17T00:30:00+01:00', Code: '1794441600000' },
      );
  });

  it('leaves a number alone in a field that is known to hold text', () => {
    const writing = { untrusted: new Untrusted(), timeZone: 'Europe/Berlin' };
    const row = { Mandate_No__gc: '202600012345' };
    assert.deepEqual(compactRow(row, writing, new Map(), [], new Set(['mandate_no__gc'])), row);
  });
});
