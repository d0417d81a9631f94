import { Agent, EnvHttpProxyAgent, fetch as undiciFetch, type RequestInit as UndiciInit } from 'undici';
import { isLoopback } from './keyDestination';

/** A `fetch` with a pool of its own, and the way to let go of its connections. */
export interface PooledFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly close: () => Promise<void>;
}

export interface PooledFetchOptions {
  /** Connections per origin. */
  readonly connections?: number | undefined;
  readonly keepAliveMs?: number | undefined;
  /** Whose certificates are believed; the runtime's choice, which variables can extend, when left out. */
  readonly authorities?: readonly string[] | undefined;
}

/**
 * For our own Node processes: connections to `origin` stay open between calls, and HTTP_PROXY, HTTPS_PROXY and
 * NO_PROXY are obeyed, but for this machine itself. Never for the extension host, whose own fetch knows the user's
 * proxies and certificates.
 */
export function createPooledFetch(origin: string, options: PooledFetchOptions = {}): PooledFetch {
  const { connections = 8, keepAliveMs = 30_000, authorities } = options;
  // Stated, so that NODE_TLS_REJECT_UNAUTHORIZED in somebody's configuration cannot switch it off.
  const tls = { rejectUnauthorized: true, ...(authorities && { ca: [...authorities] }) };
  const pool = { connections, keepAliveTimeout: keepAliveMs, connect: tls };
  const dispatcher = isLoopback(origin)
    ? new Agent(pool)
    : new EnvHttpProxyAgent({ ...pool, requestTls: tls, proxyTls: tls });
  const send = (input: string | URL, init?: UndiciInit) => undiciFetch(input, { ...init, dispatcher });
  return {
    // The package and the runtime declare the same standard types separately.
    fetch: send as unknown as typeof globalThis.fetch,
    close: () => dispatcher.close(),
  };
}
