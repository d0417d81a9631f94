import { sleep } from '../base/abort';
import { authorizedBy, callerOf, type AuthorizedBy, type Caller } from './auth';
import { gatewayFailure, type Reply } from './envelope';
import { comesAfter, faultReply, rateLimited, type Fault, type FaultQueue } from './faults';
import type { AuthorizationServer } from './oauth/authorizationServer';
import { formOf } from './oauth/parameters';
import { activeUser, activeUsers } from './oauth/sandboxUsers';
import type { RateWindow } from './rateWindow';
import type { SandboxRequest } from './request';
import { route } from './router';
import type { Tenant } from './tenant';
import { isWrite } from './write/writeRoutes';

/** The gateway's code for a scope that does not reach. The API's pages name none, so this one is the sandbox's own. */
const INSUFFICIENT_SCOPE = 'GS_APIG_2403';

/** Fields of forms whose values are no secrets. */
const PUBLIC_FIELDS = ['grant_type', 'client_id', 'redirect_uri', 'scope', 'token_type_hint', 'decision'];

/**
 * A call that reached the tenant; `path` is with its query string. `body` is parsed when it is JSON; of a form it
 * has all names, but only the values that are no secrets.
 */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** Who was let in when the call came; left out when nobody was. */
  readonly authorizedBy?: AuthorizedBy;
  /** Whoever called did not wait for the answer. */
  readonly abandoned?: true;
}

export interface GatewayParts {
  readonly key: string;
  /** Address of the user whom the sign-in page offers first. */
  readonly firstUser: string;
  readonly oauth: AuthorizationServer;
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
    const { method, url, text, headers, signal } = request;
    const body = parseJson(text);
    const call: RecordedCall = {
      method,
      path: url.pathname + url.search,
      body: body ?? shownForm(headers, text),
      ...this.#authorizedBy(headers),
    };
    const at = this.calls.push(call) - 1;
    try {
      return await this.#handle(request, body);
    } finally {
      if (signal?.aborted && this.calls[at] === call) this.calls[at] = { ...call, abandoned: true };
    }
  }

  async #handle(request: SandboxRequest, body: unknown): Promise<Reply> {
    const { method, url, signal } = request;
    const fault = this.parts.faults.take(method, url.pathname);
    const wait = fault?.kind === 'slow' ? fault.ms : 0;
    const after = comesAfter(fault);
    await pause(this.parts.latency + (after ? 0 : wait), signal);
    if (!after) cutOff(fault);
    const reply = await this.#answer(request, body, fault);
    await pause(after ? wait : 0, signal);
    cutOff(fault);
    return reply;
  }

  async #answer(request: SandboxRequest, body: unknown, fault: Fault | undefined): Promise<Reply> {
    const { rate, oauth } = this.parts;
    const faulty = fault && faultReply(fault, rate.limit);
    if (faulty && !comesAfter(fault)) return faulty;
    const signIn = await oauth.answer(request, () => activeUsers(this.#tenant.store, this.parts.firstUser));
    const reply = signIn ?? this.#serve(request, body);
    if (faulty) return faulty;
    return fault?.kind === 'truncated' ? truncated(reply) : reply;
  }

  /** A call to the API proper: who calls, whether they may, whether they still may this minute, and then the tenant. */
  #serve({ method, url, headers }: SandboxRequest, body: unknown): Reply {
    const { rate } = this.parts;
    const caller = this.#caller(headers);
    if (!caller) return gatewayFailure(401, 'GS_APIG_2401', 'Unauthorized');
    if (!mayCall(caller, method, url.pathname))
      return gatewayFailure(403, INSUFFICIENT_SCOPE, 'The token does not have the scope for this call');
    if (!rate.take()) return rateLimited(rate.limit);
    const tenant = caller.kind === 'user' ? { ...this.#tenant, currentUser: caller.user.gsid } : this.#tenant;
    const reply = route(tenant, { method, path: url.pathname, query: url.searchParams, body });
    return { ...reply, headers: { 'x-ratelimit-limit': String(rate.limit), ...reply.headers } };
  }

  #caller(headers: Headers): Caller | undefined {
    const { key, oauth } = this.parts;
    const caller = callerOf(headers, key, (token) => oauth.holderOf(token));
    // A token outlives neither its user nor their right to sign in.
    if (caller?.kind === 'user' && !activeUser(this.#tenant.store, caller.user.gsid)) return undefined;
    return caller;
  }

  #authorizedBy(headers: Headers): Pick<RecordedCall, 'authorizedBy'> {
    const caller = this.#caller(headers);
    return caller ? { authorizedBy: authorizedBy(caller) } : {};
  }
}

/** A user's token does what its scope says; a key and a machine's token carry none and may do everything. */
function mayCall(caller: Caller, method: string, path: string): boolean {
  if (caller.kind !== 'user' || caller.scopes.includes('read_write')) return true;
  return caller.scopes.includes('read') && !isWrite(method, path);
}

/** A form as it may be kept: nothing in it that could be used again. */
function shownForm(headers: Headers, text: string | undefined): Record<string, string> | undefined {
  const form = formOf(headers, text);
  return (
    form &&
    Object.fromEntries(
      form.entries.map(([name, value]) => [name, PUBLIC_FIELDS.includes(name) ? value : '(hidden)']),
    )
  );
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
