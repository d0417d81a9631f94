import { accessKeyHeader } from '../auth/accessKeyCredential';
import { M2mCredential } from '../auth/m2mCredential';
import type { Credential } from '../gainsight/call';
import type { Sender } from '../gainsight/readOnlySender';
import type { Connection } from '../model/connection';

/** Where records come from, and what proves who asks. */
export interface TenantSource {
  readonly connection: Connection;
  readonly credential: Credential;
  readonly fetch: typeof globalThis.fetch;
  readonly callsPerMinute: number;
  /** In front of the transport: refuses what the credential does not cover. */
  readonly sender?: ((inner: Sender) => Sender) | undefined;
}

/** Why a tenant cannot be opened now, as a sentence; asked again at the next call. */
export interface NoSource {
  readonly connection: Connection;
  readonly problem: string;
}

/** What opens a tenant: its access key, or the client id and secret of an OAuth connection. */
export type Secret =
  | { readonly kind: 'accessKey'; readonly key: string }
  | { readonly kind: 'm2m'; readonly clientId: string; readonly clientSecret: string };

export interface KeyedTenant {
  /** As `normaliseDomain` gives it. */
  readonly origin: string;
  readonly email: string;
  readonly secret: Secret;
  readonly fetch: typeof globalThis.fetch;
}

export interface SandboxChoice {
  readonly now: () => Date;
  readonly timeZone: string;
  /** Records that are added to the data or replace it. */
  readonly data?: unknown;
}

export const CALLS_PER_MINUTE = 60;
/** Nobody shares the sandbox, so its pace needs no protection. */
const SANDBOX_CALLS_PER_MINUTE = 6000;
/** It protects nothing and is the same everywhere. */
const SANDBOX_KEY = 'sandbox';

/** A tenant over the network. */
export function keyedSource({ origin, email, secret, fetch }: KeyedTenant): TenantSource {
  const connection: Connection = { id: 'standalone', kind: secret.kind, origin, email };
  if (secret.kind === 'accessKey') {
    const credential = { headers: async () => accessKeyHeader(secret.key) };
    return { connection, credential, fetch, callsPerMinute: CALLS_PER_MINUTE };
  }
  const credential = new M2mCredential({ origin, secret: async () => secret, fetch, now: Date.now });
  return { connection, credential, fetch: credential.fetchOver(fetch), callsPerMinute: CALLS_PER_MINUTE };
}

/** The made-up tenant inside this process: no call leaves it. Loaded when it is first asked for. */
export async function sandboxSource({ now, timeZone, data }: SandboxChoice): Promise<TenantSource> {
  const { createSandbox, SANDBOX_HOST, SANDBOX_USER_EMAIL } = await import('../sandbox/embedded');
  const sandbox = createSandbox({
    key: SANDBOX_KEY,
    callsPerMinute: SANDBOX_CALLS_PER_MINUTE,
    now,
    timeZone,
    ...(data === undefined ? {} : { data }),
  });
  return {
    connection: {
      id: 'sandbox',
      kind: 'sandbox',
      origin: `https://${SANDBOX_HOST}`,
      email: SANDBOX_USER_EMAIL,
    },
    credential: { headers: async () => accessKeyHeader(SANDBOX_KEY) },
    fetch: sandbox.fetch,
    callsPerMinute: SANDBOX_CALLS_PER_MINUTE,
  };
}
