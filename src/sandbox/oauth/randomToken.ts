import { base64url } from './base64url';

const BYTES = 32;

/** A value that nobody can guess: 256 random bits as 43 characters. */
export function randomToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(BYTES)));
}
