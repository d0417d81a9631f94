import assert from 'node:assert/strict';
import { Links } from '../../../src/host/links';
import { fakeHost } from '../../support/vscode';

describe('links', () => {
  it('open web pages', async () => {
    fakeHost.reset();
    await new Links().open('https://acme.example.com/v1/ui/customersuccess360?cid=1');
    assert.deepEqual(fakeHost.opened, ['https://acme.example.com/v1/ui/customersuccess360?cid=1']);
  });

  it('open nothing but web pages', async () => {
    fakeHost.reset();
    for (const address of [
      'file:///etc/hosts',
      'command:workbench.action.quit',
      'vscode://x/y',
      'no address',
    ])
      await assert.rejects(new Links().open(address));
    assert.deepEqual(fakeHost.opened, []);
  });

  it('open an address letter by letter, where that is asked for', async () => {
    fakeHost.reset();
    const address = 'https://acme.example.com/v1/authorize?redirect_uri=https%3A%2F%2Fx%2F%3Fa%3D1%26b%3D2';
    assert.equal(await new Links().openExactly(address), true);
    assert.deepEqual(fakeHost.opened, [address]);
    fakeHost.opens = false;
    assert.equal(await new Links().openExactly(address), false);
    await assert.rejects(new Links().openExactly('vscode://x/y'));
  });

  it('copy text', async () => {
    fakeHost.reset();
    await new Links().copy('1P02ABC');
    assert.equal(fakeHost.clipboard, '1P02ABC');
  });
});
