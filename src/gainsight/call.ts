import type { CallTarget } from './effects';

/** One call, below the tenant's origin. */
export interface Call extends CallTarget {
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
}

/** What a tenant answered, out of its envelope. */
export interface Reply {
  readonly data: unknown;
  readonly requestId: string | undefined;
}

/** What proves to the tenant who calls: an access key's header, or a bearer token's. */
export interface Credential {
  headers(signal?: AbortSignal): Promise<Readonly<Record<string, string>>>;
}
