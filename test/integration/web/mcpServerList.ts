import * as vscode from 'vscode';
import { ui } from '../bridge';

const ROW = '.quick-input-list .monaco-list-row';

/** The extension's server in VS Code's own list; a row's text may hold what another row said before. */
export const OUR_SERVER = `${ROW}[aria-label^="Gainsight"]`;
export const OUR_SERVER_STOPPED = `${ROW}[aria-label^="Gainsight"][aria-label*="Stopped"]`;

/** Looks at VS Code's own list of MCP servers while it is open; opening it takes in what has changed. */
export async function inServerList(look: () => Promise<unknown>): Promise<void> {
  const closed = vscode.commands.executeCommand('workbench.mcp.listServer');
  await ui('waitForText', ROW, 'Add Server');
  await look();
  await ui('press', 'Escape');
  await closed;
}
