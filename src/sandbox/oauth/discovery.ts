import type { Reply } from '../envelope';
import { SCOPES } from './applications';
import { issuerOf } from './oauthParts';
import type { OAuthVariants } from './oauthOptions';
import { AUTHORIZE_PATH, REVOCATION_PATH, TOKEN_PATH } from './paths';

/** The server's metadata (RFC 8414); undefined where the tenant publishes none. */
export function discovery(variants: OAuthVariants, origin: string): Reply | undefined {
  if (variants.discovery === 'absent') return undefined;
  const at = variants.endpoints ?? origin;
  return {
    status: 200,
    body: {
      issuer: issuerOf(variants, origin),
      authorization_endpoint: at + AUTHORIZE_PATH,
      token_endpoint: at + TOKEN_PATH,
      code_challenge_methods_supported: ['S256'],
      scopes_supported: SCOPES,
      ...(variants.revocation ? { revocation_endpoint: at + REVOCATION_PATH } : {}),
      ...(variants.discovery === 'full' ? fullOnly(variants) : {}),
    },
  };
}

function fullOnly({ iss }: OAuthVariants): Record<string, unknown> {
  return {
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    authorization_response_iss_parameter_supported: iss !== false,
  };
}
