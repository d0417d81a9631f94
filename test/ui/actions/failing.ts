import assert from 'node:assert/strict';
import type { Scene } from './scene';

const CTA = '/v2/cockpit/cta/';
const REFUSED = 'Ask about the outages';
const LOST = 'Quarterly business review';

/** What a row shows of a write that comes to nothing is taken back, and nothing is sent twice. */
export function failingWrites(scene: () => Scene): void {
  it('shows a CTA in its list while it is created, and takes it back when Gainsight refuses it', async () => {
    const { held, quickInput, workbench } = scene();
    await scene().account('Cloudnine').click();
    await scene().row('Accounts', 'CTAs of Cloudnine').click();
    await scene().row('Accounts', 'No open CTAs').waitFor();
    await scene().chooseInMenu(scene().account('Cloudnine'), 'Create CTA…');
    await quickInput.pickAt(1, 'Risk');
    await quickInput.enterAt(2, REFUSED);
    await quickInput.pickAt(3, 'Support');
    await quickInput.pickAt(4, 'Low');
    await quickInput.enterAt(5, '');
    await quickInput.pickAt(6, 'Lena Hofmann');
    await quickInput.enterAt(7, '');
    // The first answer keeps the write under way for as long as it takes to look at the row.
    await held.fail(
      { kind: 'rateLimited', retryAfter: 2, method: 'POST', path: `^${CTA}$` },
      { kind: 'failure', method: 'POST', path: `^${CTA}$`, description: 'Not today' },
    );
    await scene().approve();
    await scene().row('Accounts', `${REFUSED}, being created`).waitFor();
    await workbench.screenshot('actions-pending');
    await workbench.notification('Nothing was written').waitFor();
    await scene().row('Accounts', REFUSED).waitFor({ state: 'detached' });
    assert.deepEqual(await held.named('cta', REFUSED), []);
    await scene().account('Cloudnine').click();
  });

  it('does not repeat a write whose answer was lost, and shows the row as it was', async () => {
    const { held, workbench } = scene();
    const before = await held.calls('PUT', CTA);
    await held.fail({ kind: 'badGateway', method: 'PUT', path: CTA });
    await scene().press(scene().work(LOST), 'Close CTA');
    await scene().approve();
    await workbench.notification('The answer of Gainsight was lost').waitFor();
    assert.equal(await held.calls('PUT', CTA), before + 1);
    await held.until('cta', LOST, { closed: false });
    await scene().work(`CTA ${LOST}, closed`).waitFor({ state: 'detached' });
    await scene().work(`CTA ${LOST}`).waitFor();
  });
}
