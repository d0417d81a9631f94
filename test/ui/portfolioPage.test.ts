import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createProfile, linkAsInstalled } from '../host/profile.mjs';
import { assertAccessible, webviewPage } from './webviewPage';
import { useWorkbench } from './workbench';

const AT_RISK = ['Bravura', 'Cloudnine', 'Fernhill Foods', 'Meridian Corp', 'OmegaTech', 'Praxis Inc'];

describe('the portfolio page', () => {
  const profile = createProfile({ 'gainsight.fiscalYearStartMonth': 2 });
  linkAsInstalled(profile);
  const workbench = useWorkbench({ profile });
  const chart = (name: string) => webviewPage(workbench()).getByRole('region', { name, exact: true });
  const list = () => webviewPage(workbench()).locator('table.accounts tbody tr');

  before(async () => {
    await workbench().quickInput.runCommand('Gainsight: Explore the Sandbox Tenant');
    await workbench().openContainer('Gainsight');
    await workbench().view('Accounts').getByRole('treeitem').first().waitFor();
  });

  it('shows the accounts of the user by health, worth, renewal, change, touch and open work', async () => {
    await workbench().quickInput.runCommand('Gainsight: Open Portfolio');
    const page = webviewPage(workbench());
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    await chart('Health')
      .getByRole('button', { name: /^At risk: 6 accounts/ })
      .waitFor();
    await chart('ARR by health')
      .getByRole('button', { name: /^Healthy: €460K/ })
      .waitFor();
    await chart('Renewals by month')
      .getByRole('button', { name: /^Q4 FY27: / })
      .waitFor();
    await chart('Movers since last week')
      .getByRole('button', { name: 'OmegaTech: −9, from 44 to 35' })
      .waitFor();
    await chart('No touch')
      .getByRole('button', { name: /^30 to 59 days/ })
      .waitFor();
    await chart('Open CTAs by owner')
      .getByRole('button', { name: 'Lena Hofmann: 6 open, 2 overdue' })
      .waitFor();
    assert.equal(await list().count(), 14);
  });

  it('has no serious fault that axe finds', () => assertAccessible(workbench()));

  it('filters the list by a mark that is pressed with a key, which keeps the focus', async () => {
    await chart('Health')
      .getByRole('button', { name: /^At risk/ })
      .focus();
    await workbench().page.keyboard.press('Enter');
    await webviewPage(workbench()).getByRole('heading', { name: 'Health: At risk' }).waitFor();
    assert.equal(await list().count(), 6);
    await chart('Health').locator('[data-key="0"][aria-pressed="true"]:focus').waitFor();
  });

  it('exports the accounts that the mark has left', async () => {
    const file = path.join(profile.workspace, 'Portfolio.csv');
    await webviewPage(workbench()).getByRole('button', { name: 'Export…' }).click();
    await workbench().quickInput.saveAs(file);
    await workbench().notification('Exported 6 rows').waitFor();
    const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    assert.match(head ?? '', /^GSID,Account,Health,ARR,/);
    assert.deepEqual(rows.map((row) => row.split(',')[1]).toSorted(), AT_RISK);
  });

  it('puts the question behind a mark into the chat', async () => {
    const { page } = workbench();
    await webviewPage(workbench()).getByRole('button', { name: 'Ask @gainsight' }).click();
    const input = page.locator('.interactive-session .interactive-input-part .view-lines').first();
    await input.filter({ hasText: 'in the health band "At risk"' }).waitFor();
  });

  it('shows the same after it was hidden, with the mark still pressed', async () => {
    const { page, quickInput } = workbench();
    await webviewPage(workbench()).getByRole('button', { name: 'Meridian Corp', exact: true }).click();
    await webviewPage(workbench()).getByRole('heading', { level: 1, name: 'Meridian Corp' }).waitFor();
    await quickInput.runCommand('View: Open Previous Editor');
    await page.locator('.tab.active', { hasText: 'Portfolio' }).waitFor();
    await webviewPage(workbench()).getByRole('heading', { name: 'Health: At risk' }).waitFor();
    assert.equal(await list().count(), 6);
  });
});
