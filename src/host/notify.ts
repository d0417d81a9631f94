import * as vscode from 'vscode';
import { iconless, linkless } from '../base/plainText';
import { withSignal } from './cancellation';
import type { CommandId } from './commandIds';

/** A button on a notification: it runs a command, or something that is at hand only now. */
export type NotifyAction = { readonly title: string } & (
  { readonly command: CommandId } | { readonly run: () => Promise<void> }
);

type Show = (message: string, ...titles: string[]) => Thenable<string | undefined>;

/**
 * Notifications. Nobody waits for them: a toast may stay open for hours. A button runs its command, and commands
 * report their own failures, so nothing here rejects.
 */
export class Notifier {
  info(message: string, ...actions: readonly NotifyAction[]): void {
    void offer((text, ...titles) => vscode.window.showInformationMessage(text, ...titles), message, actions);
  }

  warn(message: string, ...actions: readonly NotifyAction[]): void {
    void offer((text, ...titles) => vscode.window.showWarningMessage(text, ...titles), message, actions);
  }

  error(message: string, ...actions: readonly NotifyAction[]): void {
    void offer((text, ...titles) => vscode.window.showErrorMessage(text, ...titles), message, actions);
  }

  /** Asks in a dialog and waits; true when the one button that goes on was pressed. */
  async confirm(message: string, detail: string, goOn: string): Promise<boolean> {
    return (await vscode.window.showWarningMessage(message, { modal: true, detail }, goOn)) === goOn;
  }

  /** Shows that something is under way, and how far it is; its Cancel button aborts the signal. */
  async progress<T>(
    title: string,
    task: (signal: AbortSignal, tell: (text: string) => void) => Promise<T>,
  ): Promise<T> {
    const options = {
      ...{ location: vscode.ProgressLocation.Notification, cancellable: true },
      title: linkless(title),
    };
    return vscode.window.withProgress(options, (progress, token) =>
      withSignal(token, (signal) =>
        task(signal, (message) => progress.report({ message: linkless(message) })),
      ),
    );
  }

  /** Shows in the status bar that something short is under way: a toast would stand in the way of what follows. */
  async working<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const options = { location: vscode.ProgressLocation.Window, title: iconless(title) };
    return vscode.window.withProgress(options, () => task(new AbortController().signal));
  }
}

async function offer(show: Show, message: string, actions: readonly NotifyAction[]): Promise<void> {
  const chosen = await show(linkless(message), ...actions.map(({ title }) => title));
  const action = actions.find(({ title }) => title === chosen);
  if (!action) return;
  if ('command' in action) await vscode.commands.executeCommand(action.command);
  else await action.run().catch(() => vscode.window.showErrorMessage(vscode.l10n.t('This did not work.')));
}
