import assert from 'node:assert/strict';
import { hostOf } from '../../../src/data/tenantInUse';
import { setup } from '../tools/toolTenant';
import { lastPanel, pagesBench, untilTold } from './pagesBench';

const idle = (message: { readonly type: string; readonly busy?: unknown }): boolean =>
  ['busy', 'progress'].includes(message.type) && message.busy === false;

async function opened(page: 'account' | 'portfolio', options: Parameters<typeof pagesBench>[0] = {}) {
  const bench = await pagesBench(options);
  if (page === 'account') await bench.pages.openAccount(bench.gsid);
  else await bench.pages.openPortfolio();
  const panel = lastPanel();
  const say = (message: unknown): void => panel.webview.said.fire(message);
  return { ...bench, panel, say, told: panel.webview.told };
}

const cta = { kind: 'cta', gsid: '1S01A' };

const MALFORMED: readonly unknown[] = [
  undefined,
  null,
  'ready',
  ['ready'],
  {},
  { type: 'start' },
  { type: 'execute', command: 'workbench.action.quit' },
  { type: 'run', action: 'open' },
  { type: 'run', action: 'gainsight.signOut', record: cta },
  { type: 'run', action: 'closeCta', record: { kind: 'cta', gsid: '../1S01A' } },
  { type: 'run', action: 'closeCta', record: { kind: 'user', gsid: '1P01A' } },
  { type: 'run', action: 'closeCta', record: { kind: 'cta', gsid: ['1S01A'] } },
  { type: 'run', action: ['open'], record: cta },
];

for (const page of ['account', 'portfolio'] as const)
  describe(`the ${page} page`, () => {
    it('does nothing that a malformed message asks, and notes it', async () => {
      const { say, run, log, told } = await opened(page);
      const mark = { type: 'ask', mark: { chart: 'health', key: 'x'.repeat(65) } };
      const messages = [...MALFORMED, mark, { type: 'scope', scope: 'everything' }];
      for (const message of messages) say(message);
      assert.deepEqual([run, told], [[], []]);
      assert.deepEqual(log, Array(messages.length).fill('message of a page left out'));
    });

    it('runs the commands behind its actions, with the kind and the id of the record alone', async () => {
      const { say, run } = await opened(page);
      say({ type: 'run', action: 'open', record: { ...cta, name: 'x' } });
      say({ type: 'signIn' });
      assert.deepEqual(run, [['gainsight.openRecord', 'cta', '1S01A'], ['gainsight.connect']]);
    });

    it('tells the same again when it was hidden, without reading', async () => {
      const { say, panel, told, sandbox } = await opened(page);
      say({ type: 'ready' });
      await untilTold(panel, idle);
      const [types, calls] = [told.map(({ type }) => type), sandbox.calls.length];
      told.length = 0;
      say({ type: 'ready' });
      assert.deepEqual(new Set(told.map(({ type }) => type)), new Set(types));
      assert.equal(sandbox.calls.length, calls);
    });

    it('calls off what it reads when its tab is closed, and says nothing more', async () => {
      const { say, panel, told, sandbox } = await opened(page, { latency: 30 });
      const before = sandbox.calls.length;
      say({ type: 'ready' });
      while (sandbox.calls.length === before) await new Promise(setImmediate);
      const said = told.length;
      panel.dispose();
      await new Promise(setImmediate);
      const asked = sandbox.calls.slice(before);
      assert.ok(asked.length > 0);
      // What was under way when the tab was closed was not waited for.
      assert.ok(asked.every(({ abandoned }) => abandoned === true));
      assert.equal(told.length, said);
    });

    it('says whose page it is when another tenant is in use, and shows nothing of the one before', async () => {
      const { say, panel, told, active } = await opened(page);
      say({ type: 'ready' });
      await untilTold(panel, idle);
      const { tenant } = setup();
      const connection = { ...tenant.connection, origin: 'https://other.example.com' };
      told.length = 0;
      active.set({ kind: 'ready', tenant: { ...tenant, connection } });
      await untilTold(panel, idle);
      assert.ok(
        told.some(
          (message) => 'text' in message && /another tenant.*sandbox\.invalid/.test(String(message.text)),
        ),
      );
      assert.notEqual(hostOf({ connection }), 'sandbox.invalid');
      told.length = 0;
      say({ type: 'ready' });
      const types = new Set(told.map(({ type }) => type));
      for (const type of ['header', 'ctas', 'people', 'accounts', 'bands']) assert.ok(!types.has(type), type);
    });

    it('keeps nothing of the tenant before while nobody sees it', async () => {
      const { say, panel, told, active } = await opened(page);
      say({ type: 'ready' });
      await untilTold(panel, idle);
      panel.visible = false;
      active.set({ kind: 'signedOut' });
      panel.visible = true;
      told.length = 0;
      say({ type: 'ready' });
      const types = new Set(told.map(({ type }) => type));
      for (const type of ['header', 'ctas', 'people', 'accounts', 'bands']) assert.ok(!types.has(type), type);
    });

    it('offers to sign in when nobody is, and stays as it is while the tenant cannot be reached', async () => {
      const { say, panel, told, active, tenant } = await opened(page);
      say({ type: 'ready' });
      await untilTold(panel, idle);
      told.length = 0;
      active.set({ kind: 'offline', tenant, message: 'No network', since: new Date(0) });
      assert.deepEqual(told, []);
      active.set({ kind: 'signedOut' });
      await untilTold(panel, ({ type, signIn }) => type === 'notice' && signIn === true);
    });
  });
