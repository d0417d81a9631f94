import assert from 'node:assert/strict';
import { GainsightAuthentication } from '../../../src/account/authenticationProvider';
import type { SignInOutcome } from '../../../src/account/signInFlow';
import { Emitter } from '../../../src/base/emitter';
import type { Connection } from '../../../src/model/connection';
import { fakeHost } from '../../support/vscode';

const acme: Connection = {
  id: 'a',
  kind: 'user',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};
const zeta: Connection = { ...acme, id: 'z', origin: 'https://zeta.gainsightcloud.com', readOnly: true };
const sandbox: Connection = { ...acme, id: 'sandbox', kind: 'sandbox', origin: 'https://sandbox.invalid' };

function setup(all: readonly Connection[] = [acme, zeta, sandbox]) {
  fakeHost.reset();
  const changed = new Emitter<void>();
  const connections = { all, onDidChange: changed.event };
  const script = { outcome: { kind: 'cancelled' } as SignInOutcome };
  const done: string[] = [];
  const provider = new GainsightAuthentication({
    connections,
    signIn: async ({ scope }) => {
      done.push(`sign in ${scope}`);
      return script.outcome;
    },
    signInAgain: async ({ id }) => {
      done.push(`again ${id}`);
      return script.outcome;
    },
    signOut: async (id) => void done.push(`sign out ${id}`),
  });
  const events: Record<string, readonly string[]>[] = [];
  provider.onDidChangeSessions(({ added = [], removed = [], changed: other = [] }) => {
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    events.push({ added: ids(added), removed: ids(removed), changed: ids(other) });
  });
  const become = (list: readonly Connection[]): void => {
    connections.all = list;
    changed.fire();
  };
  const ids = async (...given: Parameters<typeof provider.getSessions>) =>
    (await provider.getSessions(...given)).map(({ id }) => id);
  return { provider, script, done, events, become, ids };
}

describe('accounts in the Accounts menu', () => {
  it('are registered under one name, several at a time', () => {
    setup();
    const registered = fakeHost.providers.get('gainsight') as { label: string; options: object };
    assert.deepEqual(
      [registered.label, registered.options],
      ['Gainsight', { supportsMultipleAccounts: true }],
    );
  });

  it('are the connections but the sandbox, each by person and tenant', async () => {
    const sessions = await setup().provider.getSessions();
    assert.deepEqual(
      sessions.map(({ id, account, scopes }) => [id, account, scopes]),
      [
        ['a', { id: 'a', label: 'lena@example.com (acme.gainsightcloud.com)' }, ['read', 'read_write']],
        ['z', { id: 'z', label: 'lena@example.com (zeta.gainsightcloud.com)' }, ['read']],
      ],
    );
  });

  it('can be asked for by what they may do, and by account', async () => {
    const { ids } = setup();
    assert.deepEqual(await ids([]), ['a', 'z']);
    assert.deepEqual(await ids(['read']), ['a', 'z']);
    assert.deepEqual(await ids(['read_write']), ['a']);
    assert.deepEqual(await ids(['admin']), []);
    assert.deepEqual(await ids(undefined, { account: { id: 'z', label: '' } }), ['z']);
    assert.deepEqual(await ids(['read_write'], { account: { id: 'z', label: '' } }), []);
  });

  it('give a handle that stays the same in this window and means nothing in another', async () => {
    const [one, other] = [setup(), setup()];
    const handle = async ({ provider }: typeof one) => (await provider.getSessions())[0]?.accessToken;
    assert.equal(await handle(one), await handle(one));
    assert.notEqual(await handle(one), await handle(other));
    const [first, second] = await one.provider.getSessions();
    assert.notEqual(first?.accessToken, second?.accessToken);
  });

  it('are made by signing in, for what is asked', async () => {
    const { provider, script, done } = setup();
    script.outcome = { kind: 'signedIn', connection: acme };
    const session = await provider.createSession(['read_write']);
    assert.equal(session.id, 'a');
    await provider.createSession(['read']);
    await provider.createSession([]);
    await provider.createSession(['read'], { account: { id: 'z', label: '' } });
    assert.deepEqual(done, ['sign in read_write', 'sign in read', 'sign in read_write', 'again z']);
  });

  it('are not made of what did not come about', async () => {
    const { provider, script, done } = setup();
    await assert.rejects(provider.createSession(['read']), { name: 'Canceled' });
    script.outcome = { kind: 'failed', problem: 'It was refused.' };
    await assert.rejects(provider.createSession(['read']), /It was refused\./);
    script.outcome = { kind: 'signedIn', connection: zeta };
    await assert.rejects(provider.createSession(['read_write']), /reading only/);
    await assert.rejects(provider.createSession(['admin']), /read, read_write/);
    assert.equal(done.length, 3);
  });

  it('are refused before the browser is opened where signing in again could not give what is asked', async () => {
    const { provider, script, done } = setup();
    script.outcome = { kind: 'signedIn', connection: zeta };
    const account = { id: 'z', label: '' };
    await assert.rejects(provider.createSession(['read_write'], { account }), /reading only.*Allow Writes/);
    assert.deepEqual(done, []);
    assert.equal((await provider.createSession(['read'], { account })).id, 'z');
  });

  it('end by signing out of exactly that one', async () => {
    const { provider, done } = setup();
    await provider.removeSession('z');
    assert.deepEqual(done, ['sign out z']);
  });

  it('tell what became of them, whichever window did it', async () => {
    const { events, become, provider } = setup([acme, sandbox]);
    const [before] = await provider.getSessions();
    become([acme, zeta]);
    become([{ ...acme, readOnly: true }, zeta]);
    become([zeta, sandbox]);
    become([zeta]);
    assert.deepEqual(events, [
      { added: ['z'], removed: [], changed: [] },
      { added: [], removed: [], changed: ['a'] },
      { added: [], removed: ['a'], changed: [] },
    ]);
    become([zeta, acme]);
    assert.notEqual((await provider.getSessions())[1]?.accessToken, before?.accessToken);
  });

  it('are gone with their owner', () => {
    const { provider, become, events } = setup();
    provider.dispose();
    become([]);
    assert.deepEqual([events, fakeHost.providers.size], [[], 0]);
  });
});
