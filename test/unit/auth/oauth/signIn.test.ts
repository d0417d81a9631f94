import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { parseRecord, serialiseRecord } from '../../../../src/auth/credentialRecord';
import { beginSignIn, type SignInOptions } from '../../../../src/auth/oauth/signIn';
import { type ErrorKind, isGainsightError } from '../../../../src/gainsight/errors';
import {
  CALLBACK,
  CLIENT_ID,
  CLIENT_SECRET,
  deepText,
  LIFETIME_S,
  TENANT,
  TokenServer,
} from '../../../support/tokenServer';

const NOW = Date.UTC(2026, 2, 4);

function setup(changes: Partial<SignInOptions> = {}) {
  const server = new TokenServer();
  const options: SignInOptions = {
    ...{ origin: TENANT, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, redirectUri: CALLBACK },
    ...{ scope: 'read_write', fetch: server.fetch, now: () => NOW },
    ...changes,
  };
  return { server, begin: () => beginSignIn(options) };
}

/** Fails with a clear sentence in which, and beneath which, no secret of the server's stands. */
async function assertRefused(
  server: TokenServer,
  work: Promise<unknown>,
  kind: ErrorKind,
  sentence: RegExp,
): Promise<void> {
  await assert.rejects(work, (error: Error) => {
    assert.ok(isGainsightError(error, kind), deepText(error));
    assert.match(error.message, sentence);
    const text = deepText(error);
    for (const secret of server.secrets) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
    assert.doesNotMatch(text, /planted/);
    return true;
  });
}

describe('the search for secrets', () => {
  it('finds one wherever an error holds it', () => {
    const hidden = Object.defineProperty(new Error('.'), 'response', { value: { body: 'planted' } });
    for (const error of [
      new Error('planted'),
      new Error('.', { cause: new Error('.', { cause: { form: new URLSearchParams('code=planted') } }) }),
      hidden,
      Object.assign(new Error('.'), { headers: new Headers({ authorization: 'planted' }) }),
      Object.assign(new Error('.'), { map: new Map([['a', ['planted']]]) }),
    ])
      assert.match(deepText(error), /planted/);
  });
});

describe('signing in with the browser', () => {
  it('asks for a code with PKCE, a state and a lasting session', async () => {
    const pending = await setup().begin();
    const { origin, pathname, searchParams } = new URL(pending.url);
    assert.equal(origin + pathname, `${TENANT}/oauth/authorize`);
    const { state, code_challenge: challenge, ...rest } = Object.fromEntries(searchParams);
    assert.deepEqual(rest, {
      response_type: 'code',
      client_id: CLIENT_ID,
      redirect_uri: CALLBACK,
      scope: 'read_write offline_access',
      code_challenge_method: 'S256',
    });
    assert.equal(state, pending.state);
    assert.match(challenge ?? '', /^[\w-]{43}$/);
    assert.ok(pending.state.length >= 43);
    assert.equal(pending.startedAt, NOW);
  });

  it('has other secrets each time', async () => {
    const { begin } = setup();
    const [one, two] = [await begin(), await begin()];
    assert.notEqual(one.state, two.state);
    assert.notEqual(
      new URL(one.url).searchParams.get('code_challenge'),
      new URL(two.url).searchParams.get('code_challenge'),
    );
  });

  it('exchanges the code for a record that is bound to the tenant and can be stored', async () => {
    const { server, begin } = setup();
    const pending = await begin();
    const record = await pending.complete(server.agree(pending.url));
    const { accessToken, refreshToken, generation, ...rest } = record;
    assert.deepEqual(rest, {
      ...{ kind: 'user', origin: TENANT, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
      authMethod: 'client_secret_basic',
      endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token`, revocation: `${TENANT}/oauth/revoke` },
      scope: 'read_write',
      expiresAt: NOW + LIFETIME_S * 1000,
      renewAt: NOW + (LIFETIME_S - 60) * 1000,
    });
    assert.match(
      `${accessToken} ${refreshToken ?? ''} ${generation}`,
      /^planted-access-\d planted-refresh-\d \S{36}$/,
    );
    assert.deepEqual(parseRecord(serialiseRecord(record), TENANT), record);
  });

  it('proves itself as the standard has it, in the header where the tenant takes it there', async () => {
    const { server, begin } = setup();
    const pending = await begin();
    await pending.complete(server.agree(pending.url));
    const { headers, form } = server.received.at(-1) ?? assert.fail();
    assert.equal(headers.get('authorization'), `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}`);
    assert.deepEqual([...form.keys()].sort(), [
      'client_id',
      'code',
      'code_verifier',
      'grant_type',
      'redirect_uri',
    ]);
  });

  it('proves itself in the body where the tenant takes it only there', async () => {
    const { server, begin } = setup();
    server.description = {
      ...server.description,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    };
    const pending = await begin();
    const { authMethod } = await pending.complete(server.agree(pending.url));
    assert.equal(authMethod, 'client_secret_post');
    assert.equal(server.received.at(-1)?.headers.has('authorization'), false);
  });

  it('works without a client secret', async () => {
    const { server, begin } = setup({ clientSecret: undefined });
    server.clientSecret = undefined;
    const pending = await begin();
    const record = await pending.complete(server.agree(pending.url));
    assert.deepEqual([record.authMethod, record.clientSecret], ['none', undefined]);
  });

  it('works at a tenant that does not describe itself', async () => {
    const { server, begin } = setup();
    server.description = undefined;
    const pending = await begin();
    assert.equal(new URL(pending.url).pathname, '/v1/authorize');
    const { endpoints } = await pending.complete(server.agree(pending.url, { iss: `${TENANT}/` }));
    assert.deepEqual(endpoints, {
      issuer: `${TENANT}/`,
      token: `${TENANT}/v1/users/oauth/access/token`,
      revocation: undefined,
    });
  });

  it('has the scope that the tenant gave, not the one that was asked for', async () => {
    for (const [scope, expected] of [
      ['read offline_access', 'read'],
      ['offline_access', 'read_write'],
      ['read_write', 'read_write'],
    ] as const) {
      const { server, begin } = setup();
      server.extra = { scope };
      const pending = await begin();
      assert.equal((await pending.complete(server.agree(pending.url))).scope, expected);
    }
  });

  it('renews a token that lives for less than two minutes at half its life, and takes an hour for granted', async () => {
    for (const [extra, renewAt] of [
      [{ expires_in: 60 }, NOW + 30_000],
      [{ expires_in: '120' }, NOW + 60_000],
      [{ expires_in: undefined }, NOW + 3_540_000],
    ] as const) {
      const { server, begin } = setup();
      server.extra = extra;
      const pending = await begin();
      assert.equal((await pending.complete(server.agree(pending.url))).renewAt, renewAt);
    }
  });

  it('shows its secrets to nobody who looks at it', async () => {
    const { server, begin } = setup();
    const pending = await begin();
    await pending.complete(server.agree(pending.url));
    const text = `${JSON.stringify(pending)} ${inspect(pending, { showHidden: true, depth: 9, getters: true })}`;
    for (const secret of server.secrets) assert.ok(!text.includes(secret), secret);
    assert.equal([...server.secrets].filter((secret) => /^[\w-]{43}$/.test(secret)).length, 1);
  });
});

describe('an answer from the browser', () => {
  const answers: Readonly<
    Record<
      string,
      readonly [Record<string, string>, ErrorKind, RegExp] | readonly [string, ErrorKind, RegExp]
    >
  > = {
    'with another state': [{ state: 'another' }, 'rejected', /does not belong to this sign-in/],
    'that is no address': ['nonsense', 'rejected', /does not belong/],
    'without a state': [`${CALLBACK}?code=planted-code`, 'rejected', /does not belong/],
    'of a foreign issuer': [{ iss: 'https://thief.example.com' }, 'protocol', /names another address/],
    'of an issuer that only looks alike': [{ iss: `${TENANT}/` }, 'protocol', /names another address/],
    'with an empty code': [{ code: '' }, 'rejected', /does not belong/],
    'that declines': [{ error: 'access_denied' }, 'rejected', /declined in the browser/],
    'that has no such scope': [
      { error: 'invalid_scope' },
      'rejected',
      /reading only, or ask an administrator/,
    ],
    'for an application that may not': [{ error: 'unauthorized_client' }, 'rejected', /switch PKCE on/],
    'of a tenant that cannot just now': [{ error: 'temporarily_unavailable' }, 'network', /just now/],
    'with an unknown error': [{ error: 'planted-error' }, 'rejected', /compare client id and callback/],
  };
  for (const [name, [change, kind, sentence]] of Object.entries(answers))
    it(`${name} is refused before anything is sent`, async () => {
      const { server, begin } = setup();
      const pending = await begin();
      const description = 'planted-description';
      const callback =
        typeof change === 'string'
          ? change
          : server.agree(pending.url, { ...change, error_description: description });
      await assertRefused(server, pending.complete(callback), kind, sentence);
      assert.equal(server.grants('authorization_code'), 0);
    });

  it('without an issuer is refused where the tenant promised one', async () => {
    const { server, begin } = setup();
    server.description = { ...server.description, authorization_response_iss_parameter_supported: true };
    const pending = await begin();
    await assertRefused(server, pending.complete(server.agree(pending.url)), 'rejected', /does not belong/);
    assert.equal(server.grants('authorization_code'), 0);
    assert.ok(await pending.complete(server.agree(pending.url, { iss: TENANT })));
  });

  it('is of no use a second time', async () => {
    const { server, begin } = setup();
    const pending = await begin();
    const callback = server.agree(pending.url);
    await pending.complete(callback);
    await assertRefused(server, pending.complete(callback), 'rejected', /used before, or took too long/);
  });

  it('is of no use with the verifier of another sign-in', async () => {
    const { server, begin } = setup();
    const [mine, other] = [await begin(), await begin()];
    const code = new URL(server.agree(other.url)).searchParams.get('code') ?? '';
    const callback = server.agree(mine.url, { code });
    await assertRefused(server, mine.complete(callback), 'rejected', /used before, or took too long/);
  });

  it('of an application with another secret says whom to ask', async () => {
    const { server, begin } = setup({ clientSecret: 'planted-wrong' });
    const pending = await begin();
    await assertRefused(
      server,
      pending.complete(server.agree(pending.url)),
      'signedOut',
      /client id and secret/,
    );
  });

  const replies: Readonly<Record<string, readonly [() => Response, ErrorKind, RegExp]>> = {
    'a page': [() => new Response('<html>planted</html>'), 'protocol', /not that of a Gainsight tenant/],
    'half an answer': [
      () => new Response('{"access_token":"planted', { headers: { 'content-type': 'application/json' } }),
      'protocol',
      /not that of/,
    ],
    'no token': [() => Response.json({ token_type: 'Bearer' }), 'protocol', /not that of/],
    'a token that fits no header': [
      () => Response.json({ access_token: 'planted\ntoken', token_type: 'Bearer' }),
      'protocol',
      /not that of/,
    ],
    'a token of another type': [
      () => Response.json({ access_token: 'planted', token_type: 'mac' }),
      'protocol',
      /not that of/,
    ],
    'a redirect': [
      () => new Response(null, { status: 307, headers: { location: 'https://thief.example.com/' } }),
      'protocol',
      /not followed/,
    ],
    'a fault': [() => new Response('planted', { status: 502 }), 'network', /HTTP 502/],
    'too many requests': [() => new Response('', { status: 429 }), 'rateLimited', /Try again in a minute/],
    'a refused network address': [
      () =>
        Response.json({ result: false, errorCode: 'GS_APIG_2402', errorDesc: 'planted' }, { status: 403 }),
      'forbidden',
      /network address/,
    ],
    'an unknown error': [
      () => Response.json({ error: 'planted-error' }, { status: 400 }),
      'rejected',
      /compare client id/,
    ],
    'nothing at all': [
      () => {
        throw new TypeError('fetch failed');
      },
      'network',
      /could not be reached/,
    ],
  };
  for (const [name, [reply, kind, sentence]] of Object.entries(replies))
    it(`that the tenant answers with ${name} fails in plain words, without a secret`, async () => {
      const { server, begin } = setup();
      const pending = await begin();
      server.plan('/oauth/token', reply);
      await assertRefused(server, pending.complete(server.agree(pending.url)), kind, sentence);
      assert.equal(server.received.length, 2);
    });

  it('is not waited for when the user calls the sign-in off', async () => {
    const { server, begin } = setup();
    const pending = await begin();
    const controller = new AbortController();
    server.plan('/oauth/token', () => {
      controller.abort();
      throw new TypeError('fetch failed');
    });
    await assert.rejects(pending.complete(server.agree(pending.url), controller.signal), {
      name: 'AbortError',
    });
  });
});
