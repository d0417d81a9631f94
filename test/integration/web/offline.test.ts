import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateForTest } from '../extensionUnderTest';
import { ui } from '../bridge';
import { connectByHand, forgetConnections, servedTenant, steerTenant, startAfresh } from './connectByHand';
import { expectBelow, pane, showOnly } from './sidebarPage';

const MESSAGE = `${pane('Success Plans')} .message`;
const STATUSES = ['Active', 'On Hold', 'At Risk', 'Draft', 'Closed'];

describe('a tenant that stops answering', () => {
  const { url, key, host, email } = servedTenant();

  before(async () => {
    await startAfresh();
    await connectByHand(url, key, email);
    await showOnly('Success Plans');
    await expectBelow('Success Plans', [], STATUSES);
  });

  after(async () => {
    await steerTenant('reset');
    await forgetConnections();
  });

  it('leaves the rows, says why and how old they are, and recovers at the next refresh', async () => {
    const { active } = await activateForTest();
    await steerTenant('inject', { kind: 'cut', times: 1000 });
    await vscode.commands.executeCommand('gainsight.refresh');
    assert.equal(active.state.kind, 'offline');
    const sentence = `${host} could not be reached. Check the network connection and the domain, then try again.`;
    await expectBelow('Success Plans', [], [sentence, ...STATUSES]);
    await ui('waitForText', MESSAGE, `${sentence} These rows were read at `);

    await steerTenant('reset');
    await ui('hover', pane('Success Plans'));
    await ui('clickRole', 'button', 'Refresh');
    await expectBelow('Success Plans', [], STATUSES);
    assert.equal(active.state.kind, 'ready');
    await ui('waitForNone', `${MESSAGE}:not(.hide)`);
  });
});
