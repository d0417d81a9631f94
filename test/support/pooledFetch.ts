import { EnvHttpProxyAgent, fetch as undiciFetch, type RequestInit as UndiciInit } from 'undici';

/** A `fetch` with a pool of its own, and the way to let go of its connections. */
export interface PooledFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly close: () => Promise<void>;
}

export interface PooledFetchOptions {
  /** Connections per origin. */
  readonly connections?: number | undefined;
  readonly keepAliveMs?: number | undefined;
}

/**
 * For our own Node processes, such as benches: connections stay open between calls, and HTTP_PROXY, HTTPS_PROXY and
 * NO_PROXY are obeyed. Never for the extension host, whose own fetch knows the user's proxies and certificates.
 */
export function createPooledFetch(options: PooledFetchOptions = {}): PooledFetch {
  const { connections = 8, keepAliveMs = 30_000 } = options;
  const dispatcher = new EnvHttpProxyAgent({ connections, keepAliveTimeout: keepAliveMs });
  const send = (input: string | URL, init?: UndiciInit) => undiciFetch(input, { ...init, dispatcher });
  return {
    // The package and the runtime declare the same standard types separately.
    fetch: send as unknown as typeof globalThis.fetch,
    close: () => dispatcher.close(),
  };
}
