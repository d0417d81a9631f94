import type { Call } from './call';

const PATH = /^\/(?!\/)[A-Za-z0-9/._~%-]*$/;

/** The address of a call on this origin. A path that could lead elsewhere is refused. */
export function addressOf(origin: string, { path, query }: Pick<Call, 'path' | 'query'>): URL {
  if (!PATH.test(path) || path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part)))
    throw new TypeError('The path of a call must be relative to the tenant');
  const url = new URL(origin);
  url.pathname = path;
  url.search = new URLSearchParams(query).toString();
  return url;
}

/** The same address with the trailing slash, or without it where it has one. */
export function withOtherSlash(address: URL): URL {
  const url = new URL(address);
  url.pathname = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : `${url.pathname}/`;
  return url;
}

/** A record id, fit to be put into a path. */
export function pathId(gsid: string): string {
  return checked(gsid, /^[A-Za-z0-9]+$/, 'An id has letters and digits only');
}

/** The name of an object, fit to be put into a path. */
export function pathObject(name: string): string {
  return checked(name, /^[A-Za-z0-9_]+$/, 'The name of an object has letters, digits and underscores only');
}

function checked(text: string, pattern: RegExp, rule: string): string {
  if (!pattern.test(text)) throw new TypeError(rule);
  return encodeURIComponent(text);
}
