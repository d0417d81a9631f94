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

  it('copy text', async () => {
    fakeHost.reset();
    await new Links().copy('1P02ABC');
    assert.equal(fakeHost.clipboard, '1P02ABC');
  });
});
