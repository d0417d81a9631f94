import assert from 'node:assert/strict';
import { registerAuditView } from '../../../src/auditView/registerAuditView';
import type { TouchedRecord } from '../../../src/auditView/touchedRecords';
import { Commands } from '../../../src/host/commands';
import { Notifier } from '../../../src/host/notify';
import { GSID } from '../../support/auditBench';
import { NOW, sourceOf, userDoes } from '../../support/auditViewBench';
import { commands, fakeHost } from '../../support/vscode';

function setup() {
  fakeHost.reset();
  const opened: TouchedRecord[] = [];
  let asked = 0;
  const notify = new Notifier();
  const registered = new Commands(notify, { warn: () => undefined });
  const room = registerAuditView({
    commands: registered,
    sources: async () => {
      asked += 1;
      return [sourceOf([])];
    },
    ...{ audit: { append: async () => undefined }, product: { name: '', vendor: '', version: '' } },
    ...{ connections: { all: [], active: undefined }, notify, manifest: {}, now: () => NOW },
    accountName: () => undefined,
    openRecord: async (record) => void opened.push(record),
    ...{ timeZone: () => 'UTC', folder: () => undefined },
  });
  return { opened, asked: () => asked, room };
}

describe('the commands of the audit log', () => {
  it('read nothing before one of them is run, and let everything go with the product', async () => {
    const { asked, room } = setup();
    assert.deepEqual([asked(), fakeHost.documents.size], [0, 0]);
    userDoes();
    await commands.executeCommand('gainsight.showAuditLog');
    await commands.executeCommand('gainsight.verifyAuditLog');
    assert.deepEqual([asked(), fakeHost.documents.size], [2, 1]);
    room.dispose();
    assert.equal(fakeHost.documents.size, 0);
  });

  it('open only what can be the id of a record with a page', async () => {
    const { opened } = setup();
    for (const argument of [GSID, undefined, { gsid: GSID }, '1I00A'])
      await commands.executeCommand('gainsight.openAuditRecord', argument, 'acme.gainsightcloud.com');
    await commands.executeCommand('gainsight.openAuditRecord', GSID, 7);
    assert.deepEqual(opened, [
      { gsid: GSID, kind: 'company', tenant: 'acme.gainsightcloud.com' },
      { gsid: GSID, kind: 'company', tenant: undefined },
    ]);
  });
});
