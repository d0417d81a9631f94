import assert from 'node:assert/strict';
import { RecordLinks } from '../../../src/account/recordLinks';
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

const GSID = '1P02ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

function setup(active: Connection | undefined) {
  fakeHost.reset();
  return new RecordLinks({ connections: { active }, links: new Links(), notify: new Notifier() });
}

describe("a record's page", () => {
  it('is at the tenant in use, and opens in the browser', async () => {
    const records = setup(acme);
    const link = records.linkOf('company', GSID) ?? '';
    assert.equal(new URL(link).origin, acme.origin);
    assert.ok(link.includes(GSID));
    await records.openLink('company', GSID);
    assert.deepEqual([fakeHost.opened, fakeHost.notifications], [[link], []]);
  });

  it('of the sandbox does not exist: the user learns what the sandbox is', async () => {
    await setup({ ...acme, kind: 'sandbox' }).openLink('cta', GSID);
    assert.deepEqual(fakeHost.opened, []);
    assert.match(fakeHost.notifications[0]?.message ?? '', /sandbox tenant: made-up data/);
  });

  it('is nowhere while no tenant is in use', async () => {
    const records = setup(undefined);
    assert.equal(records.linkOf('company', GSID), undefined);
    await records.openLink('company', GSID);
    assert.deepEqual(fakeHost.opened, []);
  });
});
