import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../support/until';
import type { Workbench } from './workbench';

const preview = ({ page }: Workbench) =>
  page.locator('iframe.webview').last().contentFrame().locator('#active-frame').contentFrame();

/** What people read on the sandbox: documents of every kind, and whole lists as files. */
export function readingCommands(workbench: () => Workbench, workspace: string): void {
  const shows = async (heading: string | RegExp): Promise<void> =>
    preview(workbench()).getByRole('heading', { level: 1, name: heading }).waitFor();
  const clipboard = () => workbench().page.evaluate<string>('navigator.clipboard.readText()');

  for (const [command, heading] of [
    ['Gainsight: My Open CTAs', /CTAs/],
    ['Gainsight: My Success Plans', /[Pp]lans/],
  ] as const)
    it(`opens ${command.slice(11)}`, async () => {
      await workbench().quickInput.runCommand(command);
      await shows(heading);
    });

  for (const [command, heading] of [
    ['Gainsight: Prepare Business Review…', /review.*Quillon Bank/i],
    ['Gainsight: Account Handover…', /Handover.*Quillon Bank/],
  ] as const)
    it(`opens ${command.slice(11)} for the account that is chosen`, async () => {
      await workbench().quickInput.runCommand(command);
      await workbench().quickInput.pick('Quillon Bank');
      await shows(heading);
    });

  it('reads a document anew when its button is pressed', async () => {
    const { page } = workbench();
    const button = page.locator('.editor-actions').getByRole('button', { name: 'Refresh Document' }).first();
    await button.click();
    await shows(/Handover.*Quillon Bank/);
  });

  it('describes an object by its fields', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Describe Object…');
    await quickInput.untilStep(1);
    await quickInput.box.fill('company');
    await quickInput.pickAt(1, 'Company');
    await page.locator('.tab', { hasText: 'Company' }).first().waitFor();
    await preview(workbench()).getByRole('cell', { name: 'RenewalDate', exact: true }).waitFor();
  });

  it('exports a whole list to a file', async () => {
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Export List…');
    await quickInput.pickAt(1, 'My Open CTAs');
    const file = path.join(workspace, 'My-Open-CTAs.csv');
    await quickInput.saveAs(file);
    await workbench()
      .notification(/Exported \d+ rows/)
      .waitFor();
    const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    assert.equal(head, 'GSID,CTA,Company,Type,Status,Priority,Reason,Due,Owner');
    assert.match(
      rows.join('\n'),
      /^1S01\w+,Settle the billing dispute,Fernhill Foods,Risk,Waiting On Customer,/m,
    );
  });

  it('shows the plans of everybody, and those of the user again', async () => {
    const { quickInput } = workbench();
    const head = workbench().view('Success Plans').locator('.pane-header');
    await quickInput.runCommand('Gainsight: Show All Success Plans');
    await head.filter({ hasText: 'all' }).waitFor();
    await quickInput.runCommand('Gainsight: Show My Success Plans');
    await head.filter({ hasText: 'mine' }).waitFor();
  });

  it('copies the id of a row', async () => {
    const row = workbench().treeItem(/^Cloudnine/);
    await workbench().chooseInMenu(row.first(), 'Copy GSID');
    await until(async () => /^1P02\w+$/.test(await clipboard()), 'the id in the clipboard');
  });

  it('shows the log and the help for the sign-in', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Show How to Sign In with the Browser');
    await shows(/sign/i);
    await quickInput.runCommand('Gainsight: Show Log');
    await page.locator('.part.panel .view-line', { hasText: 'state=ready' }).first().waitFor();
  });
}
