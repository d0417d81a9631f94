import { RateLimiter } from '../../src/gainsight/rateLimiter';
import { Transport, type TransportOptions } from '../../src/gainsight/transport';
import { FakeTimers } from './fakeTimers';

/** What the fake tenant does with one call. */
export type Answer = Response | Error | (() => Response | Promise<Response>);

export interface SentCall {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export const ACCESS_KEY = 'planted-access-key-0001';
export const ORIGIN = 'https://acme.example.com';

/** A transport whose tenant gives these answers in turn, on a clock of its own. */
export function fakeTenant(answers: readonly Answer[], options: Partial<TransportOptions> = {}) {
  const timers = new FakeTimers();
  const sent: SentCall[] = [];
  const slept: number[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ url, method: init?.method ?? 'GET', headers: new Headers(init?.headers), body });
    const answer = answers[sent.length - 1];
    if (answer === undefined) throw new Error(`no answer planned for call ${sent.length}`);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer() : answer;
  };
  const transport = new Transport({
    origin: ORIGIN,
    fetch,
    credential: { headers: async () => ({ accesskey: ACCESS_KEY }) },
    limiter: new RateLimiter({ now: timers.now, setTimer: timers.setTimer }),
    now: timers.now,
    sleep: async (ms) => void slept.push(ms),
    ...options,
  });
  return { transport, sent, slept, timers };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

export function ok(data: unknown, extra: object = {}): Response {
  return json({
    result: true,
    errorCode: null,
    errorDesc: null,
    requestId: 'req-1',
    data,
    message: null,
    ...extra,
  });
}

export function refused(
  code: string,
  status = 400,
  errorDesc = 'Planted detail',
  extra: object = {},
): Response {
  return json(
    { result: false, errorCode: code, errorDesc, requestId: 'req-9', data: null, ...extra },
    status,
  );
}

/** A failure of the socket as Node's fetch reports it. */
export function socketError(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
