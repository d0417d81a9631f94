import assert from 'node:assert/strict';
import type { AccessGuard } from '../../../src/auth/accessGuard';
import { Session } from '../../../src/account/session';
import { Emitter } from '../../../src/base/emitter';
import { type ErrorKind, GainsightError } from '../../../src/gainsight/errors';
import type { Reply } from '../../../src/gainsight/call';
import type { Connection } from '../../../src/model/connection';
import type { SessionState } from '../../../src/model/sessionState';

interface Opened {
  readonly connection: Connection;
  readonly guard: AccessGuard;
}

const acme: Connection = {
  id: 'a',
  kind: 'accessKey',
  origin: 'https://acme.example.com',
  email: 'l@example.com',
};
const zeta: Connection = { ...acme, id: 'z', origin: 'https://zeta.example.com' };
const reply: Reply = { data: [], requestId: undefined };

function setup(active?: Connection) {
  const changed = new Emitter<void>();
  const keyChanged = new Emitter<string>();
  const connections = { active, onDidChange: changed.event, onDidChangeKey: keyChanged.event };
  const states: SessionState<Opened>[] = [];
  const clock = { now: new Date('2026-03-04T09:00:00Z') };
  const session = new Session<Opened>({
    connections,
    open: (connection, guard) => ({ connection, guard }),
    publish: (state) => states.push(state),
    now: () => clock.now,
  });
  session.open();
  const use = (connection: Connection | undefined) => {
    connections.active = connection;
    changed.fire();
  };
  const tenant = () => {
    assert.ok('tenant' in session.state);
    return session.state.tenant;
  };
  const kinds = () => states.map(({ kind }) => kind);
  return { session, use, tenant, kinds, keyChanged, changed, clock };
}

async function answer({ guard }: Opened, outcome?: ErrorKind): Promise<void> {
  const sender = guard.sender({
    send: async () => {
      if (outcome) throw new GainsightError({ kind: outcome, sentence: `It was ${outcome}.` });
      return reply;
    },
  });
  await sender.send({ method: 'GET', path: '/v1' }).catch(() => undefined);
}

/** A tenant that is made when a test says so. */
class Made {
  resolve: (tenant: string) => void = () => undefined;
  reject: (error: Error) => void = () => undefined;
  readonly promise = new Promise<string>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

describe('a session', () => {
  it('is signed out while nothing is in use', () => {
    assert.deepEqual(setup().session.state, { kind: 'signedOut' });
  });

  it('is ready at once, before anything was sent', () => {
    assert.deepEqual(setup(acme).kinds(), ['ready']);
  });

  it('goes offline when no answer comes, and says when the last one came', async () => {
    const { session, tenant, clock } = setup(acme);
    await answer(tenant());
    const lastAnswer = clock.now;
    clock.now = new Date('2026-03-04T09:30:00Z');
    await answer(tenant(), 'network');
    assert.deepEqual(session.state, {
      kind: 'offline',
      tenant: tenant(),
      message: 'It was network.',
      since: lastAnswer,
    });
  });

  it('counts from now when there was no answer yet', async () => {
    const { session, tenant, clock } = setup(acme);
    await answer(tenant(), 'timeout');
    assert.equal(session.state.kind === 'offline' && session.state.since, clock.now);
  });

  it('comes back with the same tenant when an answer comes', async () => {
    const { tenant, kinds, session } = setup(acme);
    const before = tenant();
    await answer(before, 'network');
    await answer(before, 'network');
    await answer(before);
    await answer(before);
    assert.deepEqual(kinds(), ['ready', 'offline', 'ready']);
    assert.deepEqual(session.state, { kind: 'ready', tenant: before });
  });

  it('does not count as signed out while this window only lags behind', async () => {
    const { tenant, kinds } = setup(acme);
    await answer(tenant(), 'outdated');
    await answer(tenant());
    assert.deepEqual(kinds(), ['ready']);
  });

  it('keeps the code of a refusal, and tells of it once', async () => {
    const changed = new Emitter<void>();
    const lost: string[] = [];
    const session = new Session<Opened>({
      connections: { active: acme, onDidChange: changed.event, onDidChangeKey: new Emitter<string>().event },
      open: (connection, guard) => ({ connection, guard }),
      publish: () => undefined,
      now: () => new Date(0),
      onLost: ({ id }, { code }) => lost.push(`${id} ${code}`),
    });
    session.open();
    assert.ok('tenant' in session.state);
    const { guard } = session.state.tenant;
    const error = new GainsightError({ kind: 'signedOut', sentence: 'It ended.', code: 'invalid_grant' });
    const sender = guard.sender({ send: async () => Promise.reject(error) });
    for (let times = 0; times < 2; times += 1)
      await assert.rejects(sender.send({ method: 'GET', path: '/v1' }));
    assert.deepEqual(session.state, {
      kind: 'refused',
      connection: acme,
      message: 'It ended.',
      code: 'invalid_grant',
    });
    assert.deepEqual(lost, ['a invalid_grant']);
  });

  it('opens nothing that may not be used here, until it may', () => {
    const changed = new Emitter<void>();
    const opened: string[] = [];
    const script = { refusal: 'Not allowed.' as string | undefined };
    const session = new Session({
      connections: { active: acme, onDidChange: changed.event, onDidChangeKey: new Emitter<string>().event },
      open: ({ id }) => opened.push(id),
      publish: () => undefined,
      now: () => new Date(0),
      refusalOf: () => script.refusal,
    });
    session.open();
    assert.deepEqual(session.state, {
      ...{ kind: 'refused', connection: acme, message: 'Not allowed.' },
      notAllowed: true,
    });
    changed.fire();
    assert.deepEqual(opened, []);
    script.refusal = undefined;
    session.open();
    assert.deepEqual([session.state.kind, opened], ['ready', ['a']]);
  });

  it('does not go on with the tenant that was left when the next one cannot be made', () => {
    const changed = new Emitter<void>();
    const connections = {
      active: acme,
      onDidChange: changed.event,
      onDidChangeKey: new Emitter<string>().event,
    };
    const session = new Session({
      connections,
      open: ({ id }) => {
        if (id === 'z') throw new TypeError('cannot be made');
        return id;
      },
      publish: () => undefined,
      now: () => new Date(0),
    });
    session.open();
    connections.active = zeta;
    changed.fire();
    assert.ok(session.state.kind === 'refused');
    assert.deepEqual([session.state.connection.id], ['z']);
  });

  it('stays refused whatever other calls bring', async () => {
    const { session, tenant } = setup(acme);
    const opened = tenant();
    await answer(opened, 'signedOut');
    await answer(opened);
    await answer(opened, 'network');
    assert.deepEqual(session.state, {
      kind: 'refused',
      connection: acme,
      message: 'It was signedOut.',
    });
  });

  it('opens anew when a refused key is replaced, and not when another connection gets one', async () => {
    const { kinds, tenant, keyChanged } = setup(acme);
    await answer(tenant(), 'signedOut');
    keyChanged.fire('z');
    assert.deepEqual(kinds(), ['ready', 'refused']);
    keyChanged.fire('a');
    assert.deepEqual(kinds(), ['ready', 'refused', 'ready']);
  });

  it('keeps what was read while the key changes under a connection that works', () => {
    const { kinds, keyChanged } = setup(acme);
    keyChanged.fire('a');
    assert.deepEqual(kinds(), ['ready']);
  });

  it('leaves the old connection for good when another one is used', async () => {
    const { session, tenant, use } = setup(acme);
    const old = tenant();
    use(zeta);
    await answer(old, 'signedOut');
    assert.equal(tenant().connection, zeta);
    assert.equal(session.state.kind, 'ready');
    await assert.rejects(old.guard.credential({ headers: async () => ({}) }).headers(), { kind: 'left' });
  });

  it('is signed out when nothing is in use any more, and nothing leaves', async () => {
    const { session, tenant, use } = setup(acme);
    const old = tenant();
    use(undefined);
    assert.deepEqual(session.state, { kind: 'signedOut' });
    await assert.rejects(old.guard.credential({ headers: async () => ({}) }).headers(), { kind: 'left' });
  });

  it('keeps the tenant when only the list of connections changed', () => {
    const { kinds, use } = setup(acme);
    use({ ...acme });
    assert.deepEqual(kinds(), ['ready']);
  });

  const others: Readonly<Record<string, Partial<Connection>>> = {
    'another person': { email: 'mo@example.com' },
    'another way to sign in': { kind: 'm2m' },
    'another address': { origin: zeta.origin },
  };
  for (const [name, change] of Object.entries(others))
    it(`opens anew when the connection in use has ${name}`, async () => {
      const { session, tenant, use } = setup(acme);
      const before = tenant();
      use({ ...acme, ...change });
      assert.deepEqual(session.state.kind === 'ready' && tenant().connection, { ...acme, ...change });
      await assert.rejects(before.guard.credential({ headers: async () => ({}) }).headers(), {
        kind: 'left',
      });
    });

  it('keeps the rows of an offline tenant when only the list of connections changed', async () => {
    const { kinds, tenant, use } = setup(acme);
    await answer(tenant(), 'network');
    use({ ...acme });
    assert.deepEqual(kinds(), ['ready', 'offline']);
  });

  it('shows that it is connecting, then what was before', async () => {
    const { session, tenant } = setup(acme);
    const before = tenant();
    await session.whileConnecting(zeta, async () =>
      assert.deepEqual(session.state, { kind: 'connecting', connection: zeta, previous: before }),
    );
    assert.deepEqual(session.state, { kind: 'ready', tenant: before });
  });

  it('goes back to what works when two candidates are tried at once', async () => {
    const { session, tenant } = setup(acme);
    const before = tenant();
    const [first, second] = [new Made(), new Made()];
    const attempts = [
      session.whileConnecting(zeta, () => first.promise),
      session.whileConnecting({ ...zeta, id: 'y' }, () => second.promise),
    ];
    assert.equal(session.state.kind === 'connecting' && session.state.previous, before);
    first.resolve('refused');
    await attempts[0];
    assert.equal(session.state.kind, 'connecting');
    second.resolve('refused');
    await attempts[1];
    assert.deepEqual(session.state, { kind: 'ready', tenant: before });
  });

  it('is shut out also when that happens while a candidate is tried', async () => {
    const { session, tenant } = setup(acme);
    const working = tenant();
    await session.whileConnecting(zeta, () => answer(working, 'signedOut'));
    assert.equal(session.state.kind, 'refused');
  });

  it('does not go back to a refusal that is over since another window has a new key', async () => {
    const { session, tenant, keyChanged } = setup(acme);
    await answer(tenant(), 'signedOut');
    await session.whileConnecting(zeta, async () => {
      keyChanged.fire('z');
      assert.equal(session.state.kind, 'connecting');
      keyChanged.fire('a');
    });
    assert.equal(session.state.kind, 'ready');
  });

  it('does not go back when the candidate was taken', async () => {
    const { session, tenant, use } = setup(acme);
    await session.whileConnecting(zeta, async () => use(zeta));
    assert.equal(tenant().connection, zeta);
  });

  it('goes back also when the attempt fails', async () => {
    const { session } = setup();
    const attempt = session.whileConnecting(zeta, async () => Promise.reject(new Error('called off')));
    await assert.rejects(attempt, /called off/);
    assert.deepEqual(session.state, { kind: 'signedOut' });
  });

  it('sends nothing any more after it is disposed', async () => {
    const { session, tenant } = setup(acme);
    const opened = tenant();
    session.dispose();
    await assert.rejects(opened.guard.credential({ headers: async () => ({}) }).headers(), { kind: 'left' });
  });

  describe('of which the tenant is made late', () => {
    function late() {
      const changed = new Emitter<void>();
      const connections = {
        active: acme,
        onDidChange: changed.event,
        onDidChangeKey: new Emitter<string>().event,
      };
      const states: string[] = [];
      const made: Made[] = [];
      const session = new Session<string>({
        connections,
        open: () => {
          const one = new Made();
          made.push(one);
          return one.promise;
        },
        publish: (state) => states.push('tenant' in state ? `${state.kind} ${state.tenant}` : state.kind),
        now: () => new Date(0),
      });
      session.open();
      const use = (connection: Connection): void => {
        connections.active = connection;
        changed.fire();
      };
      return { session, states, made, use };
    }

    it('is connecting until then', async () => {
      const { states, made } = late();
      assert.deepEqual(states, ['connecting']);
      made[0]?.resolve('acme');
      await made[0]?.promise;
      assert.deepEqual(states, ['connecting', 'ready acme']);
    });

    it('has nothing of a connection that was left meanwhile', async () => {
      const { states, made, use } = late();
      use(zeta);
      made[1]?.resolve('zeta');
      await made[1]?.promise;
      made[0]?.resolve('acme');
      await made[0]?.promise;
      assert.deepEqual(states, ['connecting', 'connecting', 'ready zeta']);
    });

    it('publishes nothing any more after it is disposed', async () => {
      const { session, states, made } = late();
      session.dispose();
      made[0]?.resolve('acme');
      await made[0]?.promise;
      assert.deepEqual(states, ['connecting']);
    });

    it('says so when it cannot be made, and tries again with the next change', async () => {
      const { session, states, made, use } = late();
      made[0]?.reject(new Error('no such bundle'));
      await assert.rejects(made[0]?.promise ?? Promise.resolve(), /no such bundle/);
      assert.match(session.state.kind === 'refused' ? session.state.message : '', /could not be loaded/);
      use(acme);
      assert.deepEqual(states, ['connecting', 'refused', 'connecting']);
    });
  });
});
