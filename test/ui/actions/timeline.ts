import assert from 'node:assert/strict';
import type { Scene } from './scene';

const KNOWN = 'Template fixes';
const NEW = 'Templates, second round';
const LOGGED = 'Third lab is planned';
const ACTIVITY = '/v1/ant/es/activity';

/** Timeline entries: logged and edited. */
export function timelineEntries(scene: () => Scene): void {
  it('logs a note at the account of the menu', async () => {
    const { held, quickInput, workbench } = scene();
    await scene().beginEntryAt('Kestrel Labs');
    await quickInput.enterUnder('Log Timeline Activity', 'Call today, 20 min: the second lab opens in May');
    const text = await scene().approve();
    assert.match(text, /Kestrel Labs/);
    await workbench.notification('Written to the Timeline').waitFor();
    const subject = /Subject: (.*)/.exec(text)?.[1] ?? '';
    const [entry, ...others] = await held.named('activity', subject);
    assert.deepEqual([entry?.company, entry?.type, others], ['Kestrel Labs', 'Call', []]);
    assert.match(String(entry?.notes), /second lab opens in May/);
  });

  it('takes an entry that is refused out of the Timeline again, and lets each of its values be changed', async () => {
    const { held, quickInput, workbench } = scene();
    const account = scene().account('Kestrel Labs');
    await scene().open(account);
    await scene().open(scene().row('Accounts', 'Timeline of Kestrel Labs'));
    await scene().beginEntryAt('Kestrel Labs');
    await workbench.screenshot('actions-entry-note');
    await quickInput.enterUnder('Log Timeline Activity', 'Call today: they have planned a third lab');
    // The first answer keeps the write under way for as long as it takes to look at the row.
    await held.fail(
      { kind: 'rateLimited', retryAfter: 2, method: 'POST', path: `^${ACTIVITY}$` },
      { kind: 'failure', method: 'POST', path: `^${ACTIVITY}$`, description: 'Not today' },
    );
    await scene().approve();
    const pending = scene().row('Accounts', 'they have planned a third lab, being created');
    await pending.waitFor();
    await workbench.screenshot('actions-pending-entry');
    await scene().answer('Nothing was written', 'Change…');
    await pending.waitFor({ state: 'detached' });
    await quickInput.acceptAt(1);
    await quickInput.pickAt(2, 'Meeting');
    await quickInput.acceptAt(3);
    await quickInput.untilStep(4);
    await workbench.screenshot('actions-entry-subject');
    await quickInput.enterAt(4, LOGGED);
    await quickInput.untilStep(5);
    await scene().goBack();
    await quickInput.untilStep(4);
    assert.equal(await quickInput.box.inputValue(), LOGGED);
    await quickInput.acceptAt(4);
    await quickInput.enterAt(5, '45');
    const text = await scene().approve();
    for (const shown of [`Log Meeting "${LOGGED}" at Kestrel Labs`, 'Duration: 45 minutes'])
      assert.ok(text.includes(shown), `${shown} in ${text}`);
    await held.until('activity', LOGGED, { company: 'Kestrel Labs', type: 'Meeting' });
    await account.click();
  });

  it('edits subject and type of an entry that is found at its account, from the palette', async () => {
    const { held, quickInput, workbench } = scene();
    const [before] = await held.named('activity', KNOWN);
    await scene().open(scene().account('Bravura'));
    await scene().open(scene().row('Accounts', 'Timeline of Bravura'));
    await scene().row('Accounts', KNOWN).waitFor();
    await quickInput.runCommand('Gainsight: Edit Timeline Activity…');
    await scene().findAt(1, 'bravu', 'Bravura');
    await scene().findAt(2, 'template', KNOWN);
    await quickInput.pick('Subject, date or type');
    await scene().tickAt(1, 'Subject', 'Type');
    await quickInput.enterAt(2, NEW);
    await quickInput.pickAt(3, 'Call');
    const text = await scene().approve();
    assert.ok(text.includes(`${KNOWN} → ${NEW}`), text);
    await workbench.notification(`Updated “${KNOWN}”.`).waitFor();
    assert.deepEqual(await held.named('activity', NEW), [{ ...before, type: 'Call' }]);
    assert.deepEqual(await held.named('activity', KNOWN), []);
    await scene().row('Accounts', NEW).waitFor();
  });

  it('edits the text of an entry as Markdown, and logs it again', async () => {
    const { held, workbench, quickInput } = scene();
    const { page } = workbench;
    await scene().press(scene().row('Accounts', NEW), 'Edit Timeline Activity');
    await quickInput.pick('Text');
    await page.locator('.view-lines .view-line', { hasText: 'fixed' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('They work.');
    await quickInput.runCommand('Gainsight: Log to Gainsight Timeline…');
    await scene().approve();
    await workbench.notification('The Timeline entry is up to date').waitFor();
    const [entry] = await held.named('activity', NEW);
    assert.match(String(entry?.notes), /Sent the fixed templates\.[^]*They work\./);
    await scene().account('Bravura').click();
  });
}
