export interface BasicCredentials {
  readonly id: string;
  readonly secret: string;
}

/** One text for an unknown id and a wrong secret. */
export const CLIENT_UNKNOWN = 'Client authentication failed';

/**
 * Id and secret of an `Authorization` header; undefined without one. A header that cannot be read gives an empty
 * id, which nobody has: it is an attempt that failed, and not one that was never made.
 */
export function basicCredentials(headers: Headers, encoding: 'form' | 'plain'): BasicCredentials | undefined {
  const header = headers.get('authorization');
  if (header === null) return undefined;
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
  const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(decoded(encoded)) ?? [];
  return encoding === 'form' ? { id: formDecoded(id), secret: formDecoded(secret) } : { id, secret };
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
