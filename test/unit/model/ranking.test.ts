import assert from 'node:assert/strict';
import type { Score } from '../../../src/model/health';
import { byHealth } from '../../../src/model/ranking';

const account = (name: string, score?: Score) => ({ company: { gsid: name, name }, score });

describe('accounts by health', () => {
  it('stand lowest score first and unscored ones last, also where bands have no numbers', () => {
    const accounts = [
      account('Unscored'),
      account('Yellow', { band: { label: 'Yellow' }, source: 'band' }),
      account('Alone'),
      account('Band', { band: { label: 'Watch', from: 40 }, source: 'band' }),
      account('Number', { value: 12, source: 'history' }),
    ];
    assert.deepEqual(
      accounts.sort(byHealth).map(({ company }) => company.name),
      ['Number', 'Band', 'Yellow', 'Alone', 'Unscored'],
    );
  });
});
