import assert from 'node:assert/strict';
import { fakeHost, type QuickPick } from '../../support/vscode';
import { documentsBench, GONE } from './documentsBench';

const ACCOUNT = '1P02MADEUP000001';

describe('Reveal in Accounts', () => {
  it('selects the account of an id, as an answer of the chat names it', async () => {
    const { run, revealed } = documentsBench();
    await run('gainsight.revealAccount', ACCOUNT);
    assert.deepEqual(revealed, [ACCOUNT]);
  });

  it('selects the account that a row belongs to', async () => {
    const { run, revealed } = documentsBench();
    await run('gainsight.revealAccount', { company: ACCOUNT });
    assert.deepEqual(revealed, [ACCOUNT]);
  });

  it('asks for an account by a part of its name, from the palette and for what is no id', async () => {
    for (const argument of [undefined, 'command:evil', { kind: 'cta' }]) {
      const { run, revealed } = documentsBench();
      const shown = new Promise<QuickPick>((resolve) => {
        const listening = fakeHost.picking.event((pick) => {
          listening.dispose();
          resolve(pick);
        });
      });
      const running = run('gainsight.revealAccount', argument);
      const pick = await shown;
      assert.equal(pick.title, 'Reveal in Accounts');
      pick.dispose();
      await running;
      assert.deepEqual(revealed, []);
    }
  });

  it('says when the tenant does not have the account', async () => {
    const { run } = documentsBench();
    await run('gainsight.revealAccount', GONE);
    assert.match(fakeHost.notifications.at(-1)?.message ?? '', /not there any more/);
  });
});
