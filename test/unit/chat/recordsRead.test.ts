import assert from 'node:assert/strict';
import { questionButtons } from '../../../src/chat/questionButtons';
import { isNamedIn, recordsIn } from '../../../src/chat/recordsRead';
import { readFacts } from '../../../src/chat/toolFacts';

const ACCOUNT = `1P02${'A'.repeat(32)}`;
const CTA = `1S01${'A'.repeat(32)}`;

function facts(tool: string, row: Readonly<Record<string, unknown>>) {
  const read = readFacts(tool, JSON.stringify({ status: 'ok', rows: [row] }));
  assert.ok(read);
  return [read];
}

describe('the records that were read', () => {
  const row = { account: 'Bravura Holding', cta: 'Bravura Holding', gsid: CTA };

  it('tell an account from a CTA that bears its name', () => {
    const found = recordsIn(facts('gainsight_ctas_list', row), { accountOf: () => ACCOUNT });
    assert.deepEqual(
      found.map(({ kind, gsid }) => [kind, gsid]),
      [
        ['cta', CTA],
        ['company', ACCOUNT],
      ],
    );
  });

  it('take no CTA for the account of its name, also where that is not known', () => {
    assert.deepEqual(recordsIn(facts('gainsight_ctas_list', row), {}), []);
  });

  it('are named by whole words only', () => {
    for (const text of ['Bravura.', '**Bravura**', '| Bravura |', 'Is it (Bravura)?', 'Bravura'])
      assert.ok(isNamedIn(text, 'Bravura'), text);
    for (const text of ['Bravuras', 'aBravura', 'bravura', '', 'Bravura2'])
      assert.ok(!isNamedIn(text, 'Bravura'), text);
    assert.ok(isNamedIn('株式会社アクメは赤です', '株式会社アクメ'));
    assert.ok(isNamedIn('Start with Art', 'Art') && !isNamedIn('Start', 'art'));
  });

  it('lead to no account of whose name only a part of a word was said', () => {
    const read = facts('gainsight_accounts_health_get', { account: 'Art', gsid: ACCOUNT });
    assert.deepEqual(questionButtons(read, 'A good Start, Artists.', {}), []);
    assert.equal(questionButtons(read, 'Art is red.', {}).length, 3);
  });
});
