import type { Reply } from '../envelope';
import { authorizePage, refusalPage } from './authorizePage';
import { readAuthorizeRequest } from './authorizeRequest';
import { issuerOf, type OAuthParts } from './oauthParts';
import { formOf, Parameters } from './parameters';
import type { SandboxUser } from './sandboxUsers';

const UNKNOWN =
  'This application, or the address that it wants to be called back at, is not registered here.';
const STALE = 'This page has been answered already or was open for too long. Start again in the application.';

/** Answers the browser that an application has sent: with the page, or at the callback when that is right. */
export function openAuthorizePage(parts: OAuthParts, url: URL, users: () => readonly SandboxUser[]): Reply {
  const parameters = new Parameters(url.searchParams);
  const application = parts.applications.application(parameters.get('client_id'));
  const redirectUri = parameters.get('redirect_uri');
  if (!application || redirectUri === undefined || !application.redirectUris.includes(redirectUri))
    return refusalPage(UNKNOWN);
  const request = readAuthorizeRequest(parameters, application, redirectUri);
  if ('error' in request)
    return callback(parts, url.origin, redirectUri, {
      error: request.error,
      error_description: request.description,
      state: parameters.get('state'),
    });
  return authorizePage(request, users(), parts.pages.put(request));
}

/** Answers the page's form: the user has allowed or denied, and goes back to the application. */
export function answerAuthorizePage(
  parts: OAuthParts,
  call: { readonly url: URL; readonly headers: Headers; readonly text: string | undefined },
  users: () => readonly SandboxUser[],
): Reply {
  const form = formOf(call.headers, call.text);
  const request = parts.pages.take(form?.get('transaction'));
  if (!form || !request) return refusalPage(STALE);
  const { redirectUri, state, application, challenge, scopes } = request;
  const decision = form.get('decision');
  const user = users().find(({ gsid }) => gsid === form.get('user'));
  if (decision === 'deny')
    return callback(parts, call.url.origin, redirectUri, { error: 'access_denied', state });
  if (decision !== 'allow' || !user) return refusalPage('Nobody who can sign in here was chosen.');
  const { clientId } = application;
  const code = parts.codes.issue({ clientId, redirectUri, challenge, scopes, user });
  return callback(parts, call.url.origin, redirectUri, { code, state });
}

/** Sends the browser back; what the callback carries already in its query stays. */
function callback(
  { variants }: OAuthParts,
  origin: string,
  redirectUri: string,
  given: Readonly<Record<string, string | undefined>>,
): Reply {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== undefined) query.set(name, value);
  const { iss } = variants;
  if (iss !== false) query.set('iss', iss === true ? issuerOf(variants, origin) : iss);
  const location = `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query.toString()}`;
  return {
    status: 302,
    body: '',
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  };
}
