import { base64url } from './base64url';

/** A SHA-256 digest in base64url, which is what the method S256 makes. */
export function isChallenge(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** The S256 challenge of a verifier; for text that RFC 7636 does not allow as one, a challenge that nobody sent. */
export async function challengeOf(verifier: string | undefined): Promise<string | undefined> {
  if (verifier === undefined) return undefined;
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}
