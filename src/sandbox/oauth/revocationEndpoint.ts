import type { Reply } from '../envelope';
import { authenticateClient } from './clientAuthentication';
import type { OAuthParts } from './oauthParts';
import { NOT_VALID, OAuthRefusal, oauthReply } from './oauthReply';
import { readForm, required } from './tokenEndpoint';

/** Ends a token of the application that asks (RFC 7009); its kind is found without the hint. Throws an OAuthRefusal. */
export function revoke(parts: OAuthParts, headers: Headers, text: string | undefined): Reply {
  const form = readForm(headers, text);
  const { clientId } = authenticateClient(parts.applications, headers, form, parts.variants.basic);
  if (!parts.grants.revokeToken(required(form, 'token'), clientId))
    throw new OAuthRefusal('invalid_grant', NOT_VALID);
  return oauthReply({});
}
