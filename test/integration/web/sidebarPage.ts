import * as vscode from 'vscode';
import { ui } from '../bridge';

const VIEWS = { Accounts: 'accounts', 'My Work': 'myWork', 'Success Plans': 'successPlans' } as const;

export type ViewTitle = keyof typeof VIEWS;

/** The part of the side bar that holds the view; what follows its title, such as its scope, is left open. */
export const pane = (view: ViewTitle): string =>
  `.part.sidebar .pane:has(> .pane-header[aria-label^="${view}"])`;

/** Opens one view and folds the others, so that it has room for its rows. */
export async function showOnly(view: ViewTitle): Promise<void> {
  await vscode.commands.executeCommand(`gainsight.${VIEWS[view]}.focus`);
  for (const other of Object.keys(VIEWS).filter((title) => title !== view)) {
    const open = `.part.sidebar .pane-header[aria-label^="${other}"].expanded`;
    // Its middle may be under the buttons of the view.
    if ((await ui('count', open)) > 0) await ui('click', `${open} .twisty-container`);
    await ui('waitForNone', open);
  }
}

/** Opens or folds the row at the end of the path. */
export const click = (view: ViewTitle, ...path: readonly string[]) => ui('clickRow', view, path);

/** Waits until exactly these rows stand right below the row at the path. */
export const expectBelow = (view: ViewTitle, path: readonly string[], labels: readonly string[]) =>
  ui('waitForRows', view, path, labels);

/** Starts a command that asks, and chooses one of what it offers. */
export async function choose(command: string, label: string): Promise<void> {
  const done = vscode.commands.executeCommand(command);
  await ui('clickText', '.quick-input-list .monaco-list-row', label);
  await done;
}
