import assert from 'node:assert/strict';
import type { Scene } from './scene';

const NAME = 'Open the second lab';
const KNOWN = 'Single sign-on and rollout';
const FAR = '2031-05-02';

/** Success plans: created and changed. */
export function successPlans(scene: () => Scene): void {
  it('creates a success plan at an account that is found by its name, from the palette', async () => {
    const { held, quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Create Success Plan…');
    await scene().findAt(1, 'kestr', 'Kestrel Labs');
    await quickInput.pickAt(2, 'Growth');
    await quickInput.enterAt(3, NAME);
    await quickInput.enterAt(4, FAR);
    await quickInput.pickAt(5, 'Lena Hofmann');
    await quickInput.enterAt(6, 'First the rooms.');
    await scene().approve();
    await workbench.notification(`Created the success plan “${NAME}”.`).waitFor();
    const [plan, ...others] = await held.named('plan', NAME);
    assert.deepEqual(
      [plan?.company, plan?.type, plan?.owner, plan?.due, others],
      ['Kestrel Labs', 'Growth', 'lena.hofmann@example.com', FAR, []],
    );
    await scene().row('Success Plans', NAME).waitFor();
  });

  it('changes status and due date of one from its row, and puts them back', async () => {
    const { held, quickInput, workbench } = scene();
    const [before] = await held.named('plan', KNOWN);
    await scene().press(scene().row('Success Plans', KNOWN), 'Update Success Plan');
    await scene().tickAt(1, 'Status', 'Due');
    await quickInput.pickAt(2, 'On Hold');
    await quickInput.enterAt(3, FAR);
    await scene().approve();
    await workbench.notification(`Updated “${KNOWN}”.`).waitFor();
    assert.deepEqual(await held.named('plan', KNOWN), [{ ...before, status: 'On Hold', due: FAR }]);
    await scene().answer(`Updated “${KNOWN}”.`, 'Undo');
    await scene().approve();
    await held.until('plan', KNOWN, { ...before });
  });
}
