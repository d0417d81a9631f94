import assert from 'node:assert/strict';
import { assertRefused, basic, MACHINE, OAuthTenant } from './oauthTenant';

const PATH = '/v1/users/m2m/oauth/token';
const FORM = { grant_type: 'client_credentials' };
const RIGHT = basic(MACHINE.clientId, MACHINE.clientSecret);

describe('sandbox machine-to-machine tokens', () => {
  it('come in bare JSON for key and secret, without a refresh token', async () => {
    const tenant = new OAuthTenant();
    const response = await tenant.post(PATH, FORM, RIGHT);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const { access_token: token, ...rest } = (await response.json()) as { access_token: string };
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 86_400 });
    assert.equal((await tenant.read(token)).status, 200);
  });

  const refused: [what: string, headers: Record<string, string>][] = [
    ['nothing', {}],
    ['a wrong secret', basic(MACHINE.clientId, 'wrong')],
    ['an unknown key', basic('nobody', MACHINE.clientSecret)],
    ['an application of users', basic('conf', 's3:c/r+t%')],
    ['form-encoding, which the API does not ask for', basic(MACHINE.clientId, 'm2m%2Ds3cret')],
  ];
  for (const [what, headers] of refused)
    it(`do not come for ${what}`, async () => {
      const response = await new OAuthTenant().post(PATH, FORM, headers);
      assert.match(response.headers.get('www-authenticate') ?? '', /^Basic realm=/);
      await assertRefused(response, 'invalid_client', 401);
    });

  it('do not come for a secret in the body, for another grant, or without a form', async () => {
    const tenant = new OAuthTenant();
    const inBody = { ...FORM, client_id: MACHINE.clientId, client_secret: MACHINE.clientSecret };
    await assertRefused(await tenant.post(PATH, inBody), 'invalid_client', 401);
    const other = await tenant.post(PATH, { grant_type: 'refresh_token' }, RIGHT);
    await assertRefused(other, 'unsupported_grant_type');
    await assertRefused(await tenant.post(PATH, {}, RIGHT), 'invalid_request');
    const json = await tenant.sandbox.fetch(`https://sandbox.invalid${PATH}`, {
      method: 'POST',
      headers: { ...RIGHT, 'content-type': 'application/json' },
      body: JSON.stringify(FORM),
    });
    await assertRefused(json, 'invalid_request');
  });

  it('expire, and can be renewed', async () => {
    const tenant = new OAuthTenant({ machineLifetime: 60 });
    const token = await tenant.machineToken();
    tenant.time += 59_999;
    assert.equal((await tenant.read(token)).status, 200);
    tenant.time += 1;
    assert.equal((await tenant.read(token)).status, 401);
    assert.equal((await tenant.read(await tenant.machineToken())).status, 200);
  });

  it('end with their client, which is then unknown', async () => {
    const tenant = new OAuthTenant();
    const tokens = [await tenant.machineToken(), await tenant.machineToken()];
    assert.equal(tenant.sandbox.oauth.revokeMachine(MACHINE.clientId), 2);
    for (const token of tokens) assert.equal((await tenant.read(token)).status, 401);
    await assertRefused(await tenant.post(PATH, FORM, RIGHT), 'invalid_client', 401);
  });
});
