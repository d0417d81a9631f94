import assert from 'node:assert/strict';
import { commands as editor, fakeHost, Uri } from '../../support/vscode';
import { once } from '../documents/once';
import { actionsBench, type Act, choose, find, leave } from './actionsBench';

const FILE = 'file:///tmp/list.csv';

async function exported(list: string) {
  const bench = actionsBench();
  fakeHost.saveTo = Uri.parse(FILE);
  await bench.run('gainsight.exportList', [], choose(list));
  const lines = (fakeHost.files.get(FILE) ?? '').trimEnd().split('\r\n');
  return { ...bench, lines };
}

describe('exporting a list', () => {
  it('writes every account with its figures', async () => {
    const { lines, told } = await exported('My Accounts');
    assert.equal(lines[0], 'GSID,Company,Health,Band,ARR,Currency,Renewal,Stage,Status,CSM');
    const bravura = lines.find((line) => line.includes(',Bravura,'));
    assert.match(bravura ?? '', /^1P02\w+,Bravura,\d+,At risk,96000,EUR,2\d{3}-\d\d-\d\d,.*,Lena Hofmann$/);
    assert.equal(told()?.message, `Exported ${lines.length - 1} rows.`);
  });

  for (const [list, line] of [
    ['My Open CTAs', /^1S01\w+,Recover product usage,Praxis Inc,Risk,/],
    ['My Open Tasks', /,Send the credit note,Fernhill Foods,/],
    ['My Success Plans', /,Win back the editors,Bravura,/],
    ['All Success Plans', /,Win back the editors,Bravura,/],
  ] as const)
    it(`writes ${list}`, async () => {
      const { lines } = await exported(list);
      assert.ok(
        lines.some((one) => line.test(one)),
        lines.slice(0, 5).join('\n'),
      );
    });

  it('takes the list that is named, and writes nothing when no place is chosen', async () => {
    const bench = actionsBench();
    await bench.run('gainsight.exportList', ['allAccounts']);
    await bench.run('gainsight.exportList', [], leave);
    assert.deepEqual([...fakeHost.files.keys()], []);
    assert.equal(fakeHost.saveOffers.length, 1);
  });
});

describe('finding an account', () => {
  const pages = (revealed: unknown[] = []): unknown[] => {
    const opened: unknown[] = [];
    editor.registerCommand('gainsight.openAccountPage', (gsid) => opened.push(gsid));
    editor.registerCommand('gainsight.revealAccount', (...args) => revealed.push(args));
    return opened;
  };

  it('looks through the whole tenant and opens the page', async () => {
    const bench = actionsBench();
    const revealed: unknown[] = [];
    const opened = pages(revealed);
    await bench.run('gainsight.findAccount', [], find('brav', 'Bravura'));
    const { gsid } = await bench.company('Bravura');
    assert.deepEqual([opened, revealed], [[gsid], [[gsid, false]]]);
  });

  it('narrows what was read at once, before the tenant is asked', async () => {
    const bench = actionsBench();
    const seen: string[] = [];
    const typing: Act = async (box) => {
      assert.ok('choose' in box);
      if (box.busy) await once(box.loaded.event);
      const calls = bench.sandbox.calls.length;
      box.search('cloud');
      seen.push(...box.items.map(({ label }) => label));
      assert.equal(bench.sandbox.calls.length, calls);
      leave(box);
    };
    const opened = pages();
    await bench.run('gainsight.findAccount', [], typing);
    assert.deepEqual([seen, opened], [['Cloudnine'], []]);
  });

  it('says that nothing could be read, and goes on', async () => {
    const bench = actionsBench();
    bench.sandbox.inject({ path: '/v1/data/objects/query/Company', kind: 'forbidden', times: 9 });
    const said: unknown[] = [];
    await bench.run('gainsight.findAccount', [], async (box) => {
      assert.ok('choose' in box);
      if (box.busy) await once(box.loaded.event);
      said.push(box.placeholder);
      leave(box);
    });
    assert.deepEqual(said, ['The companies could not be read. Type to try again.']);
  });
});
