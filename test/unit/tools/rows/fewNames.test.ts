import assert from 'node:assert/strict';
import { fewNames } from '../../../../src/tools/rows/fewNames';
import { shortenLists } from '../../../../src/tools/shortenLists';
import { setup } from '../toolTenant';

describe('the names beside the rows of an answer', () => {
  it('are all where they are few, and else the first and how many more', () => {
    assert.deepEqual(fewNames(['A', 'B'], 2), ['A', 'B']);
    assert.deepEqual(fewNames(['A', 'B', 'C', 'D'], 2), ['A', 'B', 'and 2 more']);
  });

  it('are counted as they were where still fewer fit', () => {
    const names = Array.from({ length: 310 }, (_, n) => `Account ${n}`);
    const { leftOut } = shortenLists({ withoutScore: fewNames(names), churned: ['none'] }, 300);
    assert.match(String(leftOut), /withoutScore \(\d+ of 310 shown\)/);
    const few = shortenLists({ gaps: names.slice(0, 20) }, 200).leftOut;
    assert.match(String(few), /gaps \(\d+ of 20 shown\)/);
  });

  it('leave the answer to its rows in a tenant of thousands', async () => {
    const { ask } = setup({ companies: 1000 });
    const year = await ask('gainsight_renewals_upcoming', { owner: 'all', within_days: 365 });
    assert.match(String((year.withoutScore as string[]).at(-1)), /^and \d+ more$/);
    assert.match(String((year.withoutArr as string[]).at(-1)), /^and \d+ more$/);
    const fall = await ask('gainsight_accounts_health_get', { owner: 'all', order: 'drop', limit: 1 });
    assert.equal((fall.withoutHistory as string[]).length, 26);
  });
});
