import { systemTimeZone } from '../base/dates';
import { buildTenant } from './buildTenant';
import { AuthorizationServer, type OAuthControl, type OAuthOptions } from './oauth/authorizationServer';
import { FaultQueue, type Fault } from './faults';
import { Gateway, type RecordedCall } from './gateway';
import { RateWindow } from './rateWindow';
import { isReachable, readRequest, respond } from './request';
import { DEFAULT_VARIANTS, type Variants } from './variants';

export type { Fault } from './faults';
export type { RecordedCall } from './gateway';
export type { OAuthControl, OAuthOptions } from './oauth/authorizationServer';
export type { Variants } from './variants';

/** The host of the embedded tenant; `.invalid` never resolves, so nothing can leave by mistake. */
export const SANDBOX_HOST = 'sandbox.invalid';

/** Who "me" is in the sandbox. */
export const SANDBOX_USER_EMAIL = 'lena.hofmann@example.com';

const DEFAULT_KEY = 'sandbox';
const DEFAULT_CALLS_PER_MINUTE = 100;

export interface SandboxOptions {
  now?: () => Date;
  timeZone?: string;
  seed?: number;
  /** How many companies there are in all; the named ones are always among them. */
  companies?: number;
  /** Records that are added to the data or replace it, as JSON. */
  data?: unknown;
  /** The only access key that is accepted. */
  key?: string;
  /** Milliseconds that every answer takes. */
  latency?: number;
  callsPerMinute?: number;
  variants?: Partial<Variants>;
  /** Applications, machine clients and behaviour of the authorisation server. */
  oauth?: OAuthOptions;
}

export interface Sandbox {
  /** As the global one, but it never follows a redirect. */
  readonly fetch: typeof globalThis.fetch;
  readonly calls: readonly RecordedCall[];
  readonly oauth: OAuthControl;
  /** Makes the next matching calls go wrong. */
  inject(fault: Fault): void;
  /** Back to the first state: data, faults, recorded calls, the rate window, sign-ins and tokens. */
  reset(): void;
}

/** A tenant of its own in memory. Throws when the overlay in `data` has a fault. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const now = options.now ?? (() => new Date());
  const variants = { ...DEFAULT_VARIANTS, ...options.variants };
  const build = () =>
    buildTenant({
      now: now(),
      clock: now,
      timeZone: options.timeZone ?? systemTimeZone(),
      seed: options.seed ?? 1,
      companies: options.companies,
      overlay: options.data,
      variants,
    });
  const faults = new FaultQueue();
  const rate = new RateWindow(options.callsPerMinute ?? DEFAULT_CALLS_PER_MINUTE, now, () =>
    performance.now(),
  );
  const oauth = new AuthorizationServer(options.oauth ?? {}, options.oauth?.now ?? now);
  const gateway = new Gateway({
    key: options.key ?? DEFAULT_KEY,
    firstUser: SANDBOX_USER_EMAIL,
    oauth,
    latency: options.latency ?? 0,
    faults,
    rate,
    tenant: build(),
  });
  return {
    calls: gateway.calls,
    oauth,
    inject: (fault) => faults.add(fault),
    reset: () => {
      faults.clear();
      rate.reset();
      oauth.reset();
      gateway.reset(build());
    },
    fetch: async (input, init) => {
      const request = await readRequest(input, init);
      if (!isReachable(request.url, SANDBOX_HOST))
        throw new TypeError('fetch failed', { cause: new Error(`There is no way to ${request.url.host}.`) });
      return respond(await gateway.handle(request));
    },
  };
}
