import assert from 'node:assert/strict';
import { AccessKeyCredential } from '../../../src/auth/accessKeyCredential';
import { CredentialEntry } from '../../../src/auth/credentialEntry';
import { credentialName, serialiseRecord } from '../../../src/auth/credentialRecord';
import { isGainsightError } from '../../../src/gainsight/errors';
import { MemoryVault } from '../../support/memoryVault';

const origin = 'https://acme.gainsightcloud.com';

function setup() {
  const vault = new MemoryVault();
  const store = (id: string, key: string, at = origin) =>
    vault.store(credentialName(id), serialiseRecord({ kind: 'accessKey', origin: at, key }));
  const credentialOf = (id: string) => new AccessKeyCredential(new CredentialEntry(vault, { id, origin }));
  return { vault, store, credentialOf };
}

describe('an access key credential', () => {
  it('sends the key of its own connection', async () => {
    const { store, credentialOf } = setup();
    await store('one', 'key-one');
    await store('two', 'key-two');
    assert.deepEqual(await credentialOf('two').headers(), { accesskey: 'key-two' });
  });

  it('reads the key each time, so that a replaced one works at once and a removed one stops the next call', async () => {
    const { vault, store, credentialOf } = setup();
    const credential = credentialOf('one');
    await store('one', 'old');
    await credential.headers();
    await store('one', 'new');
    assert.deepEqual(await credential.headers(), { accesskey: 'new' });
    await vault.delete(credentialName('one'));
    await assert.rejects(credential.headers(), (error) => isGainsightError(error, 'signedOut'));
  });

  it('is signed out when there is no key, or one of another tenant', async () => {
    const { store, credentialOf } = setup();
    const isSignedOut = (error: unknown): boolean => isGainsightError(error, 'signedOut');
    await assert.rejects(credentialOf('one').headers(), isSignedOut);
    await store('one', 'planted-key', 'https://beta.gainsightcloud.com');
    await assert.rejects(credentialOf('one').headers(), isSignedOut);
  });
});
