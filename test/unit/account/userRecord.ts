import type { UserRecord } from '../../../src/auth/credentialRecord';

const ORIGIN = 'https://acme.gainsightcloud.com';

/** What the vault holds of a person's sign-in to the made-up tenant acme. */
export function userRecord(more: Partial<UserRecord> = {}): UserRecord {
  return {
    kind: 'user',
    origin: ORIGIN,
    clientId: 'csm-desk',
    clientSecret: 'planted-secret',
    authMethod: 'client_secret_basic',
    endpoints: { issuer: ORIGIN, token: `${ORIGIN}/v1/users/oauth/access/token` },
    scope: 'read_write',
    accessToken: 'planted-token',
    refreshToken: 'planted-refresh',
    generation: 'g1',
    ...more,
  };
}
