import assert from 'node:assert/strict';
import type { Scene } from './scene';

const CTA = 'Onboarding: dispatch desk';
const NAME = 'Ask for the go-live dates';

/** Tasks of a CTA: created, completed, and open again. */
export function tasksOfCtas(scene: () => Scene): void {
  it('creates a task at the CTA that is found by its name, from the palette', async () => {
    const { held, quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Create Task…');
    await scene().findAt(1, 'dispatch', CTA);
    await quickInput.enterAt(2, NAME);
    await quickInput.enterAt(3, 'today');
    await scene().findAt(4, 'priya', 'Priya Nair');
    await scene().goBack();
    await quickInput.pickAt(4, 'Lena Hofmann');
    await quickInput.pickAt(5, 'High');
    await quickInput.enterAt(6, '');
    await scene().approve();
    await workbench.notification(`Created the task “${NAME}”.`).waitFor();
    const [task, ...others] = await held.named('task', NAME);
    assert.deepEqual(
      [task?.cta, task?.owner, task?.closed, others],
      [CTA, 'lena.hofmann@example.com', false, []],
    );
  });

  it('completes it from its row, and undoes that', async () => {
    const { held } = scene();
    await scene().press(scene().work(NAME), 'Complete Task');
    await scene().approve();
    await held.until('task', NAME, { closed: true });
    await scene().work(NAME).waitFor({ state: 'detached' });
    await scene().answer(`Completed the task “${NAME}”.`, 'Undo');
    await scene().approve();
    await held.until('task', NAME, { closed: false });
    await scene().work(NAME).waitFor();
  });
}
