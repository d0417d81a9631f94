import assert from 'node:assert/strict';
import type { Scene } from './scene';

const ME = 'lena.hofmann@example.com';
const NAME = 'Rebuild trust';
const LOUD = 'Adoption risk: weekly users are down';
/** Further off than anybody plans: what is due on it is due later, whatever day it is today. */
const FAR = '2031-05-02';

/** CTAs one at a time: created, changed, closed, and as they were when that is undone. */
export function ctasOneByOne(scene: () => Scene): void {
  it('creates a CTA from the button of an account; the day is judged while it is typed, and going back keeps answers', async () => {
    const { held, quickInput, workbench } = scene();
    await scene().press(scene().account('Bravura'), 'Create CTA');
    await quickInput.pickAt(1, 'Risk');
    await quickInput.enterAt(2, NAME);
    await quickInput.pickAt(3, 'Leave it to Gainsight');
    await quickInput.pickAt(4, 'High');
    await quickInput.untilStep(5);
    await quickInput.box.fill('someday');
    await quickInput.message.filter({ hasText: 'Write a day like tomorrow' }).waitFor();
    await quickInput.box.fill('today');
    await quickInput.message.filter({ hasText: /202\d/ }).waitFor();
    await workbench.screenshot('actions-due');
    await quickInput.acceptAt(5);
    await quickInput.untilStep(6);
    await scene().goBack();
    await quickInput.untilStep(5);
    assert.equal(await quickInput.box.inputValue(), 'today');
    await scene().goBack();
    await quickInput.untilStep(4);
    await scene().chosen('High').waitFor();
    await quickInput.acceptAt(4);
    await quickInput.acceptAt(5);
    await quickInput.pickAt(6, 'Lena Hofmann');
    await quickInput.enterAt(7, '');
    const text = await scene().approve();
    for (const shown of [`Create CTA "${NAME}" at Bravura?`, 'Type: Risk', 'Priority: High', 'Owner: Lena'])
      assert.ok(text.includes(shown), `${shown} in ${text}`);
    await workbench.notification(`Created the CTA “${NAME}”.`).waitFor();
    const [cta, ...others] = await held.named('cta', NAME);
    assert.deepEqual(
      [cta?.company, cta?.type, cta?.priority, cta?.owner, cta?.closed, others],
      ['Bravura', 'Risk', 'High', ME, false, []],
    );
  });

  it('closes it from its row, and undoes that', async () => {
    const { held, workbench } = scene();
    await scene().press(scene().work(NAME), 'Close CTA');
    await scene().approve();
    await workbench.notification(`Closed the CTA “${NAME}”.`).waitFor();
    await held.until('cta', NAME, { closed: true });
    await scene().work(NAME).waitFor({ state: 'detached' });
    await scene().answer(`Closed the CTA “${NAME}”.`, 'Undo');
    assert.match(await scene().approve(), /Closed: yes → no/);
    await workbench.notification('Undone').waitFor();
    await held.until('cta', NAME, { closed: false });
    await scene().work(NAME).waitFor();
  });

  it('changes status, priority, reason, owner and due date of a CTA together, and puts them back', async () => {
    const { held, quickInput, workbench } = scene();
    const [before] = await held.named('cta', LOUD);
    await scene().chooseInMenu(scene().work(LOUD), 'Update CTA…');
    await scene().tickAt(1, 'Status', 'Priority', 'Reason', 'Owner', 'Due');
    await quickInput.pickAt(2, 'Escalated');
    await quickInput.pickAt(3, 'Low');
    await quickInput.pickAt(4, 'Product Quality');
    await scene().findAt(5, 'jonas', 'Jonas Weber');
    await quickInput.enterAt(6, FAR);
    const text = await scene().approve();
    for (const change of ['Status: New → Escalated', 'Priority: Medium → Low', 'Reason: Adoption → Product'])
      assert.ok(text.includes(change), `${change} in ${text}`);
    await workbench.notification(`Updated “${LOUD}”.`).waitFor();
    assert.deepEqual(await held.named('cta', LOUD), [
      {
        ...{ ...before, status: 'Escalated', priority: 'Low', reason: 'Product Quality' },
        ...{ owner: 'jonas.weber@example.com', due: FAR },
      },
    ]);
    await scene().work(LOUD).waitFor({ state: 'detached' });
    await scene().answer(`Updated “${LOUD}”.`, 'Undo');
    await scene().approve();
    await scene().work(LOUD).waitFor();
    assert.deepEqual(await held.named('cta', LOUD), [before]);
  });

  it('closes the CTA that is found by its name, from the palette', async () => {
    const name = 'Confirm the SSO rollout dates';
    const { held, quickInput } = scene();
    await quickInput.runCommand('Gainsight: Close CTA');
    await scene().findAt(1, 'sso rollout', name);
    await scene().approve();
    await held.until('cta', name, { closed: true });
  });
}
