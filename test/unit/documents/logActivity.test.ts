import assert from 'node:assert/strict';
import { fakeHost } from '../../support/vscode';
import { documentsBench } from './documentsBench';
import { once } from './once';

const NOTE = 'Cloudnine call yesterday: they like the dashboards';
const message = (): string => fakeHost.notifications.at(-1)?.message ?? '';

describe('logging an activity from the palette', () => {
  it('shows the whole entry before it is written, once', async () => {
    const bench = documentsBench();
    fakeHost.typed = NOTE;
    await bench.run('gainsight.logActivity');
    assert.equal(bench.asked.length, 1);
    const shown = JSON.stringify(bench.asked[0]?.values);
    for (const text of ['Cloudnine', 'Call', '2026-11-17', 'they like the dashboards'])
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    assert.equal(message(), 'Written to the Timeline.');
    const { rows = [] } = await bench.ask('gainsight_activities_list', { account: 'Cloudnine', limit: 1 });
    assert.match(JSON.stringify(rows), /they like the dashboards/);
  });

  it('writes nothing when the user says no', async () => {
    const bench = documentsBench({ answer: 'declined' });
    fakeHost.typed = NOTE;
    await bench.run('gainsight.logActivity');
    assert.match(message(), /nothing was written/);
    const { rows } = await bench.ask('gainsight_activities_list', { account: 'Cloudnine' });
    assert.doesNotMatch(JSON.stringify(rows), /they like the dashboards/);
  });

  it('needs no account in the note when it is run on one', async () => {
    const bench = documentsBench();
    const [company] = await bench.tenant.companies.resolve('Praxis Inc');
    fakeHost.typed = 'Call yesterday: they like the dashboards';
    await bench.run('gainsight.logActivity', { gsid: company?.gsid });
    assert.match(JSON.stringify(bench.asked[0]), /Praxis Inc/);
  });

  it('asks for the account and the kind that the note does not tell', async () => {
    const bench = documentsBench();
    fakeHost.typed = 'They like the dashboards';
    fakeHost.pick = 'Call';
    const picking = bench.picking();
    const done = bench.run('gainsight.logActivity');
    const pick = await picking;
    await once(pick.loaded.event, () => pick.items.length > 0);
    pick.choose('Bravura');
    await done;
    assert.match(JSON.stringify(bench.asked[0]), /Bravura.*Call/);
  });

  it('is given up by leaving any of the questions', async () => {
    const bench = documentsBench();
    await bench.run('gainsight.logActivity');
    fakeHost.typed = 'Cloudnine yesterday: they like the dashboards';
    await bench.run('gainsight.logActivity');
    assert.deepEqual([bench.asked, fakeHost.notifications], [[], []]);
  });

  it('says why nothing can be written', async () => {
    const bench = documentsBench({
      around: () => async () => {
        throw new TypeError('fetch failed');
      },
    });
    fakeHost.typed = NOTE;
    await bench.run('gainsight.logActivity');
    assert.equal(bench.asked.length, 0);
    assert.equal(fakeHost.notifications.length, 1);
    bench.active.set({ kind: 'signedOut' });
    await bench.run('gainsight.logActivity');
    assert.match(message(), /not signed in/);
  });
});
