import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { changeSetting } from '../changeSetting';
import { activateForTest } from '../extensionUnderTest';
import { ui } from '../bridge';
import { scriptedModel } from '../scriptedModel';
import { inServerList, OUR_SERVER_STOPPED } from '../web/mcpServerList';

const REGISTER = 'gainsight.mcp.register';
const READ_ONLY = 'gainsight.readOnly';
const ALLOW = 'gainsight.tools.allow';
const PREFIX = 'mcp_gainsight_';
const READ = 'gainsight_company_query';
const WRITE = 'gainsight_cta_create';

/** Which tools of the MCP server VS Code's own agent offers its model. */
async function offered(): Promise<string[]> {
  const model = await scriptedModel();
  const before = model.seen.length;
  model.script([[{ text: 'Done.' }]]);
  await vscode.commands.executeCommand('workbench.action.chat.open', {
    query: 'Anything',
    mode: 'agent',
    blockOnResponse: true,
  });
  const [request] = model.seen.slice(before);
  assert.ok(request, 'the agent did not ask its model');
  return request.tools.filter((name) => name.startsWith(PREFIX)).sort();
}

describe('the MCP server in agent mode', () => {
  before(async () => {
    await vscode.commands.executeCommand('gainsight.exploreSandbox');
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
    // Few enough for the agent not to fold them into groups.
    await changeSetting(ALLOW, [READ, WRITE]);
  });
  after(async () => {
    for (const name of [REGISTER, READ_ONLY, ALLOW]) await changeSetting(name, undefined);
    const { connections } = await activateForTest();
    for (const { id } of connections.all) await connections.remove(id);
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
  });

  it('is started by the agent once the user wants it, and offers what the rules leave', async () => {
    assert.deepEqual(await offered(), []);
    await changeSetting(REGISTER, true);
    assert.deepEqual(await offered(), [PREFIX + READ, PREFIX + WRITE]);
    await changeSetting(READ_ONLY, true);
    // VS Code ends a server whose definition has changed.
    await inServerList(() => ui('waitFor', OUR_SERVER_STOPPED));
    assert.deepEqual(await offered(), [PREFIX + READ]);
  });
});
