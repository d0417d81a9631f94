import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { until } from '../support/until';
import { useWorkbench } from './workbench';

const EMAIL = 'lena.hofmann@example.com';
const NAME = 'Rebuild trust';
const TOGETHER = ['Recover product usage', 'Settle the billing dispute'] as const;

interface HeldCta {
  readonly Name: string;
  readonly IsClosed: boolean;
  readonly PriorityName?: string;
}

describe('writing from the trees', () => {
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
  const workbench = useWorkbench();

  before(async () => {
    sandbox = await startSandboxServer();
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Sign In…');
    await quickInput.enterAt(1, sandbox.env.TEST_SANDBOX_URL);
    await quickInput.pick('Access key');
    await quickInput.enterAt(3, sandbox.env.TEST_SANDBOX_KEY);
    await quickInput.enterAt(4, EMAIL);
    await workbench().openContainer('Gainsight');
    await workbench()
      .treeItem(/^Bravura,/)
      .waitFor();
  });

  after(() => sandbox.stop());

  /** The CTAs of this name that the tenant holds. */
  const held = async (name: string): Promise<readonly HeldCta[]> => {
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: accesskey } = sandbox.env;
    const where = {
      conditions: [{ name: 'Name', alias: 'A', value: [name], operator: 'EQ' }],
      expression: 'A',
    };
    const answer = await fetch(`${url}/v1/data/objects/query/call_to_action`, {
      method: 'POST',
      headers: { accesskey, 'content-type': 'application/json' },
      body: JSON.stringify({ select: ['Name', 'IsClosed'], where }),
    });
    // The tenant answers object queries in this form.
    return ((await answer.json()) as { data: { records: HeldCta[] } }).data.records;
  };
  const untilHeld = (name: string, closed: boolean) =>
    until(async () => (await held(name))[0]?.IsClosed === closed, `${name}, closed: ${closed}`);

  /** A button on a row, which shows when the pointer is over it. */
  const press = async (row: Locator, action: string): Promise<void> => {
    await row.hover();
    await row.locator(`.action-label[aria-label^="${action}"]`).click();
  };
  const approve = async (): Promise<string> => {
    const dialog = workbench().dialog();
    await dialog.waitFor();
    const text = await dialog.innerText();
    await dialog.getByRole('button', { name: 'Write to Gainsight' }).click();
    return text;
  };
  const work = (name: string): Locator => workbench().view('My Work').getByRole('treeitem', { name });

  it('creates a CTA at the account whose button was pressed', async () => {
    const { quickInput } = workbench();
    await press(workbench().treeItem(/^Bravura,/), 'Create CTA');
    await quickInput.pick('Risk');
    await quickInput.enterAt(2, NAME);
    await quickInput.pick('Leave it to Gainsight');
    await quickInput.pick('High');
    await quickInput.title.filter({ hasText: '(5/' }).waitFor();
    await quickInput.box.fill('today');
    await workbench().screenshot('actions-due');
    await workbench().page.keyboard.press('Enter');
    await quickInput.pick('Lena Hofmann');
    await quickInput.enterAt(7, '');
    await workbench().dialog().waitFor();
    await workbench().screenshot('actions-plan');
    const text = await approve();
    for (const shown of [`Create CTA "${NAME}" at Bravura?`, 'Type: Risk', 'Priority: High', 'Owner: Lena'])
      assert.ok(text.includes(shown), `${shown} in ${text}`);
    await workbench().notification(`Created the CTA “${NAME}”.`).waitFor();
    assert.deepEqual(
      (await held(NAME)).map(({ IsClosed }) => IsClosed),
      [false],
    );
  });

  it('closes it, and undoes that', async () => {
    await press(work(NAME), 'Close CTA');
    await approve();
    const closed = workbench().notification(`Closed the CTA “${NAME}”.`);
    await closed.waitFor();
    await untilHeld(NAME, true);
    await work(NAME).waitFor({ state: 'detached' });
    await workbench().screenshot('actions-closed');
    await closed.getByRole('button', { name: 'Undo' }).click();
    assert.match(await approve(), /Closed: yes → no/);
    await workbench().notification('Undone').waitFor();
    await untilHeld(NAME, false);
    await work(NAME).waitFor();
  });

  it('closes two together that stood in one table', async () => {
    const { page, quickInput } = workbench();
    const [first, second] = TOGETHER;
    await work(first).click();
    await work(second).click({ modifiers: ['ControlOrMeta'] });
    await press(work(second), 'Close CTA');
    await quickInput.title.filter({ hasText: 'Close CTA (2)' }).waitFor();
    for (const name of TOGETHER) await quickInput.row(name).filter({ hasText: 'Closed: no → yes' }).waitFor();
    await workbench().screenshot('actions-table');
    assert.deepEqual(
      (await Promise.all(TOGETHER.map(held))).flat().map(({ IsClosed }) => IsClosed),
      [false, false],
    );
    await page.keyboard.press('Enter');
    const done = workbench().notification('2 of 2 records written.');
    await done.waitFor();
    for (const name of TOGETHER) await untilHeld(name, true);
    await done.getByRole('button', { name: 'Show Results' }).click();
    await quickInput.row(first).filter({ hasText: 'written' }).waitFor();
    await workbench().screenshot('actions-results');
    await quickInput.dismiss();
  });

  it('shows the records of any object that meet a condition as a table', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Query Object…');
    await quickInput.box.fill('call to');
    await quickInput.row('Call To Action').waitFor();
    await page.keyboard.press('Enter');
    const takeFirst = async (step: number): Promise<void> => {
      await quickInput.title.filter({ hasText: `(${step}/` }).waitFor();
      await page.keyboard.press('Enter');
    };
    await takeFirst(2);
    await quickInput.title.filter({ hasText: '(3/' }).waitFor();
    await quickInput.box.fill('Is Closed');
    await quickInput.row('IsClosed').waitFor();
    await takeFirst(3);
    await takeFirst(4);
    await takeFirst(5);
    await quickInput.row('No further condition').waitFor();
    await workbench().screenshot('actions-conditions');
    await takeFirst(6);
    await page.locator('.tab', { hasText: 'Call To Action.md' }).waitFor();
    const preview = page.locator('iframe.webview').last().contentFrame().locator('iframe').contentFrame();
    await preview.getByRole('cell', { name: TOGETHER[0] }).waitFor();
    await workbench().screenshot('actions-query');
    assert.equal(await preview.getByRole('cell', { name: NAME }).count(), 0);
  });
});
