import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TenantState } from '../../../src/data/activeTenant';
import { until } from '../../support/until';
import { activateForTest } from '../extensionUnderTest';
import {
  connectByHand,
  forgetConnections,
  giveUpAfterRefusal,
  servedTenant,
  startAfresh,
} from './connectByHand';

describe('connecting over HTTP', () => {
  const { url, key, email } = servedTenant();

  async function setup() {
    await startAfresh();
    const { active, connections } = await activateForTest();
    const kinds: string[] = [];
    const listening = active.onDidChange(({ kind }: TenantState) => kinds.push(kind));
    return { active, connections, kinds, stop: () => listening.dispose() };
  }

  // Other suites run in the same window.
  after(forgetConnections);

  it('takes a key that the tenant accepts, and reads with it', async () => {
    const { active, kinds, stop } = await setup();
    await connectByHand(url, key, email);
    stop();
    assert.deepEqual(kinds, ['connecting', 'ready']);
    const page = await active.tenant?.companies.page({ scope: 'mine' });
    assert.ok((page?.rows.length ?? 0) > 0);
    assert.equal((await active.tenant?.people.me())?.email, email);
  });

  it('refuses a wrong key, keeps nothing of it, and asks for the key alone the next time', async () => {
    const { active, connections } = await setup();
    await connectByHand(url, 'a-wrong-key', email);
    assert.equal(active.state.kind, 'signedOut');
    assert.deepEqual(connections.all, []);
    await giveUpAfterRefusal();
  });

  it('stops for good when the key is refused later, until there is another one', async () => {
    const { active, connections } = await setup();
    await connectByHand(url, key, email);
    const { tenant } = active;
    assert.ok(tenant && connections.active);
    const record = { kind: 'accessKey', origin: connections.active.origin, key } as const;
    await connections.add(connections.active, { ...record, key: 'a-replaced-key' });
    tenant.forget();
    await assert.rejects(tenant.companies.page({ scope: 'all' }), { kind: 'signedOut' });
    // VS Code tells late that the key was stored, and a key that was stored gets its chance.
    await until(async () => {
      await active.tenant?.companies.page({ scope: 'all' }).catch(() => undefined);
      return active.state.kind === 'refused';
    }, 'The refusal');
    await assert.rejects(tenant.companies.page({ scope: 'all' }), { kind: 'signedOut' });
    await connections.add(connections.active, record);
    assert.ok(await active.tenant?.companies.page({ scope: 'all' }));
  });

  it('signs out of the tenant and forgets it', async () => {
    const { active, connections } = await setup();
    await connectByHand(url, key, email);
    await vscode.commands.executeCommand('gainsight.signOut');
    assert.equal(active.state.kind, 'signedOut');
    assert.deepEqual(connections.all, []);
  });

  it('explores the sandbox with one command and no question', async () => {
    const { active } = await setup();
    await vscode.commands.executeCommand('gainsight.exploreSandbox');
    const page = await active.tenant?.companies.page({ scope: 'mine' });
    assert.ok((page?.rows.length ?? 0) > 0);
  });
});
