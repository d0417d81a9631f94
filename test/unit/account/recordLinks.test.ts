import assert from 'node:assert/strict';
import { openRecordPage } from '../../../src/account/recordLinks';
import { Links } from '../../../src/host/links';
import { Notifier } from '../../../src/host/notify';
import type { Connection } from '../../../src/model/connection';
import { fakeHost } from '../../support/vscode';

const acme: Connection = {
  id: 'a',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};

describe("a record's page", () => {
  it('opens in the browser', async () => {
    fakeHost.reset();
    await openRecordPage(acme, `${acme.origin}/v1/ui/x`, new Links(), new Notifier());
    assert.deepEqual(fakeHost.opened, ['https://acme.gainsightcloud.com/v1/ui/x']);
    assert.deepEqual(fakeHost.notifications, []);
  });

  it('of the sandbox does not exist: the user learns what the sandbox is', async () => {
    fakeHost.reset();
    const sandbox: Connection = { ...acme, kind: 'sandbox' };
    await openRecordPage(sandbox, 'https://sandbox.invalid/v1/ui/x', new Links(), new Notifier());
    assert.deepEqual(fakeHost.opened, []);
    assert.match(fakeHost.notifications[0]?.message ?? '', /sandbox tenant: made-up data/);
  });
});
