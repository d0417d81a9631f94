import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../src/audit/entry';
import { guardedSource } from '../../../src/library/guardedSource';
import { Standalone } from '../../../src/library/standalone';
import type { Secret } from '../../../src/library/tenantSource';
import { createSandbox, SANDBOX_HOST } from '../../../src/sandbox/embedded';

const NOW = new Date('2026-11-18T09:00:00+01:00');
const KEY = 'planted-key';
const CLIENT = { clientId: 'planted-id', clientSecret: 'planted-secret' };
const SECRETS: readonly Secret[] = [
  { kind: 'accessKey', key: KEY },
  { kind: 'm2m', ...CLIENT },
];

/** A server's tools on a tenant over a network that counts, and the lines of its record. */
function setup(secret: Secret) {
  const sandbox = createSandbox({ key: KEY, now: () => NOW, oauth: { m2mClients: [CLIENT] } });
  const lines: AuditEntry[] = [];
  let sent = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent += 1;
    return sandbox.fetch(input, init);
  };
  const audit = { append: async (entry: AuditEntry) => void lines.push(entry) };
  const now = () => NOW;
  const tenant = { origin: `https://${SANDBOX_HOST}`, email: 'lena.hofmann@example.com', secret, fetch };
  const gainsight = new Standalone({
    source: async () => guardedSource(tenant, { audit, now, door: 'mcp' }),
    rules: () => ({ readOnly: false, allow: [], exclude: [] }),
    ...{ audit, now },
  });
  const call = async (): Promise<string> => {
    const { signal } = new AbortController();
    const text = await gainsight.run('gainsight_company_query', { limit: 1 }, { door: 'mcp', signal });
    // The executor's answers are JSON objects with a status.
    return (JSON.parse(text) as { status: string }).status;
  };
  const lost = () => lines.filter(({ event }) => event === 'accessLost');
  return { sandbox, call, lost, sent: () => sent };
}

for (const secret of SECRETS)
  describe(`a server with a credential of its own (${secret.kind})`, () => {
    it('sends nothing more once it was refused, and has that on the record once', async () => {
      const { sandbox, call, lost, sent } = setup(secret);
      assert.equal(await call(), 'ok');
      sandbox.inject({ kind: 'unauthorized', times: 4, path: '/v' });
      assert.deepEqual(await Promise.all([call(), call()]), ['signedOut', 'signedOut']);
      sandbox.reset();
      const before = sent();
      assert.equal(await call(), 'signedOut');
      assert.equal(sent(), before);
      assert.deepEqual(
        lost().map(({ door, connection, result, tenant }) => [door, connection, result, tenant]),
        [['mcp', secret.kind, 'refused', SANDBOX_HOST]],
      );
    });

    it('goes on after other faults, which are no end of it', async () => {
      const { sandbox, call, lost } = setup(secret);
      for (const kind of ['forbidden', 'failure'] as const) {
        sandbox.inject({ kind, times: 3, path: '/v1/data' });
        assert.notEqual(await call(), 'ok');
        sandbox.reset();
        assert.equal(await call(), 'ok');
      }
      assert.deepEqual(lost(), []);
    });
  });

describe('a server with an OAuth client of its own', () => {
  it('that the tenant knows no more asks for no other token', async () => {
    const { sandbox, call, lost, sent } = setup({ kind: 'm2m', ...CLIENT });
    await call();
    sandbox.oauth.revokeMachine(CLIENT.clientId);
    assert.equal(await call(), 'signedOut');
    const before = sent();
    assert.equal(await call(), 'signedOut');
    assert.deepEqual([sent(), lost().map(({ errorCode }) => errorCode)], [before, ['invalid_client']]);
  });
});
