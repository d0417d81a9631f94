import type { Reply } from '../envelope';
import type { OAuthApplication, Scope } from './applications';
import { scopesIn } from './authorizeRequest';
import { authenticateClient } from './clientAuthentication';
import type { Grant } from './grants';
import type { OAuthParts } from './oauthParts';
import { NOT_VALID, OAuthRefusal, oauthReply } from './oauthReply';
import { formOf, type Parameters } from './parameters';
import { challengeOf } from './pkce';
import type { SandboxUser } from './sandboxUsers';

/** Exchanges a code or a refresh token for tokens, as long as its user is among `users`. Throws an OAuthRefusal. */
export async function tokens(
  parts: OAuthParts,
  { headers, text }: { readonly headers: Headers; readonly text: string | undefined },
  users: () => readonly SandboxUser[],
): Promise<Reply> {
  const form = readForm(headers, text);
  const application = authenticateClient(parts.applications, headers, form, parts.variants.basic);
  const isActive = ({ user }: Grant): boolean => users().some(({ gsid }) => gsid === user.gsid);
  switch (required(form, 'grant_type')) {
    case 'authorization_code':
      return exchangeCode(parts, application, form, isActive);
    case 'refresh_token':
      return refresh(parts, application, form, isActive);
    default:
      throw new OAuthRefusal('unsupported_grant_type', 'Only authorization_code and refresh_token');
  }
}

/** The form of a request; a body of another kind, or with a parameter twice, is refused. */
export function readForm(headers: Headers, text: string | undefined): Parameters {
  const form = formOf(headers, text);
  if (!form) throw new OAuthRefusal('invalid_request', 'The body must be a form');
  if (form.hasRepeated) throw new OAuthRefusal('invalid_request', 'A parameter is given more than once');
  return form;
}

export function required(form: Parameters, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw new OAuthRefusal('invalid_request', `${name} is missing`);
  return value;
}

async function exchangeCode(
  parts: OAuthParts,
  { clientId }: OAuthApplication,
  form: Parameters,
  isActive: (grant: Grant) => boolean,
): Promise<Reply> {
  const code = required(form, 'code');
  const redirectUri = required(form, 'redirect_uri');
  const challenge = await challengeOf(form.get('code_verifier'));
  const grant = parts.codes.redeem(code, { clientId, redirectUri, challenge }, ({ user, scopes }) =>
    parts.grants.open(clientId, user, scopes),
  );
  if (!grant || !isActive(grant)) throw new OAuthRefusal('invalid_grant', NOT_VALID);
  const offline = grant.scopes.includes('offline_access');
  return issued(parts, grant, grant.scopes, offline ? parts.grants.issueRefresh(grant) : undefined);
}

/** Without an await, so that of two requests with one token only the first is served. */
function refresh(
  parts: OAuthParts,
  { clientId }: OAuthApplication,
  form: Parameters,
  isActive: (grant: Grant) => boolean,
): Reply {
  const token = parts.grants.refresh(required(form, 'refresh_token'));
  if (!token || token.grant.revoked || token.grant.clientId !== clientId || !isActive(token.grant))
    throw new OAuthRefusal('invalid_grant', NOT_VALID);
  if (token.spent) {
    if (parts.variants.reuse === 'revoke') token.grant.revoked = true;
    throw new OAuthRefusal('invalid_grant', NOT_VALID);
  }
  const { grant } = token;
  const asked = form.get('scope');
  const scopes = asked === undefined ? grant.scopes : scopesIn(asked, grant.scopes);
  if (!scopes) throw new OAuthRefusal('invalid_scope', 'The scope is more than what was allowed');
  if (!parts.variants.rotation) return issued(parts, grant, scopes, undefined);
  token.spent = true;
  return issued(parts, grant, scopes, parts.grants.issueRefresh(grant));
}

function issued(
  { grants, variants }: OAuthParts,
  grant: Grant,
  scopes: readonly Scope[],
  refreshToken: string | undefined,
): Reply {
  return oauthReply({
    access_token: grants.issueAccess(grant, scopes, variants.lifetime),
    token_type: 'Bearer',
    expires_in: variants.lifetime,
    scope: scopes.join(' '),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  });
}
