import assert from 'node:assert/strict';
import os from 'node:os';
import { Keyring, type KeyringModule, loadKeyring } from '../../../src/library/keyring.node';
import { isGainsightError } from '../../../src/gainsight/errors';

const TEXT = JSON.stringify({ accessToken: 'planted-é'.repeat(60) });
const NOT_USABLE = /^The keyring of this computer cannot be used: .*`--store file`\.$/;
const NOT_HERE =
  /^The library for the keyring .* not here: install it with `npm install --prefix "\/logins" @napi-rs\/keyring`, or sign in with `--store file`\.$/;

/** A keyring in memory, as the library has it: entries of bytes that may be too long. */
class FakeKeyring {
  readonly entries = new Map<string, Uint8Array>();
  readonly stores = new Set<unknown>();
  locked = false;
  longest = Infinity;

  readonly library: KeyringModule = ((keyring: FakeKeyring) => ({
    AsyncEntry: class {
      readonly #name: string;

      constructor(service: string, account: string, options: object) {
        this.#name = `${service}/${account}`;
        keyring.stores.add(options);
      }

      async getSecret(): Promise<number[] | null> {
        keyring.mustBeOpen();
        const bytes = keyring.entries.get(this.#name);
        return bytes ? [...bytes] : null;
      }

      async setSecret(secret: Uint8Array): Promise<void> {
        keyring.mustBeOpen();
        if (secret.length > keyring.longest) throw new Error(`too long: ${Buffer.from(secret).toString()}`);
        keyring.entries.set(this.#name, secret);
      }

      async deleteCredential(): Promise<boolean> {
        keyring.mustBeOpen();
        return keyring.entries.delete(this.#name);
      }
    },
  }))(this);

  mustBeOpen(): void {
    if (this.locked) throw new Error('locked: planted');
  }
}

function setup(entryBytes?: number) {
  const fake = new FakeKeyring();
  const keyring = new Keyring({ load: async () => fake.library, folder: '/logins', entryBytes });
  return { fake, keyring };
}

describe('the keyring', () => {
  it('stores, gives back and deletes', async () => {
    const { fake, keyring } = setup();
    assert.equal(await keyring.get('a'), undefined);
    await keyring.store('a', TEXT);
    assert.equal(await keyring.get('a'), TEXT);
    await keyring.delete('a');
    assert.equal(await keyring.get('a'), undefined);
    assert.equal(fake.entries.size, 0);
  });

  it('takes only a store that outlives the computer being switched off', async () => {
    const { fake, keyring } = setup();
    await keyring.get('a');
    assert.deepEqual([...fake.stores], [{ linux: { store: 'secret-service' } }]);
  });

  it('spreads what is too long for an entry, and leaves no part behind', async () => {
    const { fake, keyring } = setup(100);
    fake.longest = 100;
    await keyring.store('a', TEXT);
    assert.ok(fake.entries.size > 2);
    assert.equal(await keyring.get('a'), TEXT);
    const former = [...fake.entries.keys()].filter((name) => name !== 'gainsight-vscode/a');
    await keyring.store('a', `${TEXT} `);
    assert.equal(await keyring.get('a'), `${TEXT} `);
    assert.ok(former.every((name) => !fake.entries.has(name)));
    await keyring.store('a', 'short');
    assert.deepEqual([await keyring.get('a'), fake.entries.size], ['short', 1]);
    await keyring.store('a', TEXT);
    await keyring.delete('a');
    assert.equal(fake.entries.size, 0);
  });

  it('says that it cannot be used, with the cure and without what it was given', async () => {
    const { fake, keyring } = setup();
    fake.locked = true;
    const attempts = [keyring.get('a'), keyring.store('a', 'planted'), keyring.delete('a'), keyring.probe()];
    for (const attempt of attempts)
      await assert.rejects(attempt, (error) => {
        assert.ok(isGainsightError(error, 'keyring'));
        assert.match(error.message, NOT_USABLE);
        assert.equal(error.cause, undefined);
        return true;
      });
  });

  it('is tried without leaving anything in it', async () => {
    const { fake, keyring } = setup();
    await keyring.probe();
    assert.equal(fake.entries.size, 0);
  });

  for (const [name, load] of [
    ['is not there', async () => undefined],
    ['does not load', async () => Promise.reject(new Error('wrong architecture'))],
  ] as const)
    it(`says what to install where its library ${name}`, async () => {
      const keyring = new Keyring({ load, folder: '/logins' });
      await assert.rejects(keyring.probe(), { message: NOT_HERE });
    });

  it('is loaded once, and not before it is needed', async () => {
    const fake = new FakeKeyring();
    let loads = 0;
    const load = async () => ((loads += 1), fake.library);
    const keyring = new Keyring({ load, folder: '/logins' });
    assert.equal(loads, 0);
    await Promise.all([keyring.get('a'), keyring.get('b')]);
    assert.equal(loads, 1);
  });

  it('of this computer works, or says in the one sentence that it does not', async () => {
    const keyring = new Keyring({ load: () => loadKeyring(os.tmpdir()), folder: '/logins' });
    const outcome = await keyring.probe().then(
      () => 'works',
      (error: unknown) => (isGainsightError(error, 'keyring') ? error.message : 'something else'),
    );
    assert.ok(outcome === 'works' || NOT_USABLE.test(outcome) || NOT_HERE.test(outcome), outcome);
  });
});
