import assert from 'node:assert/strict';
import type { AccountEvent } from '../../../src/account/accountAudit';
import { changeEmail } from '../../../src/account/changeEmail';
import { ReadOnlySwitch } from '../../../src/account/readOnlySwitch';
import type { CredentialRecord } from '../../../src/auth/credentialRecord';
import { Notifier } from '../../../src/host/notify';
import type { Connection } from '../../../src/model/connection';
import { fakeHost } from '../../support/vscode';
import { userRecord } from './userRecord';

const acme: Connection = {
  id: 'a',
  kind: 'user',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};
const locked: Connection = { ...acme, readOnly: true };

function setup(active: Connection | undefined, record?: CredentialRecord, setting = false) {
  fakeHost.reset();
  const replaced: Connection[] = [];
  const events: AccountEvent[] = [];
  const connections = {
    active,
    change: async (id: string, changes: Partial<Connection>) =>
      void replaced.push({ ...(active ?? acme), id, ...changes }),
  };
  const notify = new Notifier();
  const audit = { note: (event: AccountEvent) => void events.push(event) };
  const readOnly = new ReadOnlySwitch({
    ...{ connections, notify, audit },
    credentials: { read: async () => record },
    settings: { readOnly: setting },
  });
  const said = () => fakeHost.notifications.map(({ message }) => message);
  const noted = () => events.map(({ action, result }) => [action, result]);
  return { readOnly, connections, notify, audit, replaced, noted, said };
}

describe('making a connection read-only', () => {
  it('needs no question, is told and is in the record', async () => {
    const { readOnly, replaced, noted, said } = setup(acme);
    await readOnly.makeReadOnly();
    assert.deepEqual(replaced, [locked]);
    assert.deepEqual(noted(), [['gainsight.makeReadOnly', 'ok']]);
    assert.match(said().join(), /acme\.gainsightcloud\.com is read-only now/);
  });

  it('without a connection only says so', async () => {
    const { readOnly, replaced, said } = setup(undefined);
    await readOnly.makeReadOnly();
    await readOnly.allowWrites();
    assert.deepEqual(replaced, []);
    assert.equal(said().length, 2);
  });
});

describe('allowing writes on a connection', () => {
  it('asks in a dialog and does it once that is agreed to', async () => {
    const { readOnly, replaced, noted } = setup(locked, userRecord());
    fakeHost.press = 'Allow Writes';
    await readOnly.allowWrites();
    assert.deepEqual(replaced, [{ ...acme, readOnly: undefined }]);
    assert.deepEqual(noted(), [['gainsight.allowWrites', 'ok']]);
    const [asked, ...others] = fakeHost.notifications;
    assert.ok(asked?.detail && others.length === 0);
  });

  it('does nothing when it is not agreed to, and notes that', async () => {
    const { readOnly, replaced, noted } = setup(locked);
    await readOnly.allowWrites();
    assert.deepEqual([replaced, noted()], [[], [['gainsight.allowWrites', 'declined']]]);
  });

  it('cannot go beyond what the sign-in is for, and says how to', async () => {
    const { readOnly, replaced } = setup(locked, userRecord({ scope: 'read' }));
    fakeHost.press = 'Allow Writes';
    await readOnly.allowWrites();
    assert.deepEqual(replaced, []);
    assert.deepEqual(
      fakeHost.notifications.map(({ buttons }) => buttons),
      [['Sign In…']],
    );
  });

  it('says that the setting still forbids it', async () => {
    const { readOnly, said } = setup(locked, undefined, true);
    fakeHost.press = 'Allow Writes';
    await readOnly.allowWrites();
    assert.match(said().join(), /gainsight\.readOnly is on/);
  });
});

describe('changing who "me" is', () => {
  const change = async (active: Connection | undefined, email: string | undefined) => {
    const { connections, notify, audit, replaced, noted, said } = setup(active);
    await changeEmail({ connections, notify, audit, ask: async () => email });
    return { replaced, noted: noted(), said: said() };
  };

  it('changes the address and nothing else, and notes it', async () => {
    const { replaced, noted } = await change(locked, 'zoe@example.com');
    assert.deepEqual(replaced, [{ ...locked, email: 'zoe@example.com' }]);
    assert.deepEqual(noted, [['gainsight.changeEmail', 'ok']]);
  });

  it('changes nothing when the user gives up or leaves it as it is', async () => {
    for (const email of [undefined, acme.email]) assert.deepEqual((await change(acme, email)).replaced, []);
  });

  it('is not for the sandbox, nor for nobody', async () => {
    for (const active of [undefined, { ...acme, kind: 'sandbox' as const }]) {
      const { replaced, said } = await change(active, 'zoe@example.com');
      assert.deepEqual([replaced, said.length], [[], 1]);
    }
  });
});
