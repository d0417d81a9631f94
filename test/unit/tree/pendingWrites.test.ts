import assert from 'node:assert/strict';
import { AccountsScreen } from '../../../src/tree/accountsScreen';
import { PendingWrites } from '../../../src/tree/pendingWrites';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { settled } from '../../support/fakeTimers';
import { memoryStore, TreeBench } from '../../support/treeBench';
import { account, cta, TreeTenant } from '../../support/treeTenant';

const FOLDER = ['Alpha', 'CTAs'] as const;
const LOOK = { description: 'closed', icon: 'pass', spoken: 'CTA Adoption risk, closed' };

async function setup() {
  const tenant = new TreeTenant();
  tenant.accounts = [account('Alpha')];
  tenant.ctas = [cta('Adoption risk', { priority: 'Low' })];
  const pending = new PendingWrites();
  const screen = new AccountsScreen(new ViewSettings(memoryStore()));
  const bench = new TreeBench(screen, tenant.tenant, () => tenant.now, pending);
  await bench.labels(...FOLDER);
  bench.changes.length = 0;
  const row = async () => bench.item(await bench.node(...FOLDER, 'Adoption risk'));
  const readAgain = async () => (await bench.node(...FOLDER)).listing?.refresh();
  const gsid = cta('Adoption risk').gsid;
  return { tenant, pending, bench, row, readAgain, gsid };
}

describe('a row whose record is being written', () => {
  it('shows what will be, offers nothing meanwhile, and alone is drawn again', async () => {
    const { pending, bench, row, gsid } = await setup();
    pending.change(gsid, LOOK);
    const item = await row();
    assert.deepEqual(
      [item.description, item.iconPath?.id, item.contextValue, item.accessibilityInformation?.label],
      ['closed', 'pass', 'pending', LOOK.spoken],
    );
    assert.deepEqual(bench.changes, ['Adoption risk']);
  });

  it('is as before when the write came to nothing', async () => {
    const { pending, bench, row, gsid } = await setup();
    const before = await row();
    pending.change(gsid, LOOK)();
    assert.deepEqual(await row(), before);
    assert.deepEqual(bench.changes, ['Adoption risk', 'Adoption risk']);
  });

  it('keeps the look of a second write when the first came to nothing', async () => {
    const { pending, row, gsid } = await setup();
    const rollBack = pending.change(gsid, LOOK);
    const again = pending.change(gsid, { ...LOOK, description: 'open again' });
    rollBack();
    assert.equal((await row()).description, 'open again');
    again();
    assert.equal((await row()).contextValue, 'cta');
  });

  it('keeps its look after the write until the list is read again', async () => {
    const { pending, row, readAgain, gsid } = await setup();
    const rollBack = pending.change(gsid, LOOK);
    await row();
    pending.settle({ kind: 'cta', gsid });
    rollBack();
    assert.equal((await row()).description, 'closed');
    await readAgain();
    assert.equal((await row()).contextValue, 'cta');
  });

  it('keeps its look where the list is read while the write is on its way', async () => {
    const { pending, row, readAgain, gsid } = await setup();
    pending.change(gsid, LOOK);
    await readAgain();
    assert.equal((await row()).description, 'closed');
  });
});

describe('a list that is being read while a record in it is written', () => {
  it('keeps the look of the row, of which that reading does not know, until the next', async () => {
    const { tenant, pending, row, readAgain, gsid } = await setup();
    const release = tenant.hold('ctas');
    const rollBack = pending.change(gsid, LOOK);
    const read = readAgain();
    await settled();
    tenant.ctas = [cta('Adoption risk', { closed: true })];
    pending.settle({ kind: 'cta', gsid });
    rollBack();
    release();
    await read;
    assert.equal((await row()).description, 'closed');
    await readAgain();
    assert.equal((await row()).contextValue, 'ctaClosed');
  });

  it('keeps the row of a record that is created, until the next', async () => {
    const { tenant, pending, bench, readAgain } = await setup();
    const release = tenant.hold('ctas');
    const parentGsid = account('Alpha').company.gsid;
    const rollBack = pending.add({ kind: 'cta', name: 'Rebuild trust', parentGsid });
    const read = readAgain();
    await settled();
    tenant.ctas.push(cta('Rebuild trust'));
    pending.settle({ kind: 'cta', gsid: cta('Rebuild trust').gsid });
    rollBack();
    release();
    await read;
    assert.equal((await bench.items(...FOLDER))[0]?.contextValue, 'info');
    await readAgain();
    assert.ok((await bench.items(...FOLDER)).every(({ contextValue }) => contextValue === 'cta'));
  });

  it('keeps the look where the same rows are laid out anew', async () => {
    const { pending, bench, row, gsid } = await setup();
    pending.change(gsid, LOOK);
    pending.settle({ kind: 'cta', gsid });
    (await bench.node(...FOLDER)).listing?.layOut();
    assert.equal((await row()).description, 'closed');
  });
});

describe('a record that is being created', () => {
  const RECORD = { kind: 'cta', name: 'Rebuild trust', parentGsid: account('Alpha').company.gsid } as const;

  it('stands first in its list until that is read again', async () => {
    const { tenant, pending, bench, readAgain } = await setup();
    pending.add(RECORD);
    assert.deepEqual(await bench.labels(...FOLDER), ['Rebuild trust', 'Adoption risk']);
    assert.deepEqual(await bench.labels('Alpha', 'Success plans'), ['No success plans.']);
    tenant.ctas.push(cta('Rebuild trust'));
    pending.settle({ kind: 'cta', gsid: cta('Rebuild trust').gsid });
    assert.deepEqual(await bench.labels(...FOLDER), ['Rebuild trust', 'Adoption risk']);
    await readAgain();
    assert.deepEqual((await bench.labels(...FOLDER)).sort(), ['Adoption risk', 'Rebuild trust']);
  });

  it('stands in the Timeline where it is an entry', async () => {
    const { pending, bench } = await setup();
    const rollBack = pending.add({ ...RECORD, kind: 'activity' });
    assert.equal((await bench.labels('Alpha', 'Timeline'))[0], 'Rebuild trust');
    assert.deepEqual(await bench.labels(...FOLDER), ['Adoption risk']);
    rollBack();
    assert.ok(!(await bench.labels('Alpha', 'Timeline')).includes('Rebuild trust'));
  });

  it('is gone when the write came to nothing', async () => {
    const { pending, bench } = await setup();
    const rollBack = pending.add(RECORD);
    assert.equal((await bench.items(...FOLDER))[0]?.contextValue, 'info');
    rollBack();
    assert.deepEqual(await bench.labels(...FOLDER), ['Adoption risk']);
    assert.deepEqual(bench.changes, ['CTAs', 'CTAs']);
  });

  it('is forgotten with its tenant', async () => {
    const { pending, bench, gsid, row } = await setup();
    pending.add(RECORD);
    pending.change(gsid, LOOK);
    pending.clear();
    assert.deepEqual(await bench.labels(...FOLDER), ['Adoption risk']);
    assert.equal((await row()).contextValue, 'cta');
  });
});

describe('a record that is done with', () => {
  it('is told apart from an open one in menus', async () => {
    const { tenant, row, readAgain } = await setup();
    tenant.ctas = [cta('Adoption risk', { closed: true })];
    await readAgain();
    assert.equal((await row()).contextValue, 'ctaClosed');
  });
});
