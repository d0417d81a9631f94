import * as vscode from 'vscode';
import { lazy } from '../base/lazy';
import type { Commands } from '../host/commands';
import { ACCOUNT_VIEW, type PageParts, PORTFOLIO_VIEW, QUERY_VIEW } from './pageParts';
import type { Pages } from './pages';

/** Registers the pages; what they do is loaded with the first that somebody opens or the editor brings back. */
export function registerDashboards(
  parts: PageParts & { readonly commands: Pick<Commands, 'register' | 'execute'> },
): vscode.Disposable {
  let opened: Promise<Pages> | undefined;
  const loaded = lazy(() => (opened = import('./pages').then(({ Pages }) => new Pages(parts))));
  const { commands } = parts;
  commands.register('gainsight.openAccountPage', async (argument) => (await loaded()).openAccount(argument));
  commands.register('gainsight.openPortfolio', async () => (await loaded()).openPortfolio());
  commands.register('gainsight.queryObject', async () => (await loaded()).queries.ask());
  return vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer(ACCOUNT_VIEW, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await loaded()).restoreAccount(panel, state),
    }),
    vscode.window.registerWebviewPanelSerializer(PORTFOLIO_VIEW, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await loaded()).restorePortfolio(panel, state),
    }),
    vscode.window.registerWebviewPanelSerializer(QUERY_VIEW, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await loaded()).queries.restore(panel, state),
    }),
    { dispose: () => void opened?.then((pages) => pages.dispose()) },
  );
}
