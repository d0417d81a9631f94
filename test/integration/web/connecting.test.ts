import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TenantState } from '../../../src/data/activeTenant';
import { activateForTest } from '../extensionUnderTest';
import { ui } from '../bridge';

const INPUT = '.quick-input-widget input';

/** Answers the questions of *Connect…* as a user would, one box after the other. */
async function answer(...texts: readonly string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    await ui('waitForText', '.quick-input-title', `(${at + 1}/${texts.length})`);
    await ui('fill', INPUT, text);
    await ui('press', 'Enter');
  }
}

/** Every file below a folder that holds the text. */
function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

describe('connecting over HTTP', () => {
  const { TEST_SANDBOX_URL: url = '', TEST_SANDBOX_KEY: key = '', TEST_HOST_DIR: hostDir = '' } = process.env;
  const { host } = new URL(url);
  const email = 'lena.hofmann@example.com';

  async function setup() {
    const { active, connections } = await activateForTest();
    for (const { id } of connections.all) await connections.remove(id);
    const kinds: string[] = [];
    const listening = active.onDidChange(({ kind }: TenantState) => kinds.push(kind));
    const connect = async (...texts: readonly string[]) => {
      const done = vscode.commands.executeCommand('gainsight.connect');
      await answer(...texts);
      await done;
    };
    return { active, connections, connect, kinds, stop: () => listening.dispose() };
  }

  // Other suites run in the same window.
  after(async () => {
    const { connections } = await activateForTest();
    for (const { id } of connections.all) await connections.remove(id);
    await vscode.workspace
      .getConfiguration()
      .update('gainsight.timeline.typesThatAreNoTouch', undefined, vscode.ConfigurationTarget.Global);
  });

  it('takes a key that the tenant accepts, and reads with it', async () => {
    const { active, connect, kinds, stop } = await setup();
    await connect(url, key, email);
    stop();
    assert.deepEqual(kinds, ['connecting', 'ready']);
    const page = await active.tenant?.companies.page({ scope: 'mine' });
    assert.ok((page?.rows.length ?? 0) > 0);
    assert.equal((await active.tenant?.people.me())?.email, email);
  });

  it('refuses a wrong key, keeps nothing of it, and asks for the key alone the next time', async () => {
    const { active, connections, connect } = await setup();
    await connect(url, 'a-wrong-key', email);
    assert.equal(active.state.kind, 'signedOut');
    assert.deepEqual(connections.all, []);
    const again = vscode.commands.executeCommand('gainsight.connect');
    await ui('waitForText', '.quick-input-title', '(2/3)');
    await ui('press', 'Escape');
    await again;
  });

  it('stops for good when the key is refused later, until there is another one', async () => {
    const { active, connections, connect } = await setup();
    await connect(url, key, email);
    const { tenant } = active;
    assert.ok(tenant && connections.active);
    await connections.add(connections.active, 'a-replaced-key');
    tenant.forget();
    await assert.rejects(tenant.companies.page({ scope: 'all' }), { kind: 'signedOut' });
    assert.equal(active.state.kind, 'refused');
    await assert.rejects(tenant.companies.page({ scope: 'all' }), { kind: 'signedOut' });
    await connections.add(connections.active, key);
    assert.ok(await active.tenant?.companies.page({ scope: 'all' }));
  });

  it('signs out of the tenant and forgets it', async () => {
    const { active, connections, connect } = await setup();
    await connect(url, key, email);
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

  it('keeps the key out of settings, logs, state and files, all of which are written', async () => {
    const { connect } = await setup();
    await vscode.workspace
      .getConfiguration()
      .update(
        'gainsight.timeline.typesThatAreNoTouch',
        ['planted-marker'],
        vscode.ConfigurationTarget.Global,
      );
    await connect(url, key, email);
    const settings = path.join(hostDir, 'user', 'User');
    const logs = path.join(hostDir, 'user', 'logs');
    await until(() => filesWith('planted-marker', settings).length > 0, 'the setting');
    await until(() => filesWith('access key checked outcome=accepted', logs).length > 0, 'the log line');
    await until(async () => (await ui('storage')).includes(host), 'the connection');
    assert.deepEqual(filesWith(key, hostDir), []);
    assert.ok(!(await ui('storage')).includes(key));
  });
});

/** Resolves when what was written has reached its place; it is flushed without an event to wait for. */
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) assert.fail(`${what} did not appear`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
