import assert from 'node:assert/strict';
import type { KnownAnswers, SignInAnswers } from '../../../src/account/signInAnswers';
import { SignInCommands } from '../../../src/account/signInCommands';
import type { SignInOutcome } from '../../../src/account/signInFlow';
import type { CredentialRecord } from '../../../src/auth/credentialRecord';
import { Notifier } from '../../../src/host/notify';
import type { Connection } from '../../../src/model/connection';
import type { SessionState } from '../../../src/model/sessionState';
import { fakeHost } from '../../support/vscode';
import { userRecord } from './userRecord';

const CALLBACK = 'vscode://x/callback';
const acme: Connection = {
  id: 'a',
  kind: 'user',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};
const sandbox: Connection = { ...acme, id: 'sandbox', kind: 'sandbox', origin: 'https://sandbox.invalid' };

interface Situation {
  active?: Connection;
  state?: SessionState<unknown>;
  record?: CredentialRecord;
  domains?: readonly string[];
  all?: readonly Connection[];
  retried?: boolean;
}

function setup(situation: Situation = {}) {
  fakeHost.reset();
  const asked: (KnownAnswers | undefined)[] = [];
  const went: SignInAnswers[] = [];
  const done: string[] = [];
  const outcome: SignInOutcome = { kind: 'cancelled' };
  const commands = new SignInCommands({
    flow: {
      signIn: async (known) => {
        asked.push(known);
        return outcome;
      },
      signInWith: async (answers) => {
        went.push(answers);
        return outcome;
      },
      retry: () => (situation.retried ? Promise.resolve({ kind: 'failed', problem: 'retried' }) : undefined),
    },
    connections: {
      active: situation.active,
      all: situation.all ?? [],
      add: async ({ id }) => void done.push(`add ${id}`),
      switchTo: async (id) => void done.push(`switch ${id}`),
    },
    session: { state: situation.state ?? { kind: 'signedOut' } },
    // Only this is asked of it.
    credentials: { read: async () => situation.record } as unknown as ConstructorParameters<
      typeof SignInCommands
    >[0]['credentials'],
    callbackAddress: async () => CALLBACK,
    domains: () => situation.domains ?? [],
    sandbox: { connection: async () => sandbox },
    notify: new Notifier(),
  });
  return { commands, asked, went, done };
}

const known = { origin: acme.origin, email: acme.email };
const refusedAs = (connection: Connection, code?: string): SessionState<unknown> => ({
  kind: 'refused',
  connection,
  message: 'No.',
  ...(code === undefined ? {} : { code }),
});

describe('signing in again', () => {
  it('repeats what failed last before anything else', async () => {
    const { commands } = setup({ retried: true, state: refusedAs(acme) });
    assert.deepEqual(await commands.again(), { kind: 'failed', problem: 'retried' });
  });

  it('goes straight to the browser for a person whose application is known', async () => {
    const { commands, went, asked } = setup({
      state: refusedAs({ ...acme, readOnly: true }, 'invalid_grant'),
      record: userRecord(),
    });
    await commands.again();
    assert.deepEqual(went, [
      {
        ...known,
        method: 'user',
        clientId: 'csm-desk',
        clientSecret: 'planted-secret',
        scope: 'read_write',
        redirectUri: CALLBACK,
        readOnly: true,
      },
    ]);
    assert.deepEqual(asked, []);
  });

  it('asks for the application when it is not known, or was refused', async () => {
    const first = { ...known, method: 'user', scope: 'read_write', first: 'clientId' } as const;
    const missing = setup({ state: refusedAs(acme) });
    await missing.commands.again();
    assert.deepEqual(missing.asked, [first]);
    const refused = setup({ state: refusedAs(acme, 'invalid_client'), record: userRecord() });
    await refused.commands.again();
    assert.deepEqual([refused.asked, refused.went], [[first], []]);
  });

  it('asks for a key alone, and for a client with its id', async () => {
    const key = setup({ state: refusedAs({ ...acme, kind: 'accessKey' }) });
    await key.commands.again();
    assert.deepEqual(key.asked, [{ ...known, method: 'accessKey', first: 'key' }]);
    const record = { kind: 'm2m', origin: acme.origin, clientId: 'id', clientSecret: 's' } as const;
    const client = setup({ state: refusedAs({ ...acme, kind: 'm2m' }), record });
    await client.commands.again();
    assert.deepEqual(client.asked, [{ ...known, method: 'm2m', clientId: 'id', first: 'm2mId' }]);
  });

  it('takes the connection in use when none was refused, and asks everything without one', async () => {
    const inUse = setup({ active: { ...acme, kind: 'accessKey' } });
    await inUse.commands.again();
    assert.equal(inUse.asked[0]?.first, 'key');
    const none = setup();
    await none.commands.again();
    assert.deepEqual(none.asked, [undefined]);
  });

  it('sends nothing to a tenant that the settings do not allow', async () => {
    const { commands, went, asked } = setup({
      state: refusedAs(acme),
      record: userRecord(),
      domains: ['zeta.gainsightcloud.com'],
    });
    assert.equal((await commands.again()).kind, 'failed');
    assert.deepEqual([went, asked], [[], []]);
    assert.match(fakeHost.notifications[0]?.message ?? '', /gainsight\.domains.*acme\.gainsightcloud\.com/);
  });
});

describe('exploring the sandbox', () => {
  it('makes its connection once, and goes back to it as it is', async () => {
    const first = setup();
    await first.commands.exploreSandbox();
    assert.deepEqual(first.done, ['add sandbox']);
    const again = setup({ all: [acme, { ...sandbox, readOnly: true }] });
    await again.commands.exploreSandbox();
    assert.deepEqual(again.done, ['switch sandbox']);
  });
});
