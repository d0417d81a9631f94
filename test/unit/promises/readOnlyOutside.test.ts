import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { createGainsight } from '../../../src/library/createGainsight';
import { Standalone } from '../../../src/library/standalone';
import { keyedSource } from '../../../src/library/tenantSource';
import { readEnvironment } from '../../../src/mcp/environment';
import { createServer } from '../../../src/mcp/server';
import { SANDBOX_HOST, SANDBOX_USER_EMAIL } from '../../../src/sandbox/embedded';
import { catalogue } from '../../../src/tools/catalogue';
import { FakeTimers } from '../../support/fakeTimers';
import { recordingSandbox } from '../../support/readOnlyBench';
import { toolInputs } from '../../support/writeSamples';

const NOW = () => new Date('2026-11-18T09:00:00+01:00');
const names = catalogue.map(({ name }) => name);
const writeTools = catalogue.filter(({ effect }) => effect === 'write').map(({ name }) => name);
type Call = (name: string, input: object) => Promise<unknown>;

/** An MCP server of this environment that writes without asking; its calls, and what reached the tenant. */
async function overProtocol(env: Record<string, string>) {
  const { sandbox, arrived } = recordingSandbox();
  const all = { GAINSIGHT_SANDBOX: '1', GAINSIGHT_WRITES: 'allow', ...env };
  const { rules, writes } = readEnvironment(all, { domains: [], writes: 'allow' }, names);
  const secret = { kind: 'accessKey', key: 'sandbox' } as const;
  const where = { origin: `https://${SANDBOX_HOST}`, email: SANDBOX_USER_EMAIL };
  const server = createServer({
    gainsight: new Standalone({
      source: async () => ({
        ...keyedSource({ ...where, secret, fetch: sandbox.fetch }),
        callsPerMinute: 10_000,
      }),
      ...{ rules: () => rules, audit: { append: async () => undefined }, now: NOW },
    }),
    ...{ version: '1.0.0', writes, steps: {}, setTimer: new FakeTimers().setTimer, onFault: () => undefined },
  });
  const client = new Client({ name: 'test', version: '1.0.0' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  const call: Call = (name, input) => client.callTool({ name, arguments: { ...input } });
  return { call, arrived };
}

describe('read-only mode outside of the editor', () => {
  let folder = '';
  const { XDG_STATE_HOME: stateHome } = process.env;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-read-only-'));
    process.env.XDG_STATE_HOME = path.join(folder, 'state');
  });
  after(() => {
    rmSync(folder, { recursive: true });
    if (stateHome === undefined) delete process.env.XDG_STATE_HOME;
    else process.env.XDG_STATE_HOME = stateHome;
  });

  /** A program that says yes to every write. */
  function inCode(readOnly: boolean) {
    const { sandbox, arrived } = recordingSandbox();
    const where = { domain: SANDBOX_HOST, accessKey: 'sandbox', userEmail: SANDBOX_USER_EMAIL };
    const gainsight = createGainsight({
      ...where,
      fetch: sandbox.fetch,
      auditFolder: path.join(folder, 'audit'),
      readOnly,
    });
    const call: Call = (name, input) => gainsight.call(name, input, { confirm: () => true });
    return { call, arrived };
  }

  const ON = ['1', 'true', 'TRUE', ' 1 '];
  const doors: readonly (readonly [
    string,
    () => ReturnType<typeof overProtocol>,
    () => ReturnType<typeof overProtocol>,
  ])[] = [
    ...ON.map(
      (value) =>
        [
          `GAINSIGHT_READ_ONLY=${value}`,
          () => overProtocol({ GAINSIGHT_READ_ONLY: value }),
          () => overProtocol({}),
        ] as const,
    ),
    ['readOnly in code', async () => inCode(true), async () => inCode(false)],
  ];
  for (const [door, closed, open] of doors)
    it(`lets none leave: ${door}, every tool that writes`, async () => {
      const { call, arrived } = await closed();
      for (const name of writeTools) {
        const tenant = await open();
        const input = toolInputs[name] ?? assert.fail(`${name} has no input here.`);
        await tenant.call(name, input);
        assert.equal(tenant.arrived().length, 1, `${name} does not get there at all`);
        await call(name, input).catch(() => undefined);
      }
      // As other connectors call it.
      await call('gainsight_timeline_log', toolInputs.gainsight_timeline_create ?? {}).catch(() => undefined);
      assert.deepEqual(arrived(), []);
    });
});
