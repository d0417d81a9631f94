import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askToCall, auditOf, readCard, writesAtTenant } from './writeInChat';

const CREATE = 'gainsight_cta_create';
const CTA = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Rebuild trust' };

/**
 * Lets a model write where settings take VS Code's questions away. The newest VS Code then skips its card, older ones
 * show it and it is accepted; in both cases a dialog of ours asks again. VS Code refuses dialogs in an extension host
 * under test, so that nobody answers, and nothing may be written.
 */
export async function assertNothingIsWrittenUnasked(): Promise<void> {
  const { waiting, answered } = await askToCall(CREATE, CTA);
  if (waiting?.type === 'confirmation') {
    await readCard();
    await vscode.commands.executeCommand('workbench.action.chat.acceptTool');
  }
  assert.match(await answered, /"status":"notAllowed"/);
  assert.deepEqual(auditOf(CREATE).slice(-2), ['chat confirmation unavailable', 'chat call notAllowed']);
  assert.deepEqual(await writesAtTenant(), []);
}
