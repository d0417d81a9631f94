import type { Scene } from './scene';

const TOGETHER = ['Recover product usage', 'Settle the billing dispute'] as const;

/** The same done to several CTAs: one table before, and a result for each after. */
export function severalCtas(scene: () => Scene): void {
  it('closes two together that stood in one table', async () => {
    const { held, quickInput, workbench } = scene();
    const [first, second] = TOGETHER;
    await scene().work(first).click();
    await scene()
      .work(second)
      .click({ modifiers: ['ControlOrMeta'] });
    await scene().press(scene().work(second), 'Close CTA');
    await quickInput.title.filter({ hasText: 'Close CTA (2)' }).waitFor();
    for (const name of TOGETHER) await quickInput.row(name).filter({ hasText: 'Closed: no → yes' }).waitFor();
    await workbench.screenshot('actions-table');
    for (const name of TOGETHER) await held.until('cta', name, { closed: false });
    await workbench.page.keyboard.press('Enter');
    await workbench.notification('2 of 2 records written.').waitFor();
    for (const name of TOGETHER) await held.until('cta', name, { closed: true });
    await scene().answer('2 of 2 records written.', 'Show Results');
    await quickInput.row(first).filter({ hasText: 'written' }).waitFor();
    await quickInput.dismiss();
  });
}
