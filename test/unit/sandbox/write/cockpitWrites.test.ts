import assert from 'node:assert/strict';
import type { Row } from '../tenantCalls';
import { LENA, OWNER, WriteCalls } from './writeCalls';

const CTAS = '/v2/cockpit/cta/';

async function mixed(calls: WriteCalls): Promise<Row> {
  const CompanyId = await calls.company('Bravura');
  const record = { Name: 'Usage fell', CompanyId, type: 'Risk', OwnerEmail: LENA };
  return {
    requests: [
      { record: { ...record, referenceId: 'good-1' } },
      { record: { ...record, referenceId: 'bad-1', type: 'Peril' } },
      { record: { ...record, referenceId: 'good-2' } },
    ],
    lookups: OWNER,
  };
}

const many = (count: number): Row => ({
  requests: Array.from({ length: count }, (_, i) => ({ record: { referenceId: `r${i}` } })),
});

describe('sandbox envelope of Cockpit writes', () => {
  it('says for each record whether it went well, and succeeds as a call', async () => {
    const calls = new WriteCalls();
    const { status, body } = await calls.write('POST', CTAS, await mixed(calls));
    assert.deepEqual([status, body.result, body.errorCode], [200, true, null]);
    const { success, failure } = body.data as { success: Row[]; failure: Row[] };
    assert.deepEqual(
      success.map((entry) => Object.keys(entry)),
      [['good-1'], ['good-2']],
    );
    assert.deepEqual(
      failure.map((entry) => Object.keys(entry)),
      [['bad-1']],
    );
  });

  it('gives the results as maps on a switch', async () => {
    const calls = new WriteCalls({ variants: { results: 'map' } });
    const { body } = await calls.write('POST', CTAS, await mixed(calls));
    const { success, failure } = body.data as { success: Row; failure: Row };
    assert.deepEqual([Object.keys(success), Object.keys(failure)], [['good-1', 'good-2'], ['bad-1']]);
    assert.match(String(success['good-1']), /^1S01/);
  });

  it('takes fifty records', async () => {
    const { body } = await new WriteCalls().write('PUT', CTAS, many(50));
    assert.equal((body.data as { failure: Row[] }).failure.length, 50);
  });

  const refused: [title: string, body: unknown, code: string, text: RegExp][] = [
    ['fifty-one records', many(51), 'COCKPIT_9701', /50/],
    ['no records', { requests: [] }, 'COCKPIT_9701', /requests missing/],
    ['a list for a body', [], 'COCKPIT_9701', /JSON object/],
    ['a request without a record', { requests: [{ referenceId: 'a' }] }, 'COCKPIT_9701', /no record/],
    ['a record without a referenceId', { requests: [{ record: {} }] }, 'COCKPIT_9700', /referenceId$/],
    [
      'two records with one referenceId',
      { requests: ['a', 'a'].map((referenceId) => ({ record: { referenceId } })) },
      'COCKPIT_9701',
      /two records/,
    ],
    ['lookups that are no object', { ...many(1), lookups: [] }, 'COCKPIT_9701', /lookups/],
  ];
  for (const [title, body, code, text] of refused)
    it(`refuses a call with ${title}`, async () => {
      const answer = await new WriteCalls().write('POST', CTAS, body);
      assert.deepEqual([answer.status, answer.body.result, answer.body.errorCode], [400, false, code]);
      assert.match(answer.body.errorDesc ?? '', text);
    });

  it('refuses a body that is not JSON', async () => {
    const response = await new WriteCalls().fetch(CTAS, {}, { method: 'POST', body: '{"requests":' });
    assert.equal(response.status, 400);
  });
});
