import { accessKeyHeader } from '../auth/accessKeyCredential';
import type { Credential } from '../gainsight/transport';
import type { Connection } from '../model/connection';
import type * as embedded from '../sandbox/embedded';

type SandboxModule = Pick<typeof embedded, 'SANDBOX_HOST' | 'SANDBOX_USER_EMAIL' | 'createSandbox'>;

/** The sandbox answers inside this process; its key protects nothing and is the same everywhere. */
const SANDBOX_KEY = 'sandbox';

/**
 * The tenant that comes with the extension. It is loaded when somebody first connects to it or calls it, and
 * then lives as long as the window.
 */
export class SandboxTenant {
  readonly #load: () => Promise<SandboxModule>;
  #running: Promise<typeof globalThis.fetch> | undefined;

  constructor(load: () => Promise<SandboxModule> = async () => import('../sandbox/embedded')) {
    this.#load = load;
  }

  readonly credential: Credential = { headers: async () => accessKeyHeader(SANDBOX_KEY) };

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.#running ??= this.#load().then(({ createSandbox }) => createSandbox({ key: SANDBOX_KEY }).fetch);
    return (await this.#running)(input, init);
  };

  async connection(): Promise<Connection> {
    const { SANDBOX_HOST, SANDBOX_USER_EMAIL } = await this.#load();
    return { id: 'sandbox', kind: 'sandbox', origin: `https://${SANDBOX_HOST}`, email: SANDBOX_USER_EMAIL };
  }
}
