import { createClock } from '../../src/data/clock';
import { openTenant } from '../../src/data/openTenant';
import type { Tenant } from '../../src/data/tenant';
import { Transport } from '../../src/gainsight/transport';
import { SANDBOX_USER_EMAIL } from '../../src/sandbox/embedded';

/** Where a sandbox tenant is served, and the key to it. */
export interface ServedTenant {
  readonly url: string;
  readonly key: string;
}

/** The tenant as somebody else at the customer's sees it: with a connection of their own. */
export function clientOf({ url, key }: ServedTenant): Tenant {
  const transport = new Transport({
    origin: url,
    fetch: (input, init) => fetch(input, init),
    credential: { headers: async () => ({ accesskey: key }) },
    limiter: { acquire: async () => undefined, pauseUntil: () => undefined },
    sleep: async () => undefined,
    onCall: () => undefined,
  });
  return openTenant({
    connection: { id: 'other', kind: 'accessKey', origin: url, email: SANDBOX_USER_EMAIL },
    transport,
    clock: createClock(
      () => new Date(),
      () => 'UTC',
    ),
    settings: () => ({ nonTouchTypes: [], healthColumns: {} }),
  });
}

/** Changes a record of an object that has no service of its own. */
export async function putRecord({ url, key }: ServedTenant, object: string, record: object): Promise<void> {
  const answer = await fetch(`${url}/v1/data/objects/${object}?keys=Gsid`, {
    method: 'PUT',
    headers: { accesskey: key, 'content-type': 'application/json' },
    body: JSON.stringify({ records: [record] }),
  });
  if (!answer.ok) throw new Error(`${object} could not be changed: ${await answer.text()}`);
}
