import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../host/paths.mjs';
import { webviewPage } from '../webviewPage';
import type { Scene } from './scene';

interface Declared {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly enablement?: string;
}

/** The commands that the palette lists only under this condition; one of them is for Markdown files alone. */
function commandsWith(condition: RegExp): readonly string[] {
  const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly commands: readonly Declared[] };
  };
  return contributes.commands
    .filter(({ command }) => command !== 'gainsight.logToTimeline')
    .filter(({ enablement }) => condition.test(enablement ?? ''))
    .map(({ title }) => `Gainsight: ${title}`);
}

/** What cannot work is not offered. */
export function nothingOfferedInVain(scene: () => Scene): void {
  /** The commands of ours that the palette lists. */
  const listed = async (): Promise<readonly string[]> => {
    const { quickInput, workbench } = scene();
    const { page } = workbench;
    const size = page.viewportSize();
    // Only rows that there is room for are drawn.
    await page.setViewportSize({ width: 1400, height: 5000 });
    await page.keyboard.press('F1');
    await quickInput.box.fill('>Gainsight: ');
    await quickInput.row('Gainsight: Show Log').waitFor();
    const rows = await page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
    await quickInput.dismiss();
    if (size) await page.setViewportSize(size);
    return rows.map((row) => row.split('\n')[0] ?? '');
  };
  const writing = commandsWith(/!gainsight\.readOnly\b/);
  const listedForWriting = async () => {
    const all = await listed();
    return writing.filter((command) => all.includes(command));
  };

  it('offers nothing that writes on a connection that is read-only: in the palette, on rows, on a page', async () => {
    const { quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Make This Connection Read-Only');
    await workbench.notification('is read-only now').waitFor();
    assert.deepEqual(await listedForWriting(), []);
    const page = webviewPage(workbench);
    await page.getByRole('button', { name: /^Create CTA/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Brief:/ }).waitFor();
    assert.equal(await page.getByRole('button', { name: /^(Create|Update|Close|Log|Edit)/ }).count(), 0);
    for (const row of [scene().account('Bravura'), scene().work('Onboarding: dispatch desk')]) {
      await row.hover();
      const buttons = await row.locator('.action-label').all();
      const actions = await Promise.all(buttons.map((one) => one.getAttribute('aria-label')));
      await workbench.openMenu(row);
      await scene().menuItem('Open in Gainsight').waitFor();
      const items = await scene().menuItem().allInnerTexts();
      await workbench.page.keyboard.press('Escape');
      const offered = [...actions, ...items].map((title) => `Gainsight: ${title ?? ''}`);
      assert.deepEqual(
        offered.filter((title) => writing.includes(title)),
        [],
      );
    }
  });

  it('offers every command that writes again when writes are allowed', async () => {
    const { quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Allow Writes on This Connection…');
    await workbench.dialog().getByRole('button', { name: 'Allow Writes' }).click();
    await webviewPage(workbench)
      .getByRole('button', { name: /^Create CTA…/ })
      .waitFor();
    assert.deepEqual(await listedForWriting(), writing);
  });

  it('offers nothing that needs a tenant to whoever is signed out', async () => {
    const { quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Sign Out');
    await workbench.view('Accounts').getByRole('button', { name: 'Sign In…' }).waitFor();
    const all = await listed();
    const inVain = commandsWith(/gainsight\.state != signedOut\b/).filter((command) => all.includes(command));
    assert.deepEqual(inVain, []);
  });
}
