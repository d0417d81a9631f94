import assert from 'node:assert/strict';
import {
  assertRefused,
  basic,
  CALLBACK,
  challengeOf,
  granted,
  LENA,
  OAuthTenant,
  PRIYA,
} from './oauthTenant';

const NO_CACHE = 'no-store';

describe('sandbox token endpoint', () => {
  describe('exchanges a code', () => {
    it('for tokens in bare JSON that no cache keeps', async () => {
      const tenant = new OAuthTenant();
      const response = await tenant.exchange(await tenant.code());
      assert.equal(response.headers.get('cache-control'), NO_CACHE);
      const { access_token: access, refresh_token: refresh, ...rest } = await granted(response);
      assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3600, scope: 'read_write offline_access' });
      assert.match(access, /^[\w-]{43}$/);
      assert.match(refresh ?? '', /^[\w-]{43}$/);
      assert.notEqual(access, refresh);
      assert.equal((await tenant.read(access)).status, 200);
    });

    it('without a refresh token when offline_access was not asked for', async () => {
      const { refresh_token: refresh, scope } = await new OAuthTenant().signIn({ scope: 'read' });
      assert.deepEqual([refresh, scope], [undefined, 'read']);
    });

    it('once; a second time ends what the first one got', async () => {
      const tenant = new OAuthTenant();
      const code = await tenant.code();
      const { access_token: access, refresh_token: refresh } = await granted(await tenant.exchange(code));
      await assertRefused(await tenant.exchange(code), 'invalid_grant');
      assert.equal((await tenant.read(access)).status, 401);
      await assertRefused(await tenant.refresh(refresh), 'invalid_grant');
    });

    it('for one minute', async () => {
      const tenant = new OAuthTenant();
      const [early, late] = [await tenant.code(), await tenant.code()];
      tenant.time += 59_999;
      assert.equal((await tenant.exchange(early)).status, 200);
      tenant.time += 1;
      await assertRefused(await tenant.exchange(late), 'invalid_grant');
    });

    const wrong: [what: string, changes: Record<string, string>][] = [
      ['another verifier', { code_verifier: 'w'.repeat(43) }],
      ['a verifier that is too short', { code_verifier: 'v'.repeat(42) }],
      ['a verifier with a forbidden character', { code_verifier: `${'v'.repeat(42)}+` }],
      ['no verifier', { code_verifier: '' }],
      ['another callback of the application', { redirect_uri: 'vscode://acme.ext/done?window=1' }],
      ['another application', { client_id: 'reader' }],
    ];
    for (const [what, changes] of wrong)
      it(`not for ${what}, and then for nobody: which part was wrong stays unsaid`, async () => {
        const tenant = new OAuthTenant();
        const code = await tenant.code();
        const body = await assertRefused(await tenant.exchange(code, changes), 'invalid_grant');
        const unknown = await assertRefused(await tenant.exchange('unknown'), 'invalid_grant');
        assert.deepEqual(body, unknown);
        await assertRefused(await tenant.exchange(code), 'invalid_grant');
      });

    it('not for a verifier that is too short, even where the challenge was made of it', async () => {
      const tenant = new OAuthTenant();
      const short = 'v'.repeat(42);
      const code = await tenant.code({ code_challenge: challengeOf(short) });
      await assertRefused(await tenant.exchange(code, { code_verifier: short }), 'invalid_grant');
    });

    for (const name of ['grant_type', 'code', 'redirect_uri'])
      it(`not without ${name}`, async () => {
        const tenant = new OAuthTenant();
        const response = await tenant.exchange(await tenant.code(), { [name]: '' });
        await assertRefused(response, 'invalid_request');
      });
  });

  describe('knows the application', () => {
    const form = { grant_type: 'authorization_code', redirect_uri: CALLBACK, code_verifier: 'v'.repeat(43) };
    const encoded = basic('conf', encodeURIComponent('s3:c/r+t%'));
    const tryWith = async (
      changes: Record<string, string>,
      headers: Record<string, string>,
      variants = {},
    ): Promise<Response> => {
      const tenant = new OAuthTenant(variants);
      return tenant.token({ ...form, code: await tenant.code({ client_id: 'conf' }), ...changes }, headers);
    };

    it('by its secret in a Basic header, form-encoded, with its id in the form or without', async () => {
      await granted(await tryWith({}, encoded));
      await granted(await tryWith({ client_id: 'conf' }, encoded));
    });

    it('by its secret in the form', async () => {
      await granted(await tryWith({ client_id: 'conf', client_secret: 's3:c/r+t%' }, {}));
    });

    it('by a plain Basic header when ordered, and then only so', async () => {
      await granted(await tryWith({}, basic('conf', 's3:c/r+t%'), { basic: 'plain' }));
      await assertRefused(await tryWith({}, encoded, { basic: 'plain' }), 'invalid_client', 401);
    });

    const refused: [what: string, changes: Record<string, string>, headers: Record<string, string>][] = [
      ['nothing', {}, {}],
      ['no secret', { client_id: 'conf' }, {}],
      ['a wrong secret in the form', { client_id: 'conf', client_secret: 'wrong' }, {}],
      ['a wrong secret in the header', {}, basic('conf', 'wrong')],
      ['a secret that is not encoded', {}, basic('conf', 's3:c/r+t%')],
      ['an unknown id', {}, basic('nobody', 's3:c/r+t%')],
      ['two different ids', { client_id: 'public' }, encoded],
      ['a public id with a secret', { client_id: 'public', client_secret: 'x' }, {}],
      ['a public id in a header', {}, basic('public', '')],
      ['a machine client', {}, basic('machine', 'm2m-s3cret')],
      ['a header of another scheme', { client_id: 'public' }, { authorization: 'Bearer x' }],
      ['a header that is no base64', { client_id: 'public' }, { authorization: 'Basic ?' }],
      ['a header without a colon', { client_id: 'public' }, { authorization: `Basic ${btoa('public')}` }],
    ];
    for (const [what, changes, headers] of refused)
      it(`not by ${what}`, async () => {
        const response = await tryWith(changes, headers);
        assert.match(response.headers.get('www-authenticate') ?? '', /^Basic realm=/);
        const { error_description: text } = await assertRefused(response, 'invalid_client', 401);
        assert.equal(text, 'Client authentication failed');
      });

    it('not by two ways at once', async () => {
      const response = await tryWith({ client_id: 'conf', client_secret: 's3:c/r+t%' }, encoded);
      await assertRefused(response, 'invalid_request');
    });
  });

  it('takes forms only, each parameter once, and no other grant', async () => {
    const tenant = new OAuthTenant();
    const url = 'https://sandbox.invalid/v1/users/oauth/access/token';
    const text = `grant_type=refresh_token&refresh_token=x&client_id=public`;
    const post = (body: string, type: string): Promise<Response> =>
      tenant.sandbox.fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
    const form = 'application/x-www-form-urlencoded';
    await assertRefused(await post(text, form), 'invalid_grant');
    await assertRefused(await post(text, `${form}; charset=utf-8`), 'invalid_grant');
    await assertRefused(await post(text, 'application/json'), 'invalid_request');
    await assertRefused(await post('{}', 'application/json'), 'invalid_request');
    for (const twice of ['&refresh_token=x', '&scope=read&scope=read', '&other=1&other=2'])
      await assertRefused(await post(text + twice, form), 'invalid_request');
    const password = { grant_type: 'password', client_id: 'public' };
    await assertRefused(await tenant.token(password), 'unsupported_grant_type');
    const machine = { grant_type: 'client_credentials', client_id: 'public' };
    await assertRefused(await tenant.token(machine), 'unsupported_grant_type');
    assert.equal((await tenant.sandbox.fetch(url)).status, 401);
  });

  describe('refreshes', () => {
    it('with a new refresh token each time; the one before is invalid, the grant lives', async () => {
      const tenant = new OAuthTenant();
      const first = await tenant.signIn();
      const second = await granted(await tenant.refresh(first.refresh_token));
      assert.notEqual(second.refresh_token, first.refresh_token);
      assert.notEqual(second.access_token, first.access_token);
      assert.equal(second.scope, first.scope);
      await assertRefused(await tenant.refresh(first.refresh_token), 'invalid_grant');
      assert.equal((await tenant.read(second.access_token)).status, 200);
      await granted(await tenant.refresh(second.refresh_token));
    });

    it('for one of two windows that come at once', async () => {
      const tenant = new OAuthTenant();
      const { refresh_token: token } = await tenant.signIn();
      const both = await Promise.all([tenant.refresh(token), tenant.refresh(token)]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 400]);
    });

    it('no more for anybody after a spent token came again, when ordered', async () => {
      const tenant = new OAuthTenant({ reuse: 'revoke' });
      const first = await tenant.signIn();
      const second = await granted(await tenant.refresh(first.refresh_token));
      await assertRefused(await tenant.refresh(first.refresh_token), 'invalid_grant');
      await assertRefused(await tenant.refresh(second.refresh_token), 'invalid_grant');
      assert.equal((await tenant.read(second.access_token)).status, 401);
    });

    it('with the same token again and again when rotation is off', async () => {
      const tenant = new OAuthTenant({ rotation: false });
      const { refresh_token: token } = await tenant.signIn();
      for (const again of [await tenant.refresh(token), await tenant.refresh(token)]) {
        const answer = await granted(again);
        assert.equal('refresh_token' in answer, false);
        assert.equal((await tenant.read(answer.access_token)).status, 200);
      }
    });

    it('to less, but not to more than was allowed', async () => {
      const tenant = new OAuthTenant();
      const { refresh_token: token } = await tenant.signIn();
      const less = await granted(await tenant.refresh(token, { scope: 'offline_access' }));
      assert.equal(less.scope, 'offline_access');
      const full = await granted(await tenant.refresh(less.refresh_token));
      assert.equal(full.scope, 'read_write offline_access');
      const refused = await tenant.refresh(full.refresh_token, { scope: 'read read_write' });
      await assertRefused(refused, 'invalid_scope');
      // A refused request spends nothing.
      await granted(await tenant.refresh(full.refresh_token));
    });

    it('only for the application that has the token, and not with an access token', async () => {
      const tenant = new OAuthTenant();
      const { refresh_token: token, access_token: access } = await tenant.signIn();
      await assertRefused(await tenant.refresh(token, { client_id: 'reader' }), 'invalid_grant');
      await assertRefused(await tenant.refresh(access), 'invalid_grant');
      await granted(await tenant.refresh(token));
    });

    it('an access token that has expired', async () => {
      const tenant = new OAuthTenant({ lifetime: 5 });
      const first = await tenant.signIn();
      assert.equal(first.expires_in, 5);
      tenant.time += 4_999;
      assert.equal((await tenant.read(first.access_token)).status, 200);
      tenant.time += 1;
      const refused = await tenant.read(first.access_token);
      assert.equal(refused.status, 401);
      assert.equal(((await refused.json()) as { errorCode: string }).errorCode, 'GS_APIG_2401');
      const second = await granted(await tenant.refresh(first.refresh_token));
      assert.equal((await tenant.read(second.access_token)).status, 200);
    });
  });

  it('keeps the grants of users and applications apart', async () => {
    const tenant = new OAuthTenant();
    const lena = await tenant.signIn({}, LENA);
    const priya = await tenant.signIn({}, PRIYA);
    assert.equal(tenant.sandbox.oauth.revokeUser(LENA.toUpperCase()), 1);
    assert.equal((await tenant.read(lena.access_token)).status, 401);
    await assertRefused(await tenant.refresh(lena.refresh_token), 'invalid_grant');
    assert.equal((await tenant.read(priya.access_token)).status, 200);
    await granted(await tenant.refresh(priya.refresh_token));
  });
});
