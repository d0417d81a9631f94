import type { Reply } from '../envelope';
import { basicCredentials, CLIENT_UNKNOWN } from './basicCredentials';
import type { OAuthParts } from './oauthParts';
import { OAuthRefusal, oauthReply } from './oauthReply';
import { readForm, required } from './tokenEndpoint';

/** Gives a machine client a token for its key and secret. Throws an OAuthRefusal. */
export function machineToken(parts: OAuthParts, headers: Headers, text: string | undefined): Reply {
  const form = readForm(headers, text);
  // The API's page has `base64(key:secret)`, without the encoding of RFC 6749 before it.
  const basic = basicCredentials(headers, 'plain');
  const client = parts.applications.machine(basic?.id);
  if (!client || client.clientSecret !== basic?.secret)
    throw new OAuthRefusal('invalid_client', CLIENT_UNKNOWN);
  if (required(form, 'grant_type') !== 'client_credentials')
    throw new OAuthRefusal('unsupported_grant_type', 'Only client_credentials');
  const seconds = parts.variants.machineLifetime;
  return oauthReply({
    access_token: parts.machines.issue(client.clientId, seconds),
    token_type: 'Bearer',
    expires_in: seconds,
  });
}
