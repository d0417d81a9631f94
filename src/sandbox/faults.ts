import { failure, gatewayFailure, type Reply } from './envelope';

/** Something that goes wrong with the next calls that match. */
export type Fault = {
  /** Start of the path, or a regular expression found in it; every path when left out. */
  readonly path?: string;
  readonly method?: string;
  /** How many calls are hit; one when left out. */
  readonly times?: number;
  /** Whether the tenant has done its work when it goes wrong; `before` when left out. */
  readonly when?: 'before' | 'after';
} & (
  | { readonly kind: 'unauthorized' | 'forbidden' | 'serverError' | 'badGateway' | 'cut' | 'truncated' }
  | { readonly kind: 'rateLimited'; /** Seconds. */ readonly retryAfter?: number }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'failure'; readonly code?: string; readonly description?: string }
  | { readonly kind: 'oauthError'; /** `server_error` when left out. */ readonly error?: string }
);

const KINDS = [
  'unauthorized',
  'forbidden',
  'rateLimited',
  'serverError',
  'badGateway',
  'slow',
  'cut',
  'truncated',
  'failure',
  'oauthError',
];

/** Whether data from outside is a fault that can be injected. */
export function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (typeof value.kind !== 'string' || !KINDS.includes(value.kind)) return false;
  if ('when' in value && value.when !== 'before' && value.when !== 'after') return false;
  return value.kind !== 'slow' || ('ms' in value && typeof value.ms === 'number');
}

/** The faults that wait for their call, first in, first out. */
export class FaultQueue {
  #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Takes the fault that this call is to suffer. */
  take(method: string, path: string): Fault | undefined {
    const entry = this.#waiting.find(({ fault }) => matches(fault, method, path));
    if (!entry) return undefined;
    entry.left--;
    if (entry.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== entry);
    return entry.fault;
  }
}

/** Whether the fault only takes the answer away: what the call asked for has happened. */
export function comesAfter(fault: Fault | undefined): boolean {
  return fault?.when === 'after';
}

/** The answer that a fault gives in place of the tenant's own, if it gives one. */
export function faultReply(fault: Fault, limit: number): Reply | undefined {
  switch (fault.kind) {
    case 'unauthorized':
      return gatewayFailure(401, 'GS_APIG_2401', 'Unauthorized');
    case 'forbidden':
      return gatewayFailure(403, 'GS_APIG_2402', 'IP address is not in the allowed range');
    case 'rateLimited':
      return rateLimited(limit, fault.retryAfter);
    case 'serverError':
      return { status: 500, body: '<html><body><h1>Internal Server Error</h1></body></html>' };
    case 'badGateway':
      return { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' };
    case 'failure':
      return failure(200, fault.code ?? 'GSOBJ_1008', fault.description ?? 'The request was refused');
    case 'oauthError':
      return { status: 400, body: { error: fault.error ?? 'server_error' } };
    default:
      return undefined;
  }
}

export function rateLimited(limit: number, retryAfter?: number): Reply {
  return gatewayFailure(429, 'GS_APIG_2404', 'API rate limit reached', {
    'x-ratelimit-limit': String(limit),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
}

function matches({ path = '', method }: Fault, calledMethod: string, calledPath: string): boolean {
  if (method && method.toUpperCase() !== calledMethod) return false;
  if (calledPath.startsWith(path)) return true;
  try {
    return new RegExp(path).test(calledPath);
  } catch {
    return false;
  }
}
