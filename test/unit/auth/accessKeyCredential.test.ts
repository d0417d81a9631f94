import assert from 'node:assert/strict';
import { AccessKeyCredential, accessKeyName } from '../../../src/auth/accessKeyCredential';
import { isGainsightError } from '../../../src/gainsight/errors';
import { MemoryVault } from '../../support/memoryVault';

describe('an access key credential', () => {
  it('sends the key of its own connection', async () => {
    const vault = new MemoryVault();
    await vault.store(accessKeyName('one'), 'key-one');
    await vault.store(accessKeyName('two'), 'key-two');
    assert.deepEqual(await new AccessKeyCredential(vault, 'two').headers(), { accesskey: 'key-two' });
  });

  it('reads the key each time, so that a replaced one works at once', async () => {
    const vault = new MemoryVault();
    const credential = new AccessKeyCredential(vault, 'one');
    await vault.store(accessKeyName('one'), 'old');
    await credential.headers();
    await vault.store(accessKeyName('one'), 'new');
    assert.deepEqual(await credential.headers(), { accesskey: 'new' });
  });

  it('is signed out when there is no key', async () => {
    const credential = new AccessKeyCredential(new MemoryVault(), 'one');
    await assert.rejects(credential.headers(), (error) => isGainsightError(error, 'signedOut'));
  });
});
