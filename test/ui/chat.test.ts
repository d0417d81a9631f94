import assert from 'node:assert/strict';
import { useWorkbench } from './workbench';

describe('the chat view on the sandbox tenant', () => {
  const workbench = useWorkbench({ env: { GAINSIGHT_DEMO: '1' } });

  it('answers the question that stands in its input with the accounts at risk, scope and sources', async () => {
    const { chat } = workbench();
    // The question stands there once the sandbox is open.
    await chat.input.filter({ hasText: 'no CSM activity in the last 30 days?' }).waitFor({ timeout: 60_000 });
    await chat.submit();
    const answer = chat.answer('As of');
    await answer.waitFor();
    const rows = await answer.locator('tbody tr').all();
    const shown = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
    const titles = await answer.locator('th').allInnerTexts();
    const columns = ['Account', 'Score', 'Days'].map((title) => titles.indexOf(title));
    assert.deepEqual(
      shown.map((cells) => columns.map((column) => cells[column])),
      [
        ['Meridian Corp', '28', '47'],
        ['Praxis Inc', '31', '38'],
        ['OmegaTech', '35', '34'],
        ['Bravura', '37', '31'],
        ['Cloudnine', '39', '30'],
      ],
    );
    const text = await answer.innerText();
    assert.match(text, /Scope: .*Lena Hofmann/);
    assert.match(text, /Sources: .*Timeline/);
  });

  it('leads from each account of the answer to its record', async () => {
    const { chat, page } = workbench();
    const table = chat.answer('As of').locator('tbody');
    assert.equal(await table.getByRole('link').count(), 5);
    await table.getByRole('link', { name: 'Bravura' }).dispatchEvent('click');
    await page.locator('.tab', { hasText: 'Account brief Bravura' }).waitFor();
  });

  it('offers whole questions about the worst account, and answers one that is chosen', async () => {
    const { chat } = workbench();
    await chat.followup('Why is the health score of Meridian Corp what it is?').waitFor();
    await chat.followup('Which CTAs are open for Meridian Corp?').waitFor();
    await chat.followup('What happened last with Meridian Corp on the Timeline?').click();
    await chat.answer('Migration follow-up').waitFor();
  });
});
