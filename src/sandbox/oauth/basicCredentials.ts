import { OAuthRefusal } from './oauthReply';

export interface BasicCredentials {
  readonly id: string;
  readonly secret: string;
}

/** One text for an unknown id and a wrong secret. */
export const CLIENT_UNKNOWN = 'Client authentication failed';

/** Id and secret of an `Authorization: Basic` header; undefined without such a header. */
export function basicCredentials(headers: Headers, encoding: 'form' | 'plain'): BasicCredentials | undefined {
  const header = headers.get('authorization');
  if (header === null) return undefined;
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
  const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(decoded(encoded)) ?? [];
  const read = encoding === 'form' ? formDecoded : (text: string) => text;
  const credentials = { id: read(id), secret: read(secret) };
  // A header that cannot be read is an attempt that failed, and not one that was never made.
  if (credentials.id === '') throw new OAuthRefusal('invalid_client', CLIENT_UNKNOWN);
  return credentials;
}

function decoded(text: string | undefined): string {
  try {
    const bytes = Uint8Array.from(atob(text ?? ''), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}
