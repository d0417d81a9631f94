import { type ErrorKind, GainsightError } from '../../gainsight/errors';

/** The codes of RFC 6749 and 7009. Any other word of the server's may quote what was sent and is not repeated. */
const KNOWN_CODES: ReadonlySet<string> = new Set([
  ...['access_denied', 'invalid_client', 'invalid_grant', 'invalid_request', 'invalid_scope', 'server_error'],
  ...['temporarily_unavailable', 'unauthorized_client', 'unsupported_grant_type'],
  ...['unsupported_response_type', 'unsupported_token_type'],
]);

export function knownCode(code: string | undefined | null): string | undefined {
  return code && KNOWN_CODES.has(code) ? code : undefined;
}

/** The tenant's own documents, or the answer to a sign-in, name a place that is not the tenant's. */
export function foreign(host: string): GainsightError {
  return failure(
    'protocol',
    `The sign-in of ${host} names another address, so nothing was sent there. Check the domain of the connection, or ask an administrator of the tenant.`,
  );
}

/** The tenant does not take the client id and secret: no new sign-in helps, only other settings. */
export function wrongClient(): GainsightError {
  return failure(
    'signedOut',
    'Gainsight did not accept the client id and secret of the application. Ask an administrator for current ones: Administration → User Management → Authentication → OAuth Applications.',
    'invalid_client',
  );
}

/** Nothing of this account is in the vault, or the tenant no longer takes its tokens. */
export function sessionEnded(host: string): GainsightError {
  return failure('signedOut', `The sign-in to ${host} has ended. Sign in again.`, 'invalid_grant');
}

/** The vault of this window lags behind: what it has must not be sent, and nobody is signed out. */
export function renewedElsewhere(host: string): GainsightError {
  return failure(
    'outdated',
    `The sign-in to ${host} was renewed in another window, and this one still has what it had before, so nothing was sent. Reload this window; if that does not help, sign in again.`,
  );
}

export function notSignedIn(host: string): GainsightError {
  return failure('signedOut', `You are not signed in to ${host} on this machine. Sign in again.`);
}

/** An error that the browser brought back instead of a code. */
export function declined(host: string, code: string | undefined): GainsightError {
  const known = knownCode(code);
  return failure(kindOf(known), declinedSentence(host, known), known);
}

/** What the token endpoint refused when a code was to be exchanged. */
export function exchangeRefused(host: string, code: string | undefined): GainsightError {
  if (code === 'invalid_client') return wrongClient();
  if (code === 'invalid_grant')
    return failure(
      'rejected',
      'Gainsight did not accept the answer from the browser: it was used before, or took too long. Sign in again.',
      code,
    );
  return declined(host, code);
}

/** A sign-in that cannot go on because of what came back, in words of its own. */
export function rejected(sentence: string): GainsightError {
  return failure('rejected', sentence);
}

function kindOf(code: string | undefined): ErrorKind {
  return code === 'server_error' || code === 'temporarily_unavailable' ? 'network' : 'rejected';
}

function declinedSentence(host: string, code: string | undefined): string {
  switch (code) {
    case 'access_denied':
      return 'The sign-in was declined in the browser. Nothing was changed; sign in again when you want to.';
    case 'invalid_scope':
      return 'Gainsight does not give this application the rights that were asked for. Choose reading only, or ask an administrator to set the application to Read/Write.';
    case 'unauthorized_client':
    case 'unsupported_response_type':
    case 'unsupported_grant_type':
      return 'The application is not set up for signing in with the browser. Ask an administrator to check it and to switch PKCE on: Administration → User Management → Authentication → OAuth Applications.';
    case 'server_error':
    case 'temporarily_unavailable':
      return `${host} could not sign you in just now. Try again in a moment.`;
    default:
      return 'Gainsight refused the sign-in. Ask an administrator to compare client id and callback address with those of the application.';
  }
}

function failure(kind: ErrorKind, sentence: string, code?: string): GainsightError {
  return new GainsightError({ kind, sentence, code });
}
