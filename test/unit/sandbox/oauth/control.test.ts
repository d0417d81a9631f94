import assert from 'node:assert/strict';
import { assertRefused, CALLBACK, granted, LENA, MACHINE, OAuthTenant, PRIYA } from './oauthTenant';

const TOKEN = '/v1/users/oauth/access/token';

describe('sandbox sign-ins under control', () => {
  it('are counted and never told', async () => {
    const tenant = new OAuthTenant();
    const { oauth } = tenant.sandbox;
    assert.deepEqual(oauth.grants(), { users: [], machines: [] });
    const lena = await tenant.signIn({}, LENA);
    const again = await granted(await tenant.refresh(lena.refresh_token));
    const priya = await tenant.signIn({ scope: 'read' }, PRIYA);
    const machine = await tenant.machineToken();
    const scope = 'read_write offline_access';
    assert.deepEqual(oauth.grants(), {
      users: [
        { email: LENA, clientId: 'public', scope, accessTokens: 2, refreshTokens: 1 },
        { email: PRIYA, clientId: 'public', scope: 'read', accessTokens: 1, refreshTokens: 0 },
      ],
      machines: [{ clientId: MACHINE.clientId, accessTokens: 1 }],
    });
    const told = JSON.stringify(oauth.grants());
    for (const token of [lena.access_token, again.refresh_token ?? '', priya.access_token, machine])
      assert.ok(!told.includes(token));
    oauth.revokeUser(LENA);
    assert.deepEqual(
      oauth.grants().users.map(({ email }) => email),
      [PRIYA],
    );
    assert.equal(oauth.revokeUser(LENA), 0);
  });

  it('expire on demand, and refresh tokens do not', async () => {
    const tenant = new OAuthTenant();
    const { access_token: user, refresh_token: refresh } = await tenant.signIn();
    const machine = await tenant.machineToken();
    assert.equal(tenant.sandbox.oauth.expireAccessTokens(), 2);
    for (const token of [user, machine]) assert.equal((await tenant.read(token)).status, 401);
    const { access_token: renewed } = await granted(await tenant.refresh(refresh));
    assert.equal((await tenant.read(renewed)).status, 200);
  });

  it('are forgotten on reset, together with what was registered and configured', async () => {
    const tenant = new OAuthTenant();
    const { oauth } = tenant.sandbox;
    const { access_token: token, refresh_token: refresh } = await tenant.signIn();
    const page = await tenant.page();
    oauth.register({ clientId: 'later', redirectUris: [CALLBACK] });
    oauth.configure({ lifetime: 7, discovery: 'absent' });
    assert.equal((await tenant.signIn({ client_id: 'later' })).expires_in, 7);
    tenant.sandbox.reset();
    assert.equal((await tenant.read(token)).status, 401);
    await assertRefused(await tenant.refresh(refresh), 'invalid_grant');
    assert.equal((await tenant.answer(page, 'allow')).status, 400);
    assert.equal((await tenant.sandbox.fetch(tenant.authorizeUrl({ client_id: 'later' }))).status, 400);
    assert.equal((await tenant.signIn()).expires_in, 3600);
  });

  it('need a callback that can be one', () => {
    const { oauth } = new OAuthTenant().sandbox;
    const register = (uri: string) => () => oauth.register({ clientId: 'x', redirectUris: [uri] });
    for (const uri of [
      'callback',
      'javascript:alert(1)',
      'data:text/html,x',
      'http://example.com/callback',
      'https://example.com/#part',
    ])
      assert.throws(register(uri), /cannot be a callback address/, uri);
    for (const uri of [
      'https://example.com/cb?x=1',
      'http://[::1]:5000/',
      'http://localhost:5000/',
      'vscode-insiders://acme.ext/cb',
    ])
      assert.doesNotThrow(register(uri), uri);
  });

  describe('suffer faults like other calls', () => {
    it('before the tenant has done anything', async () => {
      const tenant = new OAuthTenant();
      const { refresh_token: token } = await tenant.signIn();
      tenant.sandbox.inject({ kind: 'badGateway', path: TOKEN });
      assert.equal((await tenant.refresh(token)).status, 502);
      tenant.sandbox.inject({ kind: 'cut', path: TOKEN });
      await assert.rejects(tenant.refresh(token), { name: 'TypeError' });
      tenant.sandbox.inject({ kind: 'oauthError', path: TOKEN, error: 'temporarily_unavailable' });
      const refused = await tenant.refresh(token);
      assert.deepEqual([refused.status, await refused.json()], [400, { error: 'temporarily_unavailable' }]);
      await granted(await tenant.refresh(token));
    });

    it('after it, so that a rotated token is lost on the way', async () => {
      const tenant = new OAuthTenant();
      const { refresh_token: token } = await tenant.signIn();
      tenant.sandbox.inject({ kind: 'cut', path: TOKEN, when: 'after' });
      await assert.rejects(tenant.refresh(token), { name: 'TypeError' });
      await assertRefused(await tenant.refresh(token), 'invalid_grant');
    });

    it('in discovery, on the page and in the middle of an answer', async () => {
      const tenant = new OAuthTenant();
      tenant.sandbox.inject({ kind: 'serverError', path: '/.well-known' });
      const document = await tenant.sandbox.fetch(
        'https://sandbox.invalid/.well-known/oauth-authorization-server',
      );
      assert.equal(document.status, 500);
      tenant.sandbox.inject({ kind: 'forbidden', path: '/v1/authorize' });
      assert.equal((await tenant.sandbox.fetch(tenant.authorizeUrl())).status, 403);
      const code = await tenant.code();
      tenant.sandbox.inject({ kind: 'truncated', path: TOKEN });
      await assert.rejects((await tenant.exchange(code)).json(), { name: 'SyntaxError' });
    });
  });
});
