import assert from 'node:assert/strict';
import { assertRefused, OAuthTenant, type Form } from './oauthTenant';

const PATH = '/v1/users/oauth/revoke';

describe('sandbox revocation endpoint', () => {
  const revoke = (tenant: OAuthTenant, form: Form): Promise<Response> =>
    tenant.post(PATH, { client_id: 'public', ...form });

  it('ends the whole grant with its refresh token, whatever the hint says', async () => {
    for (const hint of [{}, { token_type_hint: 'refresh_token' }, { token_type_hint: 'access_token' }]) {
      const tenant = new OAuthTenant();
      const { access_token: access, refresh_token: refresh = '' } = await tenant.signIn();
      assert.equal((await revoke(tenant, { token: refresh, ...hint })).status, 200);
      assert.equal((await tenant.read(access)).status, 401);
      await assertRefused(await tenant.refresh(refresh), 'invalid_grant');
    }
  });

  it('ends an access token alone', async () => {
    const tenant = new OAuthTenant();
    const { access_token: access, refresh_token: refresh } = await tenant.signIn();
    assert.equal((await revoke(tenant, { token: access })).status, 200);
    assert.equal((await tenant.read(access)).status, 401);
    assert.equal((await tenant.refresh(refresh)).status, 200);
  });

  it('is content with a token that nobody knows, or that has ended', async () => {
    const tenant = new OAuthTenant();
    const { refresh_token: token = '' } = await tenant.signIn();
    for (const given of ['unknown', token, token])
      assert.equal((await revoke(tenant, { token: given })).status, 200);
  });

  it('refuses the token of another application, which lives on', async () => {
    const tenant = new OAuthTenant();
    const { access_token: access, refresh_token: refresh = '' } = await tenant.signIn();
    for (const token of [access, refresh])
      await assertRefused(await revoke(tenant, { token, client_id: 'reader' }), 'invalid_grant');
    assert.equal((await tenant.read(access)).status, 200);
    assert.equal((await tenant.refresh(refresh)).status, 200);
  });

  it('wants to know the application, and a token', async () => {
    const tenant = new OAuthTenant();
    const { access_token: access } = await tenant.signIn();
    await assertRefused(await revoke(tenant, { token: access, client_id: 'conf' }), 'invalid_client', 401);
    await assertRefused(await tenant.post(PATH, { token: access }), 'invalid_client', 401);
    await assertRefused(await revoke(tenant, {}), 'invalid_request');
    assert.equal((await tenant.read(access)).status, 200);
  });

  it('is not there when ordered', async () => {
    const tenant = new OAuthTenant({ revocation: false });
    const { access_token: access } = await tenant.signIn();
    assert.equal((await revoke(tenant, { token: access })).status, 404);
    assert.equal((await tenant.read(access)).status, 200);
  });
});
