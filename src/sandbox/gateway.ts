import { sleep } from '../base/abort';
import { isAuthorized } from './auth';
import { gatewayFailure, type Reply } from './envelope';
import { comesAfter, faultReply, rateLimited, type Fault, type FaultQueue } from './faults';
import type { RateWindow } from './rateWindow';
import type { SandboxRequest } from './request';
import { route } from './router';
import type { Tenant } from './tenant';

/** A call that reached the tenant; `path` is with its query string, `body` parsed when it is JSON. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface GatewayParts {
  readonly key: string;
  readonly latency: number;
  readonly faults: FaultQueue;
  readonly rate: RateWindow;
  readonly tenant: Tenant;
}

/** What stands before the tenant: it records calls, checks the key, counts, and lets faults happen. */
export class Gateway {
  readonly calls: RecordedCall[] = [];
  #tenant: Tenant;

  constructor(readonly parts: GatewayParts) {
    this.#tenant = parts.tenant;
  }

  reset(tenant: Tenant): void {
    this.#tenant = tenant;
    this.calls.length = 0;
  }

  async handle(request: SandboxRequest): Promise<Reply> {
    const { method, url, text, signal } = request;
    const body = parseJson(text);
    this.calls.push({ method, path: url.pathname + url.search, body });
    const fault = this.parts.faults.take(method, url.pathname);
    const wait = fault?.kind === 'slow' ? fault.ms : 0;
    const after = comesAfter(fault);
    await pause(this.parts.latency + (after ? 0 : wait), signal);
    if (!after) cutOff(fault);
    const reply = this.#answer(request, body, fault);
    await pause(after ? wait : 0, signal);
    cutOff(fault);
    return reply;
  }

  #answer({ method, url, headers }: SandboxRequest, body: unknown, fault: Fault | undefined): Reply {
    const { key, rate } = this.parts;
    const faulty = fault && faultReply(fault, rate.limit);
    if (faulty && !comesAfter(fault)) return faulty;
    if (!isAuthorized(headers, key)) return gatewayFailure(401, 'GS_APIG_2401', 'Unauthorized');
    if (!rate.take()) return rateLimited(rate.limit);
    const reply = route(this.#tenant, { method, path: url.pathname, query: url.searchParams, body });
    if (faulty) return faulty;
    const limited = { ...reply, headers: { 'x-ratelimit-limit': String(rate.limit), ...reply.headers } };
    return fault?.kind === 'truncated' ? truncated(limited) : limited;
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms > 0) await sleep(ms, signal);
  signal?.throwIfAborted();
}

/** Ends the call as a broken connection does, when that is the fault. */
function cutOff(fault: Fault | undefined): void {
  if (fault?.kind === 'cut') throw new TypeError('fetch failed', { cause: new Error('other side closed') });
}

/** The answer breaks off in the middle, but still claims to be JSON. */
function truncated(reply: Reply): Reply {
  const whole = JSON.stringify(reply.body);
  const headers = { ...reply.headers, 'content-type': 'application/json' };
  return { ...reply, headers, body: whole.slice(0, Math.floor(whole.length / 2)) };
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
