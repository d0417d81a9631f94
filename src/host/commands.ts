import * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';
import { type CommandId, RELOAD_WINDOW } from './commandIds';
import { describeFailure } from './failure';
import type { Log } from './log';
import type { Notifier, NotifyAction } from './notify';

/** Runs a command. Arguments come from menus, links and keybindings: check them before use. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/**
 * Registers commands. A handler that fails becomes one notification and one log line without values; it never
 * reaches VS Code's own error dialog. Cancelling is no failure.
 */
export class Commands implements Disposable {
  readonly #registered: Disposable[] = [];
  readonly #notify: Pick<Notifier, 'error'>;
  readonly #log: Pick<Log, 'warn'>;

  constructor(notify: Pick<Notifier, 'error'>, log: Pick<Log, 'warn'>) {
    this.#notify = notify;
    this.#log = log;
  }

  register(id: CommandId, handler: CommandHandler): void {
    const guarded = async (...args: readonly unknown[]): Promise<unknown> => {
      try {
        return await handler(...args);
      } catch (error) {
        this.#report(id, error);
        return undefined;
      }
    };
    this.#registered.push(vscode.commands.registerCommand(id, guarded));
  }

  async execute(id: CommandId, ...args: readonly unknown[]): Promise<unknown> {
    return vscode.commands.executeCommand(id, ...args);
  }

  dispose(): void {
    for (const command of this.#registered.splice(0)) command.dispose();
  }

  #report(id: CommandId, error: unknown): void {
    const failure = describeFailure(error);
    if (!failure) return;
    this.#log.warn(`${id} failed: ${failure.logLine}`);
    const message =
      failure.message ?? vscode.l10n.t('This did not work because of a fault in the extension.');
    this.#notify.error(message, wayOn(failure.kind));
  }
}

function wayOn(kind: string): NotifyAction {
  switch (kind) {
    case 'signedOut':
      return { title: vscode.l10n.t('Sign In Again'), command: 'gainsight.signInAgain' };
    case 'outdated':
      return {
        title: vscode.l10n.t('Reload Window'),
        run: async () => vscode.commands.executeCommand(RELOAD_WINDOW),
      };
    default:
      return { title: vscode.l10n.t('Show Log'), command: 'gainsight.showLog' };
  }
}
