import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, says } from './chatView';
import { forgetConnections } from './connectByHand';
import { connectServed } from './writeInChat';

const READING = 'They need a call.';

/** The document that is in front, as it is written. */
async function documentInFront(): Promise<string> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  assert.ok(input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText, 'no document');
  return (await vscode.workspace.openTextDocument(input.uri)).getText();
}

/** Words and figures alone, without Markdown and without the minute at which they were read. */
function bare(markdown: string): string {
  return markdown
    .replace(/^(?:\|(?: --- \|)+|---)$/gm, '')
    .replace(/^(?:#+|-) /gm, '')
    .replace(/(?<!\\)[|*]/g, '')
    .replace(/\\([^])/g, '$1')
    .replace(/\s+/g, '')
    .replace(/\d\d:\d\d/g, '');
}

describe('a report', () => {
  before(connectServed);
  after(forgetConnections);
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const [command, slash, argument] of [
    ['gainsight.accountBrief', 'brief', 'Meridian Corp'],
    ['gainsight.portfolioAtRisk', 'risk', ''],
    ['gainsight.upcomingRenewals', 'renewals', '120'],
  ] as const)
    it(`of the palette says word for word what /${slash} says in chat`, async () => {
      await vscode.commands.executeCommand(command, argument);
      const document = bare(await documentInFront());
      const { text } = await ask(`/${slash} ${argument}`, [says(READING)], READING);
      assert.ok(document.length > 200, document);
      assert.ok(
        text
          .replace(/\s+/g, '')
          .replace(/\d\d:\d\d/g, '')
          .includes(document),
        `${document}\n\n${text}`,
      );
    });
});
