import assert from 'node:assert/strict';
import type { AccountEvent } from '../../../src/account/accountAudit';
import type { AccessCheck } from '../../../src/account/checkAccess';
import { Connections } from '../../../src/account/connections';
import { Session } from '../../../src/account/session';
import type { KnownAnswers, SignInAnswers, UserAnswers } from '../../../src/account/signInAnswers';
import { SignInFlow } from '../../../src/account/signInFlow';
import { parseRecord, type UserRecord } from '../../../src/auth/credentialRecord';
import { StoredConnections } from '../../../src/auth/storedConnections';
import { GainsightError } from '../../../src/gainsight/errors';
import { Log } from '../../../src/host/log';
import { Notifier } from '../../../src/host/notify';
import { MemoryState, MemoryVault } from '../../support/memoryVault';
import { fakeHost } from '../../support/vscode';
import { userRecord } from './userRecord';

const known = { origin: 'https://acme.gainsightcloud.com', email: 'lena@example.com' };
const byKey: SignInAnswers = { ...known, method: 'accessKey', key: 'planted-key' };
const byClient: SignInAnswers = {
  ...known,
  method: 'm2m',
  clientId: 'planted-id',
  clientSecret: 'planted-secret',
};
const byBrowser: UserAnswers = {
  ...known,
  method: 'user',
  clientId: 'csm-desk',
  scope: 'read_write',
  redirectUri: 'vscode://x/callback',
};
const accepted: AccessCheck = { outcome: 'accepted', person: 'found' };
const refused: AccessCheck = { outcome: 'refused', message: 'It was refused.', code: 'GS_APIG_2401' };

interface Script {
  answers: SignInAnswers | undefined;
  check: AccessCheck | Error;
  browser: UserRecord | Error;
  /** Where the browser comes back to as things are set now. */
  callback: string;
  /** Happens while the tenant is asked. */
  meanwhile?: (() => Promise<unknown>) | undefined;
}

function setup(answers: SignInAnswers = byKey, check: AccessCheck | Error = accepted) {
  fakeHost.reset();
  const [state, vault] = [new MemoryState(), new MemoryVault()];
  const script: Script = { answers, check, browser: userRecord(), callback: byBrowser.redirectUri };
  let ids = 0;
  const stored = new StoredConnections(state);
  const connections = new Connections({ stored, vault, newId: () => `id${(ids += 1)}` });
  const states: string[] = [];
  const session = new Session({
    connections,
    open: (connection) => ({ connection }),
    publish: ({ kind }) => states.push(kind),
    now: () => new Date(0),
  });
  const began: (KnownAnswers | undefined)[] = [];
  const opened: UserAnswers[] = [];
  const proofs: unknown[] = [];
  const events: AccountEvent[] = [];
  const givenBack: string[] = [];
  const flow = new SignInFlow({
    connections: {
      draft: (...person) => connections.draft(...person),
      add: (...sign) => connections.add(...sign),
      giveBack: (_connection, record) => givenBack.push(record.kind),
    },
    ask: async (already) => {
      began.push(already);
      return script.answers;
    },
    browser: {
      run: async (asked) => {
        opened.push(asked);
        if (script.browser instanceof Error) throw script.browser;
        return script.browser;
      },
    },
    callbackAddress: async () => script.callback,
    check: async (_connection, credential, signal) => {
      proofs.push(await credential.headers(signal));
      await script.meanwhile?.();
      if (script.check instanceof Error) throw script.check;
      return script.check;
    },
    audit: { note: (event) => events.push(event) },
    fetch: async () => Response.json({ access_token: 'made-token', expires_in: 60 }),
    now: () => 0,
    ...{ session, notify: new Notifier(), log: new Log() },
  });
  const records = () => [...vault.entries.values()].map((text) => parseRecord(text, known.origin));
  const noted = () => events.map(({ event, result, errorCode }) => [event, result, errorCode]);
  const said = () => fakeHost.notifications.map(({ severity, message }) => `${severity}: ${message}`);
  return {
    flow,
    script,
    connections,
    session,
    states,
    state,
    vault,
    began,
    opened,
    proofs,
    records,
    noted,
    said,
    givenBack,
  };
}

describe('signing in', () => {
  it('stores a key that the tenant accepts and uses the connection', async () => {
    const { flow, records, connections, states, proofs, said, noted } = setup();
    assert.equal((await flow.signIn()).kind, 'signedIn');
    assert.deepEqual(proofs, [{ accesskey: 'planted-key' }]);
    assert.deepEqual(records(), [{ kind: 'accessKey', origin: known.origin, key: 'planted-key' }]);
    assert.deepEqual(connections.active, { id: 'id1', kind: 'accessKey', ...known });
    assert.deepEqual(states, ['connecting', 'ready']);
    assert.deepEqual(said(), ['info: Signed in to acme.gainsightcloud.com as lena@example.com.']);
    assert.deepEqual(noted(), [
      ['signIn', 'started', undefined],
      ['signIn', 'ok', undefined],
    ]);
  });

  it('tries an OAuth client with a token of its own before it is stored', async () => {
    const { flow, records, proofs } = setup(byClient);
    await flow.signIn();
    assert.deepEqual(proofs, [{ authorization: 'Bearer made-token' }]);
    assert.deepEqual(records(), [
      { kind: 'm2m', origin: known.origin, clientId: 'planted-id', clientSecret: 'planted-secret' },
    ]);
  });

  it('tries and stores what the browser brought back', async () => {
    const { flow, records, proofs, connections } = setup(byBrowser);
    await flow.signIn();
    assert.deepEqual(proofs, [{ authorization: 'Bearer planted-token' }]);
    assert.deepEqual(records(), [userRecord()]);
    assert.deepEqual([connections.active?.kind, connections.active?.readOnly], ['user', undefined]);
  });

  it('makes a connection read-only when the tenant granted reading alone, whatever was asked for', async () => {
    const { flow, script, connections, said } = setup(byBrowser);
    script.browser = userRecord({ scope: 'read' });
    await flow.signIn();
    assert.equal(connections.active?.readOnly, true);
    assert.match(said().join(), /for reading only/);
  });

  it('leaves a connection read-only that is signed in again as it was', async () => {
    const { flow, connections } = setup(byBrowser);
    await flow.signInWith({ ...byBrowser, readOnly: true });
    assert.equal(connections.active?.readOnly, true);
    await flow.signIn();
    assert.equal(connections.active.readOnly ?? false, false);
  });

  it('is one connection where the same person signs in twice at once', async () => {
    const { flow, connections, script } = setup(byBrowser);
    let both: Promise<unknown> | undefined;
    script.meanwhile = async () => {
      script.meanwhile = undefined;
      script.browser = userRecord({ generation: 'g2' });
      both = flow.signIn();
      await both;
    };
    await flow.signIn();
    assert.ok(both);
    assert.equal(connections.all.length, 1);
  });

  for (const [how, answers] of [
    ['with the browser', byBrowser],
    ['by a key', byKey],
  ] as const)
    it(`leaves a connection read-only that was made so meanwhile, ${how}`, async () => {
      const { flow, connections, script } = setup(answers);
      await flow.signIn();
      script.meanwhile = () => connections.change('id1', { readOnly: true });
      await flow.signIn();
      assert.equal(connections.active?.readOnly, true);
      script.meanwhile = () => connections.change('id1', { readOnly: undefined });
      await flow.signIn();
      assert.equal(connections.active.readOnly ?? false, false);
    });

  it('stores nothing of what is refused, says why in the words of the check, and notes the code', async () => {
    const { flow, vault, state, states, noted } = setup(byKey, refused);
    assert.deepEqual(await flow.signIn(), { kind: 'failed', problem: 'It was refused.' });
    assert.deepEqual([vault.entries.size, state.entries.size], [0, 0]);
    assert.deepEqual(states, ['connecting', 'signedOut']);
    assert.deepEqual(fakeHost.notifications, [
      { severity: 'error', message: 'It was refused.', buttons: ['Sign In Again'] },
    ]);
    assert.deepEqual(noted().at(-1), ['signIn', 'failed', 'GS_APIG_2401']);
  });

  it('gives back the tokens of a person who is refused', async () => {
    const { flow, givenBack } = setup(byBrowser, refused);
    await flow.signIn();
    assert.deepEqual(givenBack, ['user']);
  });

  it('gives them back when the check is called off, and keeps those that are stored', async () => {
    const { flow, script, givenBack } = setup(byBrowser, new DOMException('Aborted', 'AbortError'));
    await flow.signIn();
    assert.deepEqual(givenBack, ['user']);
    script.check = accepted;
    await flow.signIn();
    assert.deepEqual(givenBack, ['user']);
  });

  it('gives them back when they cannot be stored, and tells that', async () => {
    const { flow, vault, givenBack } = setup(byBrowser);
    vault.failure = new TypeError('no keyring');
    await assert.rejects(flow.signIn(), /no keyring/);
    assert.deepEqual(givenBack, ['user']);
  });

  it('stores what could not be tried, and says why', async () => {
    const { flow, connections, said } = setup(byKey, { outcome: 'unknown', message: 'No answer came.' });
    await flow.signIn();
    assert.equal(connections.active?.id, 'id1');
    assert.match(said().join(), /^warning: .*No answer came\./);
  });

  for (const [person, words] of [
    ['missing', /has no user with the e-mail address lena@example\.com/],
    ['another', /not as the user with the e-mail address lena@example\.com/],
  ] as const)
    it(`keeps the sign-in when the address is that of ${person}, and offers to change it`, async () => {
      const { flow, connections, said } = setup(byKey, { outcome: 'accepted', person });
      await flow.signIn();
      assert.equal(connections.active?.id, 'id1');
      assert.match(said().join(), words);
      assert.deepEqual(fakeHost.notifications[0]?.buttons, ['Change the Address…']);
    });

  it('changes nothing when the user leaves the questions', async () => {
    const { flow, script, states, connections, noted } = setup();
    script.answers = undefined;
    assert.deepEqual(await flow.signIn(), { kind: 'cancelled' });
    assert.deepEqual([states, connections.all, noted()], [[], [], []]);
  });

  const calledOff = new DOMException('Aborted', 'AbortError');

  it('changes nothing when the browser or the check is called off, and says nothing', async () => {
    const { flow, script, vault, said, noted } = setup(byBrowser, calledOff);
    assert.deepEqual(await flow.signIn(), { kind: 'cancelled' });
    script.browser = calledOff;
    assert.deepEqual(await flow.signIn(), { kind: 'cancelled' });
    assert.deepEqual([vault.entries.size, said()], [0, []]);
    assert.deepEqual(
      noted().map(([, result]) => result),
      ['started', 'cancelled', 'started', 'cancelled'],
    );
  });

  it('leaves a working connection as it was when another sign-in is refused', async () => {
    const { flow, script, connections, session } = setup();
    await flow.signIn();
    const before = session.state;
    script.answers = { ...byKey, origin: 'https://zeta.gainsightcloud.com' };
    script.check = refused;
    await flow.signIn();
    assert.equal(session.state, before);
    assert.equal(connections.active?.id, 'id1');
  });

  it('tells a defect to whoever reports those, and notes it', async () => {
    const { flow, noted } = setup(byKey, new TypeError('cannot read Meridian Corp'));
    await assert.rejects(flow.signIn(), TypeError);
    assert.deepEqual(noted().at(-1), ['signIn', 'failed', 'defect']);
  });

  it('writes neither secret nor tenant nor person to the log', async () => {
    const { flow } = setup(byClient);
    await flow.signIn();
    assert.deepEqual(fakeHost.log, ['sign-in checked kind=m2m outcome=accepted']);
  });
});

describe('signing in once more', () => {
  const failure = (code: string) => new GainsightError({ kind: 'rejected', sentence: `No: ${code}.`, code });

  it('has nothing to repeat at first, after a success, and twice', async () => {
    const { flow, script } = setup();
    assert.equal(flow.retry(), undefined);
    await flow.signIn();
    assert.equal(flow.retry(), undefined);
    script.check = refused;
    await flow.signIn();
    script.answers = undefined;
    await flow.retry();
    assert.equal(flow.retry(), undefined);
  });

  it('has nothing to repeat once something else asks for a sign-in', async () => {
    const { flow } = setup(byKey, refused);
    await flow.signIn();
    flow.forget();
    assert.equal(flow.retry(), undefined);
  });

  it('asks for a refused key alone', async () => {
    const { flow, began } = setup(byKey, refused);
    await flow.signIn();
    await flow.retry();
    assert.deepEqual(began, [undefined, { ...known, method: 'accessKey', first: 'key' }]);
  });

  it('asks for a refused client, and offers its id', async () => {
    const { flow, began } = setup(byClient, refused);
    await flow.signIn();
    await flow.retry();
    assert.deepEqual(began[1], { ...known, method: 'm2m', clientId: 'planted-id', first: 'm2mId' });
  });

  it('asks for an application that the tenant does not take', async () => {
    const { flow, script, began } = setup(byBrowser);
    script.browser = failure('invalid_client');
    await flow.signIn();
    await flow.retry();
    assert.deepEqual(began[1], {
      ...known,
      method: 'user',
      clientId: 'csm-desk',
      scope: 'read_write',
      first: 'clientId',
    });
  });

  it('goes straight to the browser after anything else that went wrong there', async () => {
    const { flow, script, began, opened, noted } = setup(byBrowser);
    script.browser = failure('access_denied');
    await flow.signIn();
    await flow.retry();
    assert.equal(began.length, 1);
    assert.deepEqual(opened, [byBrowser, byBrowser]);
    assert.deepEqual(noted()[1], ['signIn', 'failed', 'access_denied']);
  });

  it('comes back by the way that is set now: the port may have been what was wrong', async () => {
    const { flow, script, opened } = setup(byBrowser);
    script.browser = new GainsightError({ kind: 'rejected', sentence: 'Port 53682 is in use.' });
    await flow.signIn();
    script.callback = 'http://127.0.0.1:4711/callback';
    await flow.retry();
    assert.deepEqual(opened, [byBrowser, { ...byBrowser, redirectUri: script.callback }]);
  });
});
