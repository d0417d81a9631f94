import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { until } from '../support/until';
import { useScene } from './actions/scene';

const RISKY = 'At risk';
const CTA = 'Onboarding: driver app';

/** Whether a row's icon is one of these, and what must then be heard. */
const SEEN: readonly (readonly [icon: string, heard: RegExp])[] = [
  ['circle-filled', /, health \d+ (At risk|Watch|Healthy)/],
  ['circle-outline', /, health not scored/],
  ['star-full', /, important/],
  ['bell', /^CTA /],
  ['circle-large-outline', /^Task /],
  ['warning', /^Overdue, /],
];

describe('the trees', () => {
  const scene = useScene();
  const pane = (title: string): Locator => scene().workbench.view(title);
  const header = (text: string, title = 'Accounts'): Locator =>
    pane(title).locator('.pane-header', { hasText: text });
  const rows = (title: string): Locator => pane(title).getByRole('treeitem');
  const focused = (): Locator => scene().workbench.page.locator('.part.sidebar .monaco-list-row.focused');
  const press = (key: string) => scene().workbench.page.keyboard.press(key);

  /** Goes down until the row that has the keys says this. */
  async function downTo(heard: RegExp): Promise<void> {
    for (let steps = 0; steps < 40; steps += 1) {
      const label = await focused().first().getAttribute('aria-label');
      if (heard.test(label ?? '')) return;
      await press('ArrowDown');
    }
    assert.fail(`${String(heard)} is not below`);
  }

  it('say in words what their icons show', async () => {
    for (const title of ['Accounts', 'My Work', 'Success Plans'])
      for (const row of await rows(title).all()) {
        const label = (await row.getAttribute('aria-label')) ?? '';
        assert.notEqual(label.trim(), '', title);
        for (const [icon, heard] of SEEN)
          if ((await row.locator(`.codicon-${icon}`).count()) > 0) assert.match(label, heard);
      }
    assert.match((await scene().account('Bravura').getAttribute('aria-label')) ?? '', /ARR .+, renews /);
  });

  it('are filtered, and the filter is saved, opened, renamed and deleted under a name', async () => {
    const { quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Filter Accounts…');
    await quickInput.pickAt(1, RISKY);
    await quickInput.pickAt(2, 'Any stage');
    await quickInput.pickAt(3, 'Any renewal date');
    await header('mine, At risk').waitFor();
    await until(async () => (await rows('Accounts').count()) === 6, 'six accounts at risk');
    await quickInput.runCommand('Gainsight: Save Accounts View As…');
    await quickInput.enterUnder('Save Accounts View', 'Worries');
    await header('“Worries”: mine, At risk').waitFor();
    await quickInput.runCommand('Gainsight: Clear Account Search and Filter');
    await scene().account('Kestrel Labs').waitFor();
    await quickInput.runCommand('Gainsight: Open Saved View…');
    await workbench.screenshot('tree-saved-views');
    await quickInput.pick('Worries');
    await header('“Worries”: mine, At risk').waitFor();
    await scene().account('Kestrel Labs').waitFor({ state: 'detached' });
    await workbench.screenshot('tree-saved-view-open');
    await quickInput.runCommand('Gainsight: Open Saved View…');
    await quickInput.row('Worries').hover();
    await quickInput.row('Worries').locator('[aria-label^="Rename"]').click();
    await quickInput.enterUnder('Rename Saved View', 'My worries');
    await header('“My worries”: mine, At risk').waitFor();
    await quickInput.runCommand('Gainsight: Delete Saved View…');
    await quickInput.pick('My worries');
    await header('“My worries”').waitFor({ state: 'detached' });
    await quickInput.runCommand('Gainsight: Open Saved View…');
    await workbench.notification('No view is saved yet').waitFor();
    await quickInput.runCommand('Gainsight: Clear Account Search and Filter');
    await scene().account('Kestrel Labs').waitFor();
  });

  it('show an account of others that is revealed, selected, first and called found', async () => {
    const { quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Reveal in Accounts');
    await quickInput.findAccount('zephyr', 'Zephyr');
    const selected = pane('Accounts').locator('.monaco-list-row.selected');
    await selected.filter({ hasText: 'Zephyr' }).waitFor();
    assert.match((await selected.getAttribute('aria-label')) ?? '', /, found$/);
    assert.equal(
      await rows('Accounts').first().getAttribute('aria-label'),
      await selected.getAttribute('aria-label'),
    );
    await workbench.screenshot('tree-found');
  });

  it('do with keys alone: a company is opened, and one of its CTAs is closed', async () => {
    const { held, quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Focus on Accounts View');
    await focused().first().waitFor();
    await press('Home');
    await downTo(/^Tandem Freight,/);
    await press('ArrowRight');
    await scene().row('Accounts', 'CTAs of Tandem Freight').waitFor();
    await downTo(/^CTAs of Tandem Freight/);
    await press('ArrowRight');
    await scene().row('Accounts', `CTA ${CTA}`).waitFor();
    await downTo(new RegExp(`^CTA ${CTA}`));
    await press('Shift+F10');
    const inMenu = workbench.page.locator('.monaco-menu .action-item.focused');
    await scene().menuItem('Close CTA').waitFor();
    await until(async () => {
      await press('ArrowDown');
      return (await inMenu.filter({ hasText: 'Close CTA' }).count()) > 0;
    }, 'Close CTA in the menu');
    await press('Enter');
    await workbench.dialog().getByRole('button', { name: 'Write to Gainsight' }).waitFor();
    await press('Enter');
    await held.until('cta', CTA, { closed: true });
  });

  it('offer what can be done with several rows on a selection of several', async () => {
    const { workbench } = scene();
    const [one, other] = [scene().account('Cloudnine'), scene().account('Bravura')];
    await one.click();
    await other.click({ modifiers: ['ControlOrMeta'] });
    await workbench.openMenu(other);
    await scene().menuItem('Copy GSID').waitFor();
    assert.equal(await scene().menuItem('Account Brief').count(), 0);
    assert.equal(await scene().menuItem('Create CTA').count(), 0);
    await workbench.screenshot('tree-several');
    await workbench.chooseFromMenu('Copy GSID');
    const clipboard = () => workbench.page.evaluate<string>('navigator.clipboard.readText()');
    await until(async () => (await clipboard()).split('\n').length === 2, 'two ids');
  });

  it('keep My Work and Success Plans as they are filtered, each under a name', async () => {
    const { quickInput } = scene();
    const row = (title: string, name: RegExp) => pane(title).getByRole('treeitem', { name }).first();
    await row('My Work', /^CTA /).waitFor();
    await quickInput.runCommand('Gainsight: Filter My Work…');
    await quickInput.pick('Tasks only');
    await row('My Work', /^CTA /).waitFor({ state: 'detached' });
    await quickInput.runCommand('Gainsight: Save My Work View As…');
    await quickInput.enterUnder('Save My Work View', 'Chores');
    await header('“Chores”', 'My Work').waitFor();
    await row('Success Plans', /^Closed/).waitFor();
    await quickInput.runCommand('Gainsight: Filter Success Plans…');
    await quickInput.pick('Open plans only');
    await row('Success Plans', /^Closed/).waitFor({ state: 'detached' });
    await quickInput.runCommand('Gainsight: Save Success Plans View As…');
    await quickInput.enterUnder('Save Success Plans View', 'Under way');
    await header('“Under way”', 'Success Plans').waitFor();
    await quickInput.runCommand('Gainsight: Filter My Work…');
    await quickInput.pick('CTAs and tasks');
    await row('My Work', /^CTA /).waitFor();
    await quickInput.runCommand('Gainsight: Open Saved View…');
    await quickInput.pick('Chores');
    await row('My Work', /^CTA /).waitFor({ state: 'detached' });
  });
});
