import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { changeSetting } from '../changeSetting';
import { connectByHand, forgetConnections, servedTenant, startAfresh } from './connectByHand';
import { BEYOND_THE_SANDBOX, declaredTools } from './copiedServer';
import { inServerList, OUR_SERVER } from './mcpServerList';

const REGISTER = 'gainsight.mcp.register';
const SERVER = 'csm-tools.gainsight-vscode/Gainsight';
const PREFIX = 'mcp_gainsight_';

const toolNames = () => vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith(PREFIX));

/** Has the server offered, and started by VS Code. */
async function startServer(): Promise<void> {
  await changeSetting(REGISTER, true);
  // Starting one that the list does not have yet would do nothing.
  await inServerList(() => ui('waitFor', OUR_SERVER));
  await vscode.commands.executeCommand('workbench.mcp.startServer', SERVER, { waitForLiveTools: true });
}

async function readCompany(offset = 0): Promise<{ status: string; returned: number }> {
  const { content } = await vscode.lm.invokeTool(`${PREFIX}gainsight_company_query`, {
    input: { limit: 1, offset },
    toolInvocationToken: undefined,
  });
  const [text] = content;
  assert.ok(text instanceof vscode.LanguageModelTextPart);
  // The assertions on it look at all that is used.
  return JSON.parse(text.value) as { status: string; returned: number };
}

describe('the MCP server in VS Code', () => {
  beforeEach(async () => {
    await changeSetting(REGISTER, undefined);
    await startAfresh();
    await vscode.commands.executeCommand('gainsight.exploreSandbox');
  });
  afterEach(() => delete process.env.GAINSIGHT_SANDBOX);
  after(async () => {
    await changeSetting(REGISTER, undefined);
    await forgetConnections();
  });

  it('is not there until the user wants it', async () => {
    await inServerList(async () => assert.equal(await ui('count', OUR_SERVER), 0));
    await vscode.commands.executeCommand('workbench.mcp.startServer', '*', { waitForLiveTools: true });
    assert.deepEqual(toolNames(), []);
  });

  it('is there once the user wants it; VS Code starts it, and its tools answer', async () => {
    await startServer();
    assert.deepEqual(
      toolNames().sort(),
      declaredTools().map((name) => PREFIX + name),
    );
    const { status, returned } = await readCompany();
    assert.deepEqual([status, returned], ['ok', 1]);
  });

  it('goes, and its tools with it, when the user does not want it any more', async () => {
    await startServer();
    await inServerList(async () => {
      await changeSetting(REGISTER, false);
      await ui('waitForNone', OUR_SERVER);
    });
    await until(() => toolNames().length === 0, 'a list of tools without the server’s');
  });

  it('reads the tenant in use with its key, which it is given when VS Code starts it', async () => {
    const { url, key, email } = servedTenant();
    await connectByHand(url, key, email);
    // As from the shell that started VS Code, where somebody has tried another client on the sandbox.
    process.env.GAINSIGHT_SANDBOX = '1';
    await startServer();
    const { status, returned } = await readCompany(BEYOND_THE_SANDBOX);
    assert.deepEqual([status, returned], ['ok', 1]);
  });
});
