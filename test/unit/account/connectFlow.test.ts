import assert from 'node:assert/strict';
import type { AccessCheck } from '../../../src/account/checkAccess';
import { ConnectFlow } from '../../../src/account/connectFlow';
import type { ConnectAnswers, KnownAnswers } from '../../../src/account/connectSteps';
import { Connections } from '../../../src/account/connections';
import { Session } from '../../../src/account/session';
import { parseRecord } from '../../../src/auth/credentialRecord';
import { StoredConnections } from '../../../src/auth/storedConnections';
import { Log } from '../../../src/host/log';
import { Notifier } from '../../../src/host/notify';
import { fakeHost } from '../../support/vscode';
import { MemoryState, MemoryVault } from '../../support/memoryVault';

const known: KnownAnswers = { origin: 'https://acme.gainsightcloud.com', email: 'lena@example.com' };
const answers: ConnectAnswers = { ...known, key: 'planted-key' };

interface Script {
  asked: ConnectAnswers | undefined;
  check: AccessCheck | (() => Promise<AccessCheck>);
}

function setup(check: Script['check'] = { outcome: 'accepted' }) {
  fakeHost.reset();
  const state = new MemoryState();
  const vault = new MemoryVault();
  const script: Script = { asked: answers, check };
  const connections = new Connections({
    stored: new StoredConnections(state),
    vault,
    newId: () => 'id1',
  });
  const states: string[] = [];
  const session = new Session({
    connections,
    open: (connection) => ({ connection }),
    publish: ({ kind }) => states.push(kind),
    now: () => new Date(0),
  });
  const began: (KnownAnswers | undefined)[] = [];
  const flow = new ConnectFlow({
    ask: async (already) => {
      began.push(already);
      return script.asked;
    },
    check: async () => (typeof script.check === 'function' ? script.check() : script.check),
    connections,
    session,
    sandbox: {
      connection: async () => ({
        id: 'sandbox',
        kind: 'sandbox',
        origin: 'https://sandbox.invalid',
        email: 'lena@example.com',
      }),
    },
    notify: new Notifier(),
    log: new Log(),
  });
  return { flow, script, connections, session, states, vault, state, began };
}

describe('connecting', () => {
  it('stores a key that the tenant accepts and uses the connection', async () => {
    const { flow, vault, connections, states } = setup();
    await flow.connect();
    assert.deepEqual(
      [...vault.entries.values()].map((text) => parseRecord(text, known.origin)),
      [{ kind: 'accessKey', origin: known.origin, key: 'planted-key' }],
    );
    assert.deepEqual(connections.active, { id: 'id1', kind: 'accessKey', ...known });
    assert.deepEqual(states, ['connecting', 'ready']);
    assert.deepEqual(
      fakeHost.notifications.map(({ severity, message }) => [severity, message]),
      [['info', 'Connected to acme.gainsightcloud.com.']],
    );
  });

  it('stores nothing of a key that is refused, and says so in the words of the check', async () => {
    const { flow, vault, state, states } = setup({ outcome: 'refused', message: 'The key was refused.' });
    await flow.connect();
    assert.deepEqual([vault.entries.size, state.entries.size], [0, 0]);
    assert.deepEqual(states, ['connecting', 'signedOut']);
    assert.deepEqual(fakeHost.notifications, [
      { severity: 'error', message: 'The key was refused.', buttons: ['Try Again'] },
    ]);
  });

  it('asks for the key alone when it is tried again, once', async () => {
    const { flow, script, began } = setup({ outcome: 'refused', message: 'The key was refused.' });
    await flow.connect();
    script.asked = undefined;
    await flow.connect();
    await flow.connect();
    assert.deepEqual(began, [undefined, known, undefined]);
  });

  it('stores a key that could not be tried, and says why', async () => {
    const { flow, connections } = setup({ outcome: 'unknown', message: 'No answer came.' });
    await flow.connect();
    assert.equal(connections.active?.id, 'id1');
    assert.deepEqual(
      fakeHost.notifications.map(({ severity }) => severity),
      ['warning'],
    );
    assert.match(fakeHost.notifications[0]?.message ?? '', /No answer came\./);
  });

  it('changes nothing when the user leaves the questions', async () => {
    const { flow, script, states, connections } = setup();
    script.asked = undefined;
    await flow.connect();
    assert.deepEqual([states, connections.all], [[], []]);
  });

  it('changes nothing when the check is called off', async () => {
    const { flow, states, vault } = setup(async () =>
      Promise.reject(new DOMException('Aborted', 'AbortError')),
    );
    await assert.rejects(flow.connect(), { name: 'AbortError' });
    assert.deepEqual([states, vault.entries.size], [['connecting', 'signedOut'], 0]);
  });

  it('leaves a working connection as it was when another key is refused', async () => {
    const { flow, script, connections, session } = setup();
    await flow.connect();
    const before = session.state;
    script.asked = { ...answers, origin: 'https://zeta.gainsightcloud.com' };
    script.check = { outcome: 'refused', message: 'The key was refused.' };
    await flow.connect();
    assert.equal(session.state, before);
    assert.equal(connections.active?.id, 'id1');
  });

  it('enters the sandbox without a question, a key or a call', async () => {
    const { flow, began, vault, connections } = setup();
    await flow.exploreSandbox();
    assert.equal(connections.active?.kind, 'sandbox');
    assert.deepEqual([began, vault.entries.size], [[], 0]);
  });

  it('writes neither key nor tenant nor person to the log', async () => {
    const { flow } = setup();
    await flow.connect();
    assert.deepEqual(fakeHost.log, ['access key checked outcome=accepted']);
  });
});
