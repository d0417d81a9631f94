import assert from 'node:assert/strict';
import { addressOfRecord } from '../../../src/model/recordAddress';
import { TreeNode } from '../../../src/tree/treeNode';
import type { Row } from '../../../src/tree/row';
import { fakeHost } from '../../support/vscode';
import { once } from '../documents/once';
import { praxis, recordsBench } from './recordsBench';

const host = { changed: () => undefined, busy: () => undefined, writes: () => 0, now: () => new Date(0) };

function rowOf(kind: Row['kind'], gsid: string | undefined, label: string): TreeNode {
  const record = gsid === undefined || kind === 'folder' ? undefined : { kind: kind as 'cta', gsid };
  return new TreeNode({ key: label, kind, label, spoken: label, icon: '', record }, undefined, host);
}

describe('Add to Chat', () => {
  it('opens the chat with the document of a row', async () => {
    const { run, chats, host: tenant } = recordsBench();
    await run('gainsight.addToChat', rowOf('objective', 'S1', 'Go live'));
    const address = addressOfRecord({ kind: 'cta', gsid: 'S1', name: 'Go live' }, tenant);
    assert.deepEqual(
      chats.map(({ attachFiles }) => attachFiles.map(String)),
      [[address]],
    );
  });

  it('attaches all selected rows that have a record, each once', async () => {
    const { run, chats } = recordsBench();
    const [one, other] = [rowOf('cta', 'S1', 'One'), rowOf('contact', 'C1', 'Other')];
    await run('gainsight.addToChat', one, [one, other, rowOf('folder', undefined, 'CTAs'), one]);
    assert.deepEqual(
      chats[0]?.attachFiles.map(({ path }) => path),
      ['/cta/S1/One.md', '/person/C1/Other.md'],
    );
  });

  it('leaves out the selection when the menu was opened on another row', async () => {
    const { run, chats } = recordsBench();
    await run('gainsight.addToChat', rowOf('cta', 'S1', 'One'), [rowOf('cta', 'S2', 'Two')]);
    assert.deepEqual(
      chats[0]?.attachFiles.map(({ path }) => path),
      ['/cta/S1/One.md'],
    );
  });

  it('takes a page’s record, whose name it looks up where it is known', async () => {
    const bench = recordsBench();
    const { gsid } = await praxis(bench);
    await bench.tenant.companies.resolve(gsid);
    for (const argument of [{ kind: 'company', gsid }, gsid, { kind: 'cta', gsid: 'S1', name: 'Go/live' }])
      await bench.run('gainsight.addToChat', argument);
    assert.deepEqual(
      bench.chats.flatMap(({ attachFiles }) => attachFiles.map(({ path }) => path)),
      [`/company/${gsid}/Praxis Inc.md`, `/company/${gsid}/Praxis Inc.md`, '/cta/S1/Go live.md'],
    );
  });

  it('asks for an account where nothing is selected', async () => {
    const bench = recordsBench();
    const picking = bench.picking();
    const done = bench.run('gainsight.addToChat');
    const pick = await picking;
    if (pick.items.length === 0) await once(pick.loaded.event, () => pick.items.length > 0);
    pick.choose(pick.items[0]?.label ?? '');
    await done;
    assert.equal(bench.chats[0]?.attachFiles.length, 1);
    assert.match(bench.chats[0].attachFiles.join(), /^gainsight:\/\/[^/]+\/company\/1P02\w+\/.+\.md$/);
  });

  it('takes no more than a model can read, and says so', async () => {
    const { run, chats } = recordsBench();
    const rows = Array.from({ length: 30 }, (_, at) => rowOf('cta', `S${at}`, `CTA ${at}`));
    await run('gainsight.addToChat', rows[0], rows);
    assert.equal(chats[0]?.attachFiles.length, 20);
    assert.match(JSON.stringify(fakeHost.notifications), /30 records are selected; the first 20 are taken/);
  });

  it('attaches nothing for somebody who is signed out, and tells how to sign in', async () => {
    const { run, chats, active } = recordsBench();
    active.set({ kind: 'signedOut' });
    await run('gainsight.addToChat', rowOf('cta', 'S1', 'One'));
    assert.deepEqual(chats, []);
    assert.match(JSON.stringify(fakeHost.notifications), /not signed in/);
  });
});

describe('Open as Document', () => {
  it('opens the document as people read it', async () => {
    const { run, opened, host: tenant } = recordsBench();
    await run('gainsight.openRecordDocument', rowOf('task', 'T1', 'Call'));
    assert.deepEqual(opened, [addressOfRecord({ kind: 'task', gsid: 'T1', name: 'Call' }, tenant)]);
  });
});
