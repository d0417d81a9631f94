import type { Reply } from './envelope';

/** A call as the gateway sees it. */
export interface SandboxRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly text: string | undefined;
  readonly signal: AbortSignal | undefined;
}

const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** Reads what `fetch` was called with. */
export async function readRequest(
  input: Parameters<typeof fetch>[0],
  init: RequestInit = {},
): Promise<SandboxRequest> {
  const given = input instanceof Request ? input : undefined;
  const url = new URL(input instanceof Request ? input.url : input);
  const signal = init.signal ?? given?.signal;
  signal?.throwIfAborted();
  const method = (init.method ?? given?.method ?? 'GET').toUpperCase();
  // Text is taken as it is: reading it through a stream would cost a turn of the event loop.
  const text =
    typeof init.body === 'string'
      ? init.body
      : init.body
        ? await new Response(init.body).text()
        : await given?.text();
  const headers = new Headers(init.headers ?? given?.headers);
  // As fetch does: a form that is given as such says so by itself.
  if (init.body instanceof URLSearchParams && !headers.has('content-type'))
    headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
  return {
    url,
    method,
    headers,
    text: text === '' ? undefined : text,
    signal,
  };
}

/** Whether the tenant lives at this address: its own host over https, or this machine. */
export function isReachable(url: URL, host: string): boolean {
  if (url.protocol === 'https:' && url.host === host) return true;
  return /^https?:$/.test(url.protocol) && LOCAL_HOSTS.includes(url.hostname);
}

export function respond({ status, body, headers }: Reply): Response {
  const html = typeof body === 'string';
  return new Response(html ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': html ? 'text/html' : 'application/json', ...headers },
  });
}
