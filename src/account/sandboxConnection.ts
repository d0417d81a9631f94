import { accessKeyHeader } from '../auth/accessKeyCredential';
import type { Credential } from '../gainsight/call';
import type { Connection } from '../model/connection';

/** What is used of the sandbox's bundle. */
interface SandboxModule {
  readonly SANDBOX_HOST: string;
  readonly SANDBOX_USER_EMAIL: string;
  readonly createSandbox: (options: { key: string; callsPerMinute: number; timeZone: string }) => {
    readonly fetch: typeof globalThis.fetch;
  };
}

/** The sandbox answers inside this process; its key protects nothing and is the same everywhere. */
const SANDBOX_KEY = 'sandbox';

/** Nobody shares the sandbox, so its pace needs no protection. */
export const SANDBOX_CALLS_PER_MINUTE = 6000;

export interface SandboxTenantOptions {
  /** The zone whose days the made-up dates are counted in. */
  readonly timeZone: () => string;
  readonly load?: () => Promise<SandboxModule>;
}

/**
 * The tenant that comes with the extension. It is loaded when somebody first connects to it or calls it, and
 * then lives as long as the window.
 */
export class SandboxTenant {
  readonly #options: SandboxTenantOptions;
  #running: Promise<typeof globalThis.fetch> | undefined;

  constructor(options: SandboxTenantOptions) {
    this.#options = options;
  }

  readonly credential: Credential = { headers: async () => accessKeyHeader(SANDBOX_KEY) };

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.#running ??= this.#start();
    return (await this.#running)(input, init);
  };

  async connection(): Promise<Connection> {
    const { SANDBOX_HOST, SANDBOX_USER_EMAIL } = await this.#load();
    return { id: 'sandbox', kind: 'sandbox', origin: `https://${SANDBOX_HOST}`, email: SANDBOX_USER_EMAIL };
  }

  async #start(): Promise<typeof globalThis.fetch> {
    const { createSandbox } = await this.#load();
    const timeZone = this.#options.timeZone();
    return createSandbox({ key: SANDBOX_KEY, callsPerMinute: SANDBOX_CALLS_PER_MINUTE, timeZone }).fetch;
  }

  async #load(): Promise<SandboxModule> {
    return this.#options.load?.() ?? import('../sandbox/embedded');
  }
}
