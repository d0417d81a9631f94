import assert from 'node:assert/strict';
import { accessChecker } from '../../../src/account/checkAccess';

const ORIGIN = 'https://acme.gainsightcloud.com';

/** A tenant that gives one answer to everything; what reached it is kept. */
function setup(answer: () => Promise<Response>) {
  const requests: { url: string; key: string | null }[] = [];
  const check = accessChecker({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push({ url: request.url, key: request.headers.get('accesskey') });
      return answer();
    },
    limiter: { acquire: async () => undefined, pauseUntil: () => undefined },
    sleep: async () => undefined,
  });
  return { requests, run: (signal = new AbortController().signal) => check(ORIGIN, 'typed-key', signal) };
}

const json = (status: number, body: object) => async () => Response.json(body, { status });
const gateway = (errorCode: string) => ({ result: false, errorCode, errorDesc: 'No', requestId: 'r-1' });

describe('the check of a key', () => {
  it('asks the tenant for a company with the key that was typed', async () => {
    const { requests, run } = setup(json(200, { result: true, data: [], requestId: 'r' }));
    assert.deepEqual(await run(), { outcome: 'accepted' });
    assert.deepEqual(requests, [{ url: `${ORIGIN}/v1/data/objects/query/Company`, key: 'typed-key' }]);
  });

  it('refuses the key on 401 and on 403', async () => {
    for (const [status, code] of [
      [401, 'GS_APIG_2401'],
      [403, 'GS_APIG_2402'],
    ] as const) {
      const result = await setup(json(status, gateway(code))).run();
      assert.equal(result.outcome, 'refused');
      assert.match('message' in result ? result.message : '', /\w/);
    }
  });

  it('does not blame the key for anything else', async () => {
    const answers = [
      json(500, gateway('X')),
      json(404, gateway('GS_APIG_1000')),
      async () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
      async () => Promise.reject(new TypeError('fetch failed')),
    ];
    for (const answer of answers) assert.equal((await setup(answer).run()).outcome, 'unknown');
  });

  it('can be called off', async () => {
    const { run } = setup(json(200, { result: true, data: [] }));
    await assert.rejects(run(AbortSignal.abort()), { name: 'AbortError' });
  });
});
