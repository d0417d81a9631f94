import * as vscode from 'vscode';
import { iconless } from '../base/plainText';
import type { SavedView } from './savedViews';
import { viewLabel } from './viewWords';

/** What the list of saved views shows and does. */
export interface SavedViewListParts {
  readonly all: () => readonly SavedView[];
  readonly isOpen: (saved: SavedView) => boolean;
  readonly rename: (saved: SavedView) => Promise<void>;
  readonly delete: (saved: SavedView) => Promise<void>;
}

interface Item extends vscode.QuickPickItem {
  /** Absent on a heading. */
  readonly saved?: SavedView;
}

/**
 * Lets the user choose one of the saved views, rename and delete them by buttons; undefined when given up. Rejects when
 * one cannot be renamed or deleted.
 */
export function chooseView(title: string, parts: SavedViewListParts): Promise<SavedView | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  const rename = { iconPath: new vscode.ThemeIcon('edit'), tooltip: vscode.l10n.t('Rename…') };
  const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: vscode.l10n.t('Delete') };
  const fill = (): void => {
    pick.items = itemsOf(parts, [rename, remove]);
  };
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Name of a saved view');
  // The palette that it was run from may take the focus back while it closes.
  pick.ignoreFocusOut = true;
  fill();
  let doing = Promise.resolve();
  return new Promise<SavedView | undefined>((resolve, reject) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.saved) resolve(chosen.saved);
    });
    pick.onDidTriggerItemButton(({ item: { saved }, button }) => {
      if (!saved) return;
      // The box that asks for the name closes the list.
      if (button === rename) doing = parts.rename(saved).then(() => resolve(undefined));
      else
        doing = doing
          .then(() => parts.delete(saved))
          .then(() => (parts.all().length > 0 ? fill() : resolve(undefined)));
      doing.catch(reject);
    });
    pick.onDidHide(() => void doing.then(() => resolve(undefined), reject));
    pick.show();
  }).finally(() => pick.dispose());
}

function itemsOf({ all, isOpen }: SavedViewListParts, buttons: readonly vscode.QuickInputButton[]): Item[] {
  const items: Item[] = [];
  let view: string | undefined;
  for (const saved of all()) {
    if (saved.view !== view)
      items.push({ label: viewLabel(saved.view), kind: vscode.QuickPickItemKind.Separator });
    view = saved.view;
    const description = isOpen(saved) ? vscode.l10n.t('now') : '';
    items.push({ saved, label: iconless(saved.name), description, buttons });
  }
  return items;
}
