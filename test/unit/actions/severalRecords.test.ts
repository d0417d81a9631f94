import assert from 'node:assert/strict';
import { findCtas } from '../../../src/data/ctaSearch';
import { presentCta } from '../../../src/data/presentRecords';
import type { SandboxOptions } from '../../../src/sandbox/embedded';
import { NOW } from '../../support/sandboxTenant';
import { isWrite } from '../../support/tenantWrites';
import { fakeHost } from '../../support/vscode';
import { setup as otherTenant } from '../tools/toolTenant';
import { actionsBench, type Act, choose, leave } from './actionsBench';

const NAMES = ['Recover product usage', 'Settle the billing dispute', 'Adoption risk'] as const;
const { signal } = new AbortController();

/** Takes the table as it stands. */
const approve: Act = (box) => box.accepted.fire(undefined);

async function setup(sandbox: SandboxOptions = {}) {
  const bench = actionsBench({ sandbox });
  const rows = await bench.ctas(...NAMES);
  const open = async () => {
    const held = await Promise.all(rows.map(({ gsid }) => presentCta(bench.tenant.client, gsid, signal)));
    return held.map((cta) => cta?.closed === false);
  };
  const [first] = rows;
  return { ...bench, rows, open, args: [first, rows] as const };
}

describe('several CTAs at once', () => {
  it('are shown in one table, closed one by one, and open again when that is undone', async () => {
    const { run, args, open, boxes, asked, writes, told, held } = await setup();
    const seen: unknown[] = [];
    const look: Act = (box) => {
      assert.ok('items' in box);
      seen.push(...box.items.map((item) => 'description' in item && item.description));
      assert.equal(writes().length, 0);
      approve(box);
    };
    await run('gainsight.closeCta', args, look);
    assert.deepEqual(seen, Array(3).fill('Closed: no → yes'));
    assert.match(boxes[0]?.title ?? '', /^Close CTA \(3\) – Tenant: Sandbox/);
    assert.deepEqual(await open(), [false, false, false]);
    assert.deepEqual(held, ['held', 'released']);
    assert.deepEqual([told()?.message, asked.length, writes().length], ['3 of 3 records written.', 0, 3]);
    assert.deepEqual(told()?.buttons, ['Undo', 'Show Results']);
  });

  it('are put back in one table too', async () => {
    const bench = await setup();
    fakeHost.press = 'Undo';
    bench.afterwards(approve);
    await bench.run('gainsight.closeCta', bench.args, approve);
    await bench.toldOf(/^3 of 3/);
    fakeHost.press = undefined;
    await bench.untilWrites(6);
    assert.deepEqual(bench.shown.slice(6, 9), Array(3).fill('+ open again'));
    assert.deepEqual(await bench.open(), [true, true, true]);
  });

  it('are not meant where the row of the menu is not among those that are selected', async () => {
    const { run, rows, open } = await setup();
    await run('gainsight.closeCta', [rows[0], rows.slice(1)]);
    assert.deepEqual(await open(), [false, true, true]);
  });

  it('are no more than somebody reads before they are approved', async () => {
    const { run, sandbox, told } = await setup();
    const many = Array.from({ length: 51 }, (_, index) => ({ kind: 'cta', gsid: `1S01A${index}` }));
    const calls = sandbox.calls.length;
    await run('gainsight.closeCta', [many[0], many]);
    assert.deepEqual([told()?.message, sandbox.calls.length], ['Choose 50 records at most.', calls]);
  });

  it('are written as far as they are ticked', async () => {
    const { run, args, open, executor } = await setup();
    await run('gainsight.closeCta', args, choose(NAMES[1]));
    assert.deepEqual(await open(), [true, false, true]);
    const outcomes = executor.lines
      .filter(({ event }) => event === 'confirmation')
      .map(({ result }) => result);
    assert.deepEqual(outcomes.sort(), ['accepted', 'asked', 'asked', 'asked', 'declined', 'declined']);
  });

  it('stay as they are when the table is left', async () => {
    const { run, args, writes, shown } = await setup();
    await run('gainsight.closeCta', args, leave);
    assert.deepEqual([writes(), shown, fakeHost.notifications], [[], [], []]);
  });

  it('get the same values, asked for once', async () => {
    const { run, args, rows, tenant, writes } = await setup();
    await run('gainsight.updateCta', args, choose('Priority'), choose('Low'), approve);
    const held = await Promise.all(rows.map(({ gsid }) => presentCta(tenant.client, gsid, signal)));
    assert.deepEqual(
      held.map((cta) => cta?.priority),
      ['Low', 'Low', 'Low'],
    );
    assert.ok(writes().length >= 2);
  });

  it('leave out what cannot be written, with the reason, and write the rest', async () => {
    const { run, args, rows, tenant, boxes, told } = await setup();
    await tenant.writes.updateCta(rows[1]?.gsid ?? '', { referenceId: 'x', closed: true }, { signal });
    await run('gainsight.closeCta', args, approve);
    const [table] = boxes;
    assert.ok(table && 'items' in table);
    const shown = table.items.map((item) => [
      item.label,
      'description' in item ? item.description : undefined,
    ]);
    assert.deepEqual(shown.slice(2), [
      ['Left out', undefined],
      ['$(circle-slash) Settle the billing dispute', 'has these values already'],
    ]);
    assert.equal(told()?.message, '2 of 2 records written.');
  });

  it('are not fewer than were selected without a word', async () => {
    const { run, args, open } = await setup();
    const [first, rows] = args;
    await run('gainsight.closeCta', [first, [...rows, { kind: 'cta', gsid: '1S01GONE' }]], approve);
    assert.equal(fakeHost.notifications[0]?.message, 'Not there any more: 1 of 4 records.');
    assert.deepEqual(await open(), [false, false, false]);
  });

  it('have a result each: one that is refused or lost does not stop the others', async () => {
    const { run, args, sandbox, writes, told, open } = await setup();
    sandbox.inject({ path: '/v2/cockpit/cta/$', kind: 'cut', when: 'after' });
    fakeHost.press = 'Show Results';
    await run('gainsight.closeCta', args, approve);
    assert.match(told()?.message ?? '', /^2 of 3 records written\. .*not known whether this was written/);
    assert.equal(told()?.severity, 'warning');
    assert.equal(writes().length, 3);
    assert.deepEqual(await open(), [false, false, false]);
  });

  it('are written as approved however late their turn comes', async () => {
    let minutes = 0;
    const now = (): Date => new Date(NOW.getTime() + minutes * 60_000);
    const { run, args, open, told } = await setup({ now });
    await run('gainsight.closeCta', args, (box) => {
      minutes = 11;
      approve(box);
    });
    assert.equal(told()?.message, '3 of 3 records written.');
    assert.deepEqual(await open(), [false, false, false]);
  });

  it('are left out where a late plan is another one than was approved', async () => {
    let minutes = 0;
    const now = (): Date => new Date(NOW.getTime() + minutes * 60_000);
    const { run, args, rows, executor, told, writes } = await setup({ now });
    const wait: Act = async (box) => {
      minutes = 11;
      const input = { gsid: rows[1]?.gsid, priority: 'High' };
      await executor.run('gainsight_cta_update', input, {
        door: 'ui',
        signal,
        confirm: async () => 'accepted',
      });
      approve(box);
    };
    await run('gainsight.updateCta', args, choose('Priority'), choose('Low'), wait);
    assert.match(told()?.message ?? '', /^2 of 3 records written/);
    assert.equal(writes().length, 3);
  });

  it('are not gone on with when the connection is changed meanwhile', async () => {
    const { run, args, executor, tenant, active, told } = await setup();
    const write = executor.run.bind(executor);
    let runs = 0;
    executor.run = async (...given) => {
      runs += 1;
      return write(...given);
    };
    tenant.onDidWrite(() => active.set({ kind: 'signedOut' }));
    await run('gainsight.closeCta', args, approve);
    assert.deepEqual([runs, told()?.message], [1, '1 of 3 records written.']);
  });

  for (const count of [3, 12])
    it(`are planned with their progress, and none of ${count} is written where that is called off`, async () => {
      const { run, executor, tenant, writes, told } = await setup();
      const { ctas } = await findCtas(tenant.client, { closed: false }, signal);
      const many = ctas.slice(0, count).map(({ gsid }) => ({ kind: 'cta', gsid }));
      const prepare = executor.prepare.bind(executor);
      let plans = 0;
      executor.prepare = async (...args) => {
        plans += 1;
        // The calls of this minute may be used up.
        assert.ok(args[2].limitMs > 60_000);
        if (plans === 3) fakeHost.progress.cancel();
        return prepare(...args);
      };
      await run('gainsight.closeCta', [many[0], many]);
      assert.deepEqual([plans, writes(), told()], [3, [], undefined]);
      assert.ok(fakeHost.underWay.includes(`3 of ${count}`));
      // What was worked out until then is not left to be sent by somebody else.
      const results = executor.lines
        .filter(({ event }) => event === 'confirmation')
        .map(({ result }) => result);
      assert.deepEqual(results.sort(), ['asked', 'asked', 'declined', 'declined']);
    });

  it('are not gone on with when that is called off', async () => {
    const { run, args, executor, tenant, told } = await setup();
    const write = executor.run.bind(executor);
    let runs = 0;
    executor.run = async (...given) => {
      runs += 1;
      return write(...given);
    };
    tenant.onDidWrite(() => fakeHost.progress.cancel());
    await run('gainsight.closeCta', args, approve);
    assert.deepEqual([runs, told()?.message], [1, '1 of 3 records written.']);
  });

  it('are not written to another tenant where a late plan says the same of it', async () => {
    const { run, args, executor, active, told } = await setup();
    const elsewhere = otherTenant();
    const write = executor.run.bind(executor);
    executor.run = async (...given) => {
      active.set({ kind: 'ready', tenant: elsewhere.tenant });
      return write(...given);
    };
    await run('gainsight.closeCta', args, approve);
    assert.deepEqual(elsewhere.sandbox.calls.filter(isWrite), []);
    assert.equal(told()?.message, '0 of 3 records written.');
  });

  it('are not sent to another tenant than the table was made for', async () => {
    const { run, args, active, writes, told } = await setup();
    await run('gainsight.closeCta', args, (box) => {
      active.set({ kind: 'signedOut' });
      approve(box);
    });
    assert.match(told()?.message ?? '', /connection was changed/);
    assert.equal(writes().length, 0);
  });
});
