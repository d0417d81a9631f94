import assert from 'node:assert/strict';
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
