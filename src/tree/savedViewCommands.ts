import * as vscode from 'vscode';
import { inFull, type ViewName } from './arrangement';
import type { Arranger } from './arranger';
import { chooseView } from './savedViewList';
import { LONGEST_NAME, MOST_VIEWS, type SavedView, type SavedViews } from './savedViews';
import { viewLabel } from './viewWords';

const FOCUS: Readonly<Record<ViewName, string>> = {
  accounts: 'gainsight.accounts.focus',
  work: 'gainsight.myWork.focus',
  plans: 'gainsight.successPlans.focus',
};

/** Saves what a view shows under a name, and shows it again. */
export class SavedViewCommands {
  readonly #arranger: Arranger;
  readonly #views: SavedViews;

  constructor(arranger: Arranger, views: SavedViews) {
    this.#arranger = arranger;
    this.#views = views;
  }

  /** A name that is taken is taken over: the box says so while one types. */
  async save(view: ViewName): Promise<void> {
    const { settings } = this.#arranger;
    const title = vscode.l10n.t('Save {0} View', viewLabel(view));
    const name = await this.#askForName(view, title, settings.nameOf(view) ?? '');
    if (name === undefined) return;
    if (await this.#views.save({ view, name, arrangement: settings.arrangementOf(view) }))
      await this.#arranger.rename(view, name);
    else
      void vscode.window.showErrorMessage(
        vscode.l10n.t('{0} views are saved already. Delete one of them first.', MOST_VIEWS),
      );
  }

  /** Goes to the view, and makes it show what was saved. */
  async open(): Promise<void> {
    const chosen = await this.#choose(vscode.l10n.t('Open Saved View'));
    if (!chosen) return;
    const { view, name, arrangement } = chosen;
    await vscode.commands.executeCommand(FOCUS[view]);
    await this.#arranger.arrange(view, inFull(view, arrangement), name);
  }

  async delete(): Promise<void> {
    const chosen = await this.#choose(vscode.l10n.t('Delete Saved View'));
    if (chosen) await this.#delete(chosen);
  }

  async #choose(title: string): Promise<SavedView | undefined> {
    if (this.#views.all().length === 0) {
      const hint = vscode.l10n.t(
        'No view is saved yet. Search, filter or group a view, and choose Save View As… in its menu.',
      );
      void vscode.window.showInformationMessage(hint);
      return undefined;
    }
    return chooseView(title, {
      all: () => this.#views.all(),
      isOpen: ({ view, name }) => this.#arranger.settings.nameOf(view) === name,
      rename: (saved) => this.#rename(saved),
      delete: (saved) => this.#delete(saved),
    });
  }

  async #rename(saved: SavedView): Promise<void> {
    const { view, name } = saved;
    const other = await this.#askForName(view, vscode.l10n.t('Rename Saved View'), name, saved);
    if (other === undefined || other === name) return;
    await this.#views.rename(saved, other);
    if (this.#arranger.settings.nameOf(view) === name) await this.#arranger.rename(view, other);
  }

  /** What the view shows stays; it only has no name any more. */
  async #delete(saved: SavedView): Promise<void> {
    await this.#views.delete(saved);
    if (this.#arranger.settings.nameOf(saved.view) === saved.name)
      await this.#arranger.rename(saved.view, undefined);
  }

  async #askForName(
    view: ViewName,
    title: string,
    value: string,
    renamed?: SavedView,
  ): Promise<string | undefined> {
    const { t } = vscode.l10n;
    const text = await vscode.window.showInputBox({
      title,
      value,
      prompt: t('A name for what the view shows now'),
      ignoreFocusOut: true,
      validateInput: (typed) => {
        const name = typed.trim();
        if (name === '') return t('Type a name.');
        if (name.length > LONGEST_NAME) return t('{0} characters at most.', LONGEST_NAME);
        const taken = this.#views.find(view, name);
        if (!taken || taken.name === renamed?.name) return undefined;
        if (renamed) return t('There is a view of this name.');
        const message = t('Replaces the view of this name.');
        return { message, severity: vscode.InputBoxValidationSeverity.Info };
      },
    });
    return text?.trim();
  }
}
