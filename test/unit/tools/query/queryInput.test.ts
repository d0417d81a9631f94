import assert from 'node:assert/strict';
import { setup } from '../toolTenant';

const RICH = { name: 'Arr', operator: 'GTE', value: 300_000 };
const UNSCORED = { name: 'CurrentScore', operator: 'IS_NULL' };

/** Names of the companies that a filter keeps. */
async function kept(where: object): Promise<unknown[]> {
  const { ask } = setup();
  const { rows, ...answer } = await ask('gainsight_company_query', { select: ['Name'], where });
  assert.equal(answer.status, 'ok', JSON.stringify(answer));
  return (rows ?? []).map(({ Name }) => Name);
}

describe('conditions as models write them', () => {
  it('names conditions without aliases by their places: A, B, …', async () => {
    const both = [...(await kept({ conditions: [RICH] }))];
    both.push(...(await kept({ conditions: [UNSCORED] })));
    const either = await kept({ conditions: [RICH, UNSCORED], expression: 'A OR B' });
    assert.deepEqual(either.toSorted(), [...new Set(both)].toSorted());
    assert.ok(either.length > 5);
  });

  it('takes the one word that joins all conditions, and nothing for AND', async () => {
    const conditions = [RICH, UNSCORED];
    assert.deepEqual(
      await kept({ conditions, expression: 'or' }),
      await kept({ conditions, expression: 'A OR B' }),
    );
    assert.deepEqual(await kept({ conditions, expression: '' }), ['Ostrava Steelworks']);
  });

  it('leaves a letter to the condition that was given it', async () => {
    const conditions = [{ ...RICH, alias: 'B' }, UNSCORED];
    assert.deepEqual(await kept({ conditions }), ['Ostrava Steelworks']);
  });

  it('takes a null for what was left out, wherever it stands', async () => {
    const conditions = [RICH, { ...UNSCORED, value: null, alias: null }];
    assert.deepEqual(await kept({ conditions, expression: null }), ['Ostrava Steelworks']);
  });

  it('never passes over a key that it does not know: the answer would look like what was asked for', async () => {
    const { ask, sandbox } = setup();
    const refused = [
      ['gainsight_company_query', { conditions: [RICH, UNSCORED], logic: 'OR' }, /conditions, expression/],
      ['gainsight_company_query', { conditions: [{ ...RICH, values: [1] }] }, /name, alias, operator, value/],
      ['gainsight_cta_list', { conditions: [RICH] }, /fieldName/],
    ] as const;
    for (const [tool, where, keys] of refused) {
      const { status, problem } = await ask(tool, { where });
      assert.equal(status, 'rejected');
      assert.match(String(problem), keys);
    }
    assert.equal(sandbox.calls.length, 0);
  });
});
