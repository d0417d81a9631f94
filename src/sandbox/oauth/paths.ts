export const DISCOVERY_PATH = '/.well-known/oauth-authorization-server';
export const AUTHORIZE_PATH = '/v1/authorize';
export const TOKEN_PATH = '/v1/users/oauth/access/token';
export const MACHINE_TOKEN_PATH = '/v1/users/m2m/oauth/token';
/** The API reference names none; a client is to read it from discovery. */
export const REVOCATION_PATH = '/v1/users/oauth/revoke';
