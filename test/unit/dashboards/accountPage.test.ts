import assert from 'node:assert/strict';
import type { Tenant } from '../../../src/data/tenant';
import { lastPanel, pagesBench, untilTold } from './pagesBench';

describe('the account page, where its connection becomes read-only', () => {
  it('offers nothing any more that writes, and offers it again when writes are allowed', async () => {
    const { pages, gsid, changeRights } = await pagesBench();
    await pages.openAccount(gsid);
    const panel = lastPanel();
    const offers = (): readonly unknown[] =>
      panel.webview.told.flatMap((message) => {
        const { type, value }: Readonly<Record<string, unknown>> = { ...message };
        const isOffer = type === 'ctas' && typeof value === 'object' && value !== null && 'actions' in value;
        return isOffer ? [value.actions] : [];
      });
    const untilOffered = (actions: readonly string[]) =>
      untilTold(panel, () => JSON.stringify(offers().at(-1)) === JSON.stringify(actions));
    panel.webview.said.fire({ type: 'ready' });
    await untilOffered(['createCta']);
    changeRights(true);
    await untilOffered([]);
    changeRights(false);
    await untilOffered(['createCta']);
    assert.equal(offers().length, 3);
  });

  it('reads nothing anew where the rights are as before', async () => {
    const { pages, gsid, changeRights, sandbox } = await pagesBench();
    await pages.openAccount(gsid);
    const panel = lastPanel();
    panel.webview.said.fire({ type: 'ready' });
    await untilTold(panel, ({ type, busy }) => type === 'busy' && busy === false);
    const before = sandbox.calls.length;
    changeRights(false);
    assert.equal(sandbox.calls.length, before);
    assert.equal(panel.webview.told.filter(({ type }) => type === 'start').length, 1);
  });
});

/** The page of an account that was read, and what its tenant was asked since. */
async function readPage() {
  const bench = await pagesBench();
  await bench.pages.openAccount(bench.gsid);
  const panel = lastPanel();
  const idle = (): Promise<void> => untilTold(panel, ({ type, busy }) => type === 'busy' && busy === false);
  panel.webview.said.fire({ type: 'ready' });
  await idle();
  panel.webview.told.length = 0;
  const before = bench.sandbox.calls.length;
  return { ...bench, panel, idle, asked: () => bench.sandbox.calls.length - before };
}

const written = (tenant: Tenant, companyGsid: string | undefined): void =>
  tenant.noteWrite({ kind: 'cta', gsid: '1S01A', companyGsid });

describe('the account page, where records are written', () => {
  it('reads once for many of them, when nothing more has come for a second', async () => {
    const { tenant, gsid, timers, panel, idle, asked } = await readPage();
    for (let count = 0; count < 10; count += 1) {
      written(tenant, count % 2 === 0 ? gsid : undefined);
      await timers.advance(900);
    }
    assert.equal(asked(), 0);
    await timers.advance(100);
    await idle();
    assert.equal(panel.webview.told.filter(({ type }) => type === 'start').length, 1);
    assert.equal(timers.pending, 0);
  });

  it('reads nothing for those of another account', async () => {
    const { tenant, timers, asked } = await readPage();
    written(tenant, '1P02SOMEBODYELSE');
    await timers.advance(5000);
    assert.equal(asked(), 0);
  });

  it('reads nothing while nobody sees it, and shows what it had until that is read anew', async () => {
    const { tenant, gsid, timers, panel, idle, asked } = await readPage();
    panel.visible = false;
    written(tenant, gsid);
    await timers.advance(5000);
    assert.deepEqual([asked(), panel.webview.told], [0, []]);
    panel.visible = true;
    panel.webview.said.fire({ type: 'ready' });
    assert.ok(panel.webview.told.some(({ type }) => type === 'header'));
    panel.webview.told.length = 0;
    await idle();
    assert.ok(asked() > 0);
    const last = asked();
    panel.webview.said.fire({ type: 'ready' });
    assert.equal(asked(), last);
  });

  it('reads nothing any more once its tab is closed', async () => {
    const { tenant, gsid, timers, panel, asked } = await readPage();
    written(tenant, gsid);
    panel.dispose();
    await timers.advance(5000);
    assert.equal(asked(), 0);
  });
});
