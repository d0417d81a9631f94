import assert from 'node:assert/strict';
import type { OAuthOptions } from '../../../../src/sandbox/embedded';
import { OAuthTenant, ORIGIN, type Body } from './oauthTenant';

const PATH = '/.well-known/oauth-authorization-server';

describe('sandbox discovery', () => {
  const document = async (variants?: OAuthOptions['variants'], origin = ORIGIN): Promise<Body> => {
    const response = await new OAuthTenant(variants).sandbox.fetch(origin + PATH);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json');
    return (await response.json()) as Body;
  };

  it('names issuer, endpoints, methods and scopes to anybody, at the origin that was called', async () => {
    for (const origin of [ORIGIN, 'http://127.0.0.1:4000', 'http://localhost:4000'])
      assert.deepEqual(await document({ discovery: 'minimal' }, origin), {
        issuer: origin,
        authorization_endpoint: `${origin}/v1/authorize`,
        token_endpoint: `${origin}/v1/users/oauth/access/token`,
        code_challenge_methods_supported: ['S256'],
        scopes_supported: ['read', 'read_write', 'offline_access'],
        revocation_endpoint: `${origin}/v1/users/oauth/revoke`,
      });
  });

  it('adds what RFC 8414 wants and offers', async () => {
    const full = await document();
    assert.deepEqual(full.response_types_supported, ['code']);
    assert.deepEqual(full.grant_types_supported, ['authorization_code', 'refresh_token']);
    assert.deepEqual(full.token_endpoint_auth_methods_supported, [
      'client_secret_basic',
      'client_secret_post',
      'none',
    ]);
    assert.equal(full.authorization_response_iss_parameter_supported, true);
    assert.equal((await document({ iss: false })).authorization_response_iss_parameter_supported, false);
  });

  it('is absent when ordered: the gateway knows no such route', async () => {
    const response = await new OAuthTenant({ discovery: 'absent' }).sandbox.fetch(ORIGIN + PATH);
    assert.deepEqual([response.status, ((await response.json()) as Body).errorCode], [404, 'GS_APIG_1000']);
  });

  it('names a foreign issuer, foreign endpoints, or no revocation endpoint when ordered', async () => {
    assert.equal(
      (await document({ issuer: 'https://login.example.org' })).issuer,
      'https://login.example.org',
    );
    const { issuer, token_endpoint: token } = await document({ endpoints: 'https://evil.example.org' });
    assert.deepEqual([issuer, token], [ORIGIN, 'https://evil.example.org/v1/users/oauth/access/token']);
    assert.equal('revocation_endpoint' in (await document({ revocation: false })), false);
  });
});
