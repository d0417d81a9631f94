import assert from 'node:assert/strict';
import { answerWithoutProof, ownId, withoutProof } from '../../../src/gainsight/echo';

const KEY = 'planted-key-0001/+="\\<&';
const TOKEN = 'planted-token-000000000001';

describe('an answer that quotes its request', () => {
  const sent = new Headers({ accesskey: KEY, authorization: `Bearer ${TOKEN}` });

  it('loses key and token, however they are written', () => {
    const forms = [KEY, JSON.stringify({ key: KEY }), JSON.stringify(JSON.stringify({ key: KEY }))];
    for (const form of [...forms, encodeURIComponent(KEY), `Bearer ${TOKEN}`]) {
      const text = withoutProof(`before ${form} after`, sent);
      assert.match(text, /^before .*\(hidden\).* after$/);
      assert.doesNotMatch(text, /planted/);
    }
  });

  it('keeps everything else, and words that are no secrets', () => {
    assert.equal(
      withoutProof('The sandbox of Praxis Inc', new Headers({ accesskey: 'sandbox' })),
      'The sandbox of Praxis Inc',
    );
    assert.equal(withoutProof('Nothing of it', sent), 'Nothing of it');
  });

  it('is handed on with status and other headers', async () => {
    const headers = { 'x-request-id': TOKEN, 'retry-after': '7' };
    const clean = await answerWithoutProof(new Response(`no ${TOKEN}`, { status: 401, headers }), sent);
    assert.deepEqual(
      [clean.status, clean.headers.get('retry-after'), clean.headers.get('x-request-id'), await clean.text()],
      [401, '7', '(hidden)', 'no (hidden)'],
    );
  });

  it('has no id where that is one of the secrets, or a part of one', () => {
    const basic = { headers: { authorization: `Basic ${btoa(`planted-client-0001:${KEY}`)}` } };
    const body = new URLSearchParams({ refresh_token: TOKEN });
    for (const [id, init] of [
      ['planted-client-0001', basic],
      [TOKEN, { body }],
      [`for-${TOKEN}`, { body: body.toString() }],
      ['planted-token-0000000', { headers: sent }],
    ] as const)
      assert.equal(ownId(id, init), undefined, id);
    assert.equal(ownId('req-1', { headers: sent, body }), 'req-1');
    assert.equal(ownId(undefined, undefined), undefined);
  });
});
