import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createProfile, linkAsInstalled } from '../host/profile.mjs';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { until } from '../support/until';
import { useWorkbench } from './workbench';

const NOTE = '---\ntags: [call] # mine\n---\n# Exports again\n\nBravura **likes** the new exports.\n';

/** A call that the tenant has got. */
interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: { readonly records?: readonly Readonly<Record<string, unknown>>[] };
}

describe('a Markdown file and the Timeline', () => {
  const profile = createProfile({});
  linkAsInstalled(profile);
  const file = path.join(profile.workspace, 'call.md');
  writeFileSync(file, NOTE);
  const workbench = useWorkbench({ profile });
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;

  /** What was written at the tenant, in its order. */
  const written = async (): Promise<readonly Call[]> => {
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = sandbox.env;
    const answer = await fetch(`${url}/_sandbox/calls`, { headers: { accesskey: key } });
    // The form in which the tenant records calls.
    const calls = (await answer.json()) as readonly Call[];
    return calls.filter(({ path: address }) => address.startsWith('/v1/ant/es/activity'));
  };
  const text = (): string => readFileSync(file, 'utf8');
  const approve = async (): Promise<string> => {
    const dialog = workbench().dialog();
    await dialog.getByRole('button', { name: 'Write to Gainsight' }).waitFor();
    const shown = await dialog.innerText();
    await dialog.getByRole('button', { name: 'Write to Gainsight' }).click();
    return shown;
  };

  before(async () => {
    sandbox = await startSandboxServer();
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = sandbox.env;
    const { quickInput } = workbench();
    await workbench().openContainer('Gainsight');
    await workbench().view('Accounts').getByRole('button', { name: 'Sign In…' }).click();
    await quickInput.enterAt(1, url);
    await quickInput.pickAt(2, 'Access key');
    await quickInput.enterAt(3, key);
    await quickInput.enterAt(4, 'lena.hofmann@example.com');
    await workbench()
      .treeItem(/^Bravura/)
      .waitFor();
    await workbench().page.keyboard.press('Control+P');
    await quickInput.box.fill('call.md');
    await quickInput.pick('call.md');
    await workbench().page.locator('.tab', { hasText: 'call.md' }).waitFor();
  });
  after(() => sandbox.stop());

  it('becomes an entry from the menu of the editor, and remembers it beside what stood there', async () => {
    const { page, quickInput } = workbench();
    const line = page.locator('.view-lines .view-line', { hasText: 'likes' }).first();
    await workbench().chooseInMenu(line, 'Log to Gainsight Timeline…');
    await quickInput.row('Bravura').waitFor();
    assert.equal(await quickInput.box.inputValue(), 'Bravura');
    await quickInput.pick('Bravura');
    await quickInput.pickAt(1, 'Call');
    await quickInput.enterAt(2, 'Exports again');
    await quickInput.acceptAt(3);
    const shown = await approve();
    for (const part of ['Account: Bravura', 'Type: Call', 'Subject: Exports again', 'likes the new exports'])
      assert.ok(shown.includes(part), `${part} in ${shown}`);
    await workbench().notification('Logged on the Timeline of Bravura').waitFor();
    await page.keyboard.press('Control+S');
    await until(() => text().includes('activity:'), 'the front matter');
    assert.match(
      text(),
      /^---\ntags: \[call\] # mine\ngainsight:\n {2}activity: \w+\n {2}account: Bravura\n/,
    );
    assert.ok(text().endsWith('---\n# Exports again\n\nBravura **likes** the new exports.\n'));
    const [call, ...others] = await written();
    assert.deepEqual([call?.method, others], ['POST', []]);
    assert.equal(call?.body?.records?.[0]?.Notes, '<p>Bravura <strong>likes</strong> the new exports.</p>');
  });

  it('updates this entry when it is logged again after an edit', async () => {
    const { page, quickInput } = workbench();
    await page.locator('.view-lines .view-line', { hasText: 'likes' }).first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('They want a date.');
    await quickInput.runCommand('Gainsight: Log to Gainsight Timeline…');
    const shown = await approve();
    assert.match(shown, /Update the entry "Exports again" at Bravura[^]*→[^]*They want a date\./);
    await workbench().notification('The Timeline entry is up to date').waitFor();
    const [, update, ...others] = await written();
    assert.deepEqual([update?.method, others], ['PUT', []]);
    assert.equal(update?.body?.records?.[0]?.Gsid, /activity: (\w+)/.exec(text())?.[1]);
  });

  it('sends nothing when it says what the entry says', async () => {
    const told = await workbench().listedNotification('nothing was sent');
    await workbench().quickInput.runCommand('Gainsight: Log to Gainsight Timeline…');
    await told.waitFor();
    assert.equal((await written()).length, 2);
  });

  it('comes back as Markdown from the account in the sidebar', async () => {
    const { page, quickInput } = workbench();
    const row = workbench().treeItem(/^Bravura/);
    await workbench().chooseInMenu(row.first(), 'Open Timeline as Markdown…');
    await quickInput.pick('Exports again');
    const lines = page.locator('.editor-instance .view-lines');
    await lines.filter({ hasText: 'subject:' }).waitFor();
    const shown = (await lines.last().innerText()).replaceAll('\u00a0', ' ');
    assert.match(shown, /account: Bravura/);
    assert.match(shown, /Bravura \*\*likes\*\* the new exports\./);
  });
});
