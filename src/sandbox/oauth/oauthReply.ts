import type { Reply } from '../envelope';
import type { Json } from '../row';

/** Why a request to the authorisation server is refused. */
export type OAuthError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope';

/** A refusal; thrown by what reads a request and answered by the endpoint. */
export class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal';

  constructor(
    readonly error: OAuthError,
    readonly description: string,
  ) {
    super(error);
  }
}

/** The one text for whatever is wrong with a code or a token: which part it was stays unsaid. */
export const NOT_VALID = 'The code or token is not valid for this request';

const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** Bare JSON, without the envelope of the API. */
export function oauthReply(body: Json): Reply {
  return { status: 200, body, headers: NO_STORE };
}

/** The answer of an endpoint, or the refusal that it came to. */
export async function refusing(answer: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof OAuthRefusal) return refusal(error.error, error.description);
    throw error;
  }
}

function refusal(error: OAuthError, description: string): Reply {
  const body = { error, error_description: description };
  if (error !== 'invalid_client') return { status: 400, body, headers: NO_STORE };
  const headers = { ...NO_STORE, 'www-authenticate': 'Basic realm="Gainsight", charset="UTF-8"' };
  return { status: 401, body, headers };
}
