import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { composeAudit } from '../../src/composeAudit';
import { Notifier } from '../../src/host/notify';
import { standaloneAudit } from '../../src/library/standaloneAudit.node';
import { userFilePath } from '../../src/library/stateFolder.node';
import { auditEntry, unlocked } from '../support/auditBench';
import { HomeOfRecord } from '../support/homeOfRecord';
import { env, UIKind, Uri } from '../support/vscode';

describe("the editor's audit log", () => {
  let home: HomeOfRecord;
  beforeEach(() => (home = new HomeOfRecord()));
  afterEach(() => {
    env.uiKind = UIKind.Desktop;
    home.dispose();
  });

  function composed() {
    const secrets = new Map<string, string>();
    const warnings: string[] = [];
    const state = { isLocked: false };
    const vault = {
      get: async (name: string) => secrets.get(name),
      store: async (name: string, secret: string) => void secrets.set(name, secret),
      delete: async (name: string) => void secrets.delete(name),
      names: async () => (state.isLocked ? Promise.reject(new Error('locked')) : [...secrets.keys()]),
    };
    const audit = composeAudit({
      // What of the context is used is all that is there.
      context: { globalStorageUri: Uri.file(path.join(home.folder, 'storage')) } as never,
      ...{ vault, lock: unlocked, now: () => new Date(), notify: new Notifier() },
      log: { warn: (event) => void warnings.push(event) },
      retentionDays: () => 90,
    });
    return { audit, warnings, state, secrets };
  }

  it("shows and verifies what servers wrote where the user's own file sends them", async () => {
    const folder = path.join(home.folder, 'records');
    mkdirSync(path.dirname(userFilePath()), { recursive: true });
    writeFileSync(userFilePath(), JSON.stringify({ auditFolder: folder }));
    const server = standaloneAudit(folder);
    await server.append(auditEntry());
    await server.settled();
    process.env.XDG_STATE_HOME = path.join(home.folder, 'state');
    const logs = await composed().audit.openAll();
    const log = logs.find((one) => one.folder === folder);
    const { files } = (await log?.verify()) ?? { files: [] };
    assert.deepEqual(
      files.map(({ state, lines }) => [state, lines]),
      [['chained', 1]],
    );
  });

  it('writes nothing but its key into the secrets of a browser, and says that counts lie in a file', async () => {
    env.uiKind = UIKind.Web;
    const { audit, secrets } = composed();
    await audit.append(auditEntry());
    await audit.append(auditEntry({ time: '2026-11-19T08:00:00.000Z' }));
    const own = await audit.open();
    await own.settled();
    assert.deepEqual(
      [...secrets.keys()].map((name) => name.split('.').slice(0, -1).join('.')),
      ['gainsight.audit.key'],
    );
    const { state, files } = await own.verify();
    assert.deepEqual(
      [state, files.map((one) => [one.state, one.notAnchored])],
      [
        'ok',
        [
          ['chained', 0],
          ['chained', 0],
        ],
      ],
    );
    // Those who cut a file off still have to put the count back, too.
    const [file] = files;
    const name = path.join(own.folder, file?.file ?? '');
    writeFileSync(name, readFileSync(name, 'utf8').split('\n').slice(0, 1).join('') + '\n');
    assert.equal((await own.verify()).state, 'tampered');
  });

  it('says once that lines cannot be verified while the keyring is locked, and what helps', async () => {
    const { audit, warnings, state } = composed();
    state.isLocked = true;
    await audit.append(auditEntry());
    await audit.append(auditEntry());
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /nobody will be able to verify .*unlock the keyring/);
    state.isLocked = false;
    await audit.append(auditEntry());
    const own = await audit.open();
    await own.settled();
    assert.deepEqual((await own.verify()).files.map((one) => one.state).sort(), ['foreign', 'ok']);
  });
});
