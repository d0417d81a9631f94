import { allowedScopes, needsPkce, SCOPES, type OAuthApplication, type Scope } from './applications';
import type { Parameters } from './parameters';
import { isChallenge } from './pkce';

/** A request for a code that may be shown to a user. */
export interface AuthorizeRequest {
  readonly application: OAuthApplication;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string | undefined;
  readonly scopes: readonly Scope[];
}

/** An error that the application is told at its callback. */
export interface AuthorizeFault {
  readonly error: 'invalid_request' | 'unsupported_response_type' | 'invalid_scope';
  readonly description: string;
}

/** Reads a request whose application and callback are known to be right. */
export function readAuthorizeRequest(
  parameters: Parameters,
  application: OAuthApplication,
  redirectUri: string,
): AuthorizeRequest | AuthorizeFault {
  if (parameters.hasRepeated) return invalid('A parameter is given more than once');
  const type = parameters.get('response_type');
  if (type === undefined) return invalid('response_type is missing');
  if (type !== 'code') return { error: 'unsupported_response_type', description: 'Only code is supported' };
  const state = parameters.get('state');
  // RFC 6749 only recommends it; a client of this API has to send one.
  if (state === undefined) return invalid('state is missing');
  const challenge = parameters.get('code_challenge');
  const method = parameters.get('code_challenge_method');
  if (challenge === undefined && (needsPkce(application) || method !== undefined))
    return invalid('code_challenge is missing');
  // Without a method the challenge would be plain, which is not supported.
  if (challenge !== undefined && (method !== 'S256' || !isChallenge(challenge)))
    return invalid('code_challenge must be made with S256');
  const scopes = readScopes(parameters.get('scope'), application);
  if (!scopes) return { error: 'invalid_scope', description: 'The scope is not open to this application' };
  return { application, redirectUri, state, challenge, scopes };
}

/** The scopes of a request; without any, what the application reads or writes at most. Undefined when refused. */
function readScopes(text: string | undefined, application: OAuthApplication): Scope[] | undefined {
  const allowed = allowedScopes(application);
  if (text === undefined) return allowed.includes('read_write') ? ['read_write'] : ['read'];
  const scopes = scopesIn(text, allowed);
  return scopes?.some((scope) => scope !== 'offline_access') ? scopes : undefined;
}

/** The scopes that a text names, each once; undefined when one of them is not in `allowed`. */
export function scopesIn(text: string, allowed: readonly Scope[]): Scope[] | undefined {
  const names = text.split(' ');
  if (!names.every((name) => allowed.some((scope) => scope === name))) return undefined;
  return SCOPES.filter((scope) => names.includes(scope));
}

function invalid(description: string): AuthorizeFault {
  return { error: 'invalid_request', description };
}
