import assert from 'node:assert/strict';
import { StatusBar } from '../../../src/account/statusBar';
import type { Connection } from '../../../src/model/connection';
import { fakeHost } from '../../support/vscode';

const connection: Connection = {
  id: 'a',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};
const tenant = { connection };

function setup() {
  fakeHost.reset();
  const bar = new StatusBar();
  const [item] = fakeHost.statusBar;
  assert.ok(item);
  return { bar, item };
}

describe('the status bar', () => {
  it('shows nothing while signed out', () => {
    const { bar, item } = setup();
    bar.show({ kind: 'ready', tenant });
    bar.show({ kind: 'signedOut' });
    assert.equal(item.visible, false);
  });

  it('names the tenant and leads to the other connections', () => {
    const { bar, item } = setup();
    bar.show({ kind: 'ready', tenant });
    assert.equal(item.visible, true);
    assert.match(item.text, /acme\.gainsightcloud\.com$/);
    assert.equal(item.command, 'gainsight.switchConnection');
  });

  it('tells whose rights a key has and by what a record belongs to somebody', () => {
    const { bar, item } = setup();
    bar.show({ kind: 'ready', tenant });
    assert.match(item.tooltip, /connected as lena@example\.com/);
    assert.match(item.tooltip, /tenant's rights, not yours.*author or owner field/);
  });

  it('tells that a person calls with their own rights', () => {
    const { bar, item } = setup();
    bar.show({ kind: 'ready', tenant: { connection: { ...connection, kind: 'user' } } });
    assert.match(item.tooltip, /in your name and with your rights/);
    bar.show({ kind: 'refused', connection: { ...connection, kind: 'user' }, message: 'It was revoked.' });
    assert.match(item.tooltip, /^It was revoked\./);
  });

  it('shows that nothing may be written', () => {
    const { bar, item } = setup();
    bar.show({ kind: 'ready', tenant }, true);
    assert.match(item.text, /\$\(lock\)$/);
    assert.match(item.tooltip, /Read-only/);
    bar.show({ kind: 'ready', tenant });
    assert.doesNotMatch(item.text + item.tooltip, /lock|Read-only/);
  });

  it('says of the sandbox that it is made up', () => {
    const { bar, item } = setup();
    bar.show({ kind: 'ready', tenant: { connection: { ...connection, kind: 'sandbox' } } });
    assert.match(item.text, /Sandbox tenant/);
    assert.match(item.tooltip, /Made-up data/);
  });

  it('looks different in every state', () => {
    const { bar, item } = setup();
    const message = 'No.';
    const looks = (
      [
        { kind: 'connecting', connection },
        { kind: 'ready', tenant },
        { kind: 'offline', tenant, message, since: new Date(0) },
        { kind: 'refused', connection, message },
      ] as const
    ).map((state) => {
      bar.show(state);
      return `${item.text} ${item.tooltip}`;
    });
    assert.equal(new Set(looks).size, 4);
    assert.equal(item.backgroundColor?.id, 'statusBarItem.errorBackground');
    bar.show({ kind: 'ready', tenant });
    assert.equal(item.backgroundColor, undefined);
  });
});
