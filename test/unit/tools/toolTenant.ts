import type { DataSettings } from '../../../src/data/dataSettings';
import { createSandbox, type SandboxOptions } from '../../../src/sandbox/embedded';
import { NOW, productOn, type ProductOptions, ZONE } from '../../support/sandboxTenant';

export { NOW, ZONE } from '../../support/sandboxTenant';

/** An answer as its reader sees it: parsed JSON with rows of unknown shape. */
export interface Answer {
  readonly status: string;
  readonly scope?: string;
  readonly rule?: string;
  readonly next?: string;
  readonly problem?: string;
  readonly sources?: string[];
  readonly rows?: Record<string, unknown>[];
  readonly [fact: string]: unknown;
}

interface Door extends Pick<ProductOptions, 'email'> {
  /** Stands between the client and the tenant. */
  readonly around?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

/** The product's own client, services and tools on an embedded tenant that stands at `NOW`. */
export function setup(
  options: SandboxOptions = {},
  settings: Partial<DataSettings> = {},
  { around = (fetch) => fetch, ...door }: Door = {},
) {
  const now = options.now ?? (() => NOW);
  const sandbox = createSandbox({ timeZone: ZONE, ...options, now });
  const product = productOn(around(sandbox.fetch), { now, settings, ...door });
  const ask = async (name: string, input: object = {}): Promise<Answer> =>
    // The executor's answers are JSON objects with a status.
    JSON.parse(
      await product.executor.run(name, input, { door: 'code', signal: new AbortController().signal }),
    ) as Answer;
  return { sandbox, ...product, ask };
}
