import assert from 'node:assert/strict';
import { BrowserCallbacks, type Waiting } from '../../../src/account/browserCallbacks';
import type { LoopbackOptions } from '../../../src/auth/oauth/loopback.node';

const URI = 'vscode://csm-tools.gainsight-vscode/callback';
const MINUTE = 60_000;

function setup(callback: 'uri' | 'loopback' = 'uri') {
  const clock = { now: 0 };
  const strays: string[] = [];
  const ignored: string[] = [];
  const listening: LoopbackOptions[] = [];
  const settings = { oauthCallback: callback, oauthPort: 4711 };
  const callbacks = new BrowserCallbacks({
    settings,
    uriAddress: async () => URI,
    listen: async (options) => {
      listening.push(options);
      return { dispose: () => void listening.splice(listening.indexOf(options), 1) };
    },
    now: () => clock.now,
    onStray: (message) => strays.push(message),
    onIgnored: () => ignored.push('ignored'),
    text: 'Close this page.',
  });
  const delivered: string[] = [];
  const waiting = (state: string): Waiting => ({
    state,
    startedAt: clock.now,
    deliver: (url) => delivered.push(url),
  });
  return { callbacks, settings, clock, strays, ignored, listening, delivered, waiting };
}

describe('the ways back from the browser', () => {
  it('lead to the sign-in with the same state, and to no other', async () => {
    const { callbacks, delivered, waiting, strays } = setup();
    await callbacks.expect(waiting('one'), URI);
    await callbacks.expect({ ...waiting('two'), deliver: () => assert.fail() }, URI);
    callbacks.handle(`${URI}?code=c&state=one`);
    assert.deepEqual([delivered, strays], [[`${URI}?code=c&state=one`], []]);
  });

  const foreign = ['?code=c&state=other', '?code=c', '?code=c&state=one&state=one', ''] as const;
  for (const query of foreign)
    it(`take an answer with "${query}" for one that belongs to nobody`, async () => {
      const { callbacks, delivered, waiting, strays } = setup();
      await callbacks.expect(waiting('one'), URI);
      callbacks.handle(`${URI}${query}`);
      assert.deepEqual(delivered, []);
      assert.match(strays.join(), /belongs to no sign-in/);
    });

  it('do not throw at what is no address', () => {
    const { callbacks, strays } = setup();
    callbacks.handle('::');
    assert.equal(strays.length, 1);
  });

  it('take an answer once', async () => {
    const { callbacks, delivered, waiting, strays } = setup();
    await callbacks.expect(waiting('one'), URI);
    callbacks.handle(`${URI}?code=c&state=one`);
    callbacks.handle(`${URI}?code=c&state=one`);
    assert.equal(delivered.length, 1);
    assert.match(strays.join(), /used already/);
  });

  it('take an answer for ten minutes', async () => {
    const { callbacks, clock, delivered, waiting, strays } = setup();
    await callbacks.expect(waiting('one'), URI);
    await callbacks.expect(waiting('two'), URI);
    clock.now = 10 * MINUTE;
    callbacks.handle(`${URI}?code=c&state=one`);
    clock.now += 1;
    callbacks.handle(`${URI}?code=c&state=two`);
    assert.equal(delivered.length, 1);
    assert.match(strays.join(), /more than ten minutes ago/);
  });

  it('take none any more for a sign-in that was given up', async () => {
    const { callbacks, delivered, waiting, strays } = setup();
    (await callbacks.expect(waiting('one'), URI)).dispose();
    callbacks.handle(`${URI}?code=c&state=one`);
    assert.deepEqual([delivered, strays.length], [[], 1]);
  });

  it('open the port only while a sign-in waits, and only where it comes back to the port', async () => {
    const { callbacks, listening, delivered, waiting } = setup('loopback');
    const address = await callbacks.address();
    assert.equal(address, 'http://127.0.0.1:4711/callback');
    assert.equal(listening.length, 0);
    const expected = await callbacks.expect(waiting('one'), address);
    assert.deepEqual(
      listening.map(({ port, text }) => [port, text]),
      [[4711, 'Close this page.']],
    );
    listening.at(-1)?.deliver(`${address}?code=c&state=one`);
    assert.deepEqual(delivered, [`${address}?code=c&state=one`]);
    expected.dispose();
    assert.deepEqual(listening, []);
    await callbacks.expect(waiting('two'), URI);
    assert.deepEqual(listening, []);
  });

  it('lead to the port that the tenant was told, also when another one is set meanwhile', async () => {
    const { callbacks, settings, listening, waiting } = setup('loopback');
    const address = await callbacks.address();
    settings.oauthPort = 4712;
    await callbacks.expect(waiting('one'), address);
    assert.deepEqual(
      listening.map(({ port }) => port),
      [4711],
    );
  });

  it('tell of what strays to the port once, and only where it looks like an answer', async () => {
    const { callbacks, listening, delivered, waiting, strays, ignored } = setup('loopback');
    const address = await callbacks.address();
    const expected = await callbacks.expect(waiting('one'), address);
    const arrive = (query: string): void => listening.at(-1)?.deliver(`${address}${query}`);
    for (let times = 0; times < 3; times += 1) arrive('');
    assert.deepEqual([strays, ignored], [[], ['ignored']]);
    for (let times = 0; times < 3; times += 1) arrive('?code=c&state=other');
    assert.deepEqual([strays.length, ignored], [1, ['ignored']]);
    assert.match(strays.join(), /belongs to no sign-in/);
    arrive('?code=c&state=one');
    assert.deepEqual(delivered, [`${address}?code=c&state=one`]);
    expected.dispose();
    // The next sign-in has its own notice.
    await callbacks.expect(waiting('two'), address);
    arrive('?code=c&state=other');
    assert.equal(strays.length, 2);
  });

  it('by an address of the editor need no port', async () => {
    assert.equal(await setup().callbacks.address(), URI);
  });
});
