import assert from 'node:assert/strict';
import { type AccessCheck, accessChecker } from '../../../src/account/checkAccess';
import type { Connection } from '../../../src/model/connection';

const connection: Connection = {
  id: 'a',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};

/** A tenant that gives one answer to everything; what reached it is kept. */
function setup(answer: (path: string) => Promise<Response>, kind: Connection['kind'] = 'accessKey') {
  const requests: { path: string; proof: string | null }[] = [];
  const check = accessChecker({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const path = new URL(request.url).pathname;
      requests.push({ path, proof: request.headers.get('accesskey') });
      return answer(path);
    },
    limiter: { acquire: async () => undefined, pauseUntil: () => undefined },
    sleep: async () => undefined,
  });
  const run = (signal = new AbortController().signal): Promise<AccessCheck> =>
    check({ ...connection, kind }, { headers: async () => ({ accesskey: 'typed-key' }) }, signal);
  return { requests, run };
}

const json = (status: number, body: object) => async () => Response.json(body, { status });
const gateway = (errorCode: string) => ({ result: false, errorCode, errorDesc: 'No', requestId: 'r-1' });
const lena = { Gsid: '1P01LENA', Email: 'Lena@Example.com' };

/** Rows for the users and the CTAs that are asked for; companies are always there. */
const tenant =
  (users: readonly object[], ctas: readonly object[] = []) =>
  async (path: string): Promise<Response> => {
    const data = path.endsWith('/gsuser') ? users : path.endsWith('/cta/list') ? ctas : [];
    return Response.json({ result: true, data, requestId: 'r' });
  };

describe('the check of a sign-in', () => {
  it('asks for a company and for the user of the address, and nothing else with a key', async () => {
    const { requests, run } = setup(tenant([lena]));
    assert.deepEqual(await run(), { outcome: 'accepted', person: 'found' });
    assert.deepEqual(
      requests.map(({ path }) => path),
      ['/v1/data/objects/query/Company', '/v1/data/objects/query/gsuser'],
    );
    assert.ok(requests.every(({ proof }) => proof === 'typed-key'));
  });

  it('says in words that fit the credential why it is refused', async () => {
    const words = { accessKey: /access key/, m2m: /client id and secret/, user: /your sign-in/ } as const;
    for (const kind of ['accessKey', 'm2m', 'user'] as const) {
      const result = await setup(json(401, gateway('GS_APIG_2401')), kind).run();
      assert.equal(result.outcome, 'refused');
      assert.match('message' in result ? result.message : '', words[kind]);
    }
  });

  it('refuses a key that the network address may not use, but no person who lacks a right', async () => {
    const answer = json(403, gateway('GS_APIG_2402'));
    assert.equal((await setup(answer).run()).outcome, 'refused');
    assert.equal((await setup(json(403, gateway('X')), 'user').run()).outcome, 'unknown');
  });

  it('does not blame the credential for anything else', async () => {
    const answers = [
      json(500, gateway('X')),
      json(404, gateway('GS_APIG_1000')),
      async () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
      async () => Promise.reject(new TypeError('fetch failed')),
    ];
    for (const answer of answers) assert.equal((await setup(answer).run()).outcome, 'unknown');
  });

  it('can be called off', async () => {
    const { run } = setup(tenant([]));
    await assert.rejects(run(AbortSignal.abort()), { name: 'AbortError' });
  });

  const persons = [
    ['nobody has the address', [{ ...lena, Email: 'lena@example.community' }], [], 'missing'],
    ['a CTA of theirs belongs to the user of the address', [lena], [{ OwnerId: '1P01LENA' }], 'found'],
    ['a CTA of theirs belongs to somebody else', [lena], [{ OwnerId: '1P01ZOE' }], 'another'],
    ['they own no CTA', [lena], [], 'found'],
  ] as const;
  for (const [name, users, ctas, person] of persons)
    it(`finds ${person} for a person when ${name}`, async () => {
      const { run } = setup(tenant(users, ctas), 'user');
      assert.deepEqual(await run(), { outcome: 'accepted', person });
    });

  it('does not hold against a person what could not be asked', async () => {
    const without = (part: string) => async (path: string) =>
      path.endsWith(part)
        ? Response.json(gateway('GS_APIG_2402'), { status: 403 })
        : tenant([lena], [{ OwnerId: '1P01ZOE' }])(path);
    assert.deepEqual(await setup(without('/gsuser'), 'user').run(), {
      outcome: 'accepted',
      person: 'unknown',
    });
    assert.deepEqual(await setup(without('/cta/list'), 'user').run(), {
      outcome: 'accepted',
      person: 'found',
    });
  });
});
