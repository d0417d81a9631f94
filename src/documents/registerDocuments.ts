import * as vscode from 'vscode';
import { type Disposable, DisposableOwner } from '../base/disposable';
import { lazy } from '../base/lazy';
import type { CommandId } from '../host/commandIds';
import type { Commands } from '../host/commands';
import type { Documents, DocumentsParts } from './documents';
import { REPORT_SCHEME } from './reportRequest';

/** The palette's commands that open a report; a test compares them with the catalogue of reports. */
export const REPORT_COMMANDS = [
  'gainsight.accountBrief',
  'gainsight.portfolioAtRisk',
  'gainsight.upcomingRenewals',
  'gainsight.openCtas',
  'gainsight.openPlans',
  'gainsight.accountHealth',
  'gainsight.accountTimeline',
  'gainsight.prepareReview',
  'gainsight.accountHandover',
] as const satisfies readonly CommandId[];

export interface DocumentsDependencies extends Omit<DocumentsParts, 'changed'> {
  readonly commands: Pick<Commands, 'register'>;
}

/** Registers reports as palette commands and as documents; what they do is loaded with the first that is asked for. */
export function registerDocuments(dependencies: DocumentsDependencies): Disposable {
  return new RegisteredDocuments(dependencies);
}

class RegisteredDocuments extends DisposableOwner {
  readonly #changed = this.register(new vscode.EventEmitter<vscode.Uri>());

  constructor({ commands, ...parts }: DocumentsDependencies) {
    super();
    const loaded = lazy(async (): Promise<Documents> => {
      const { Documents } = await import('./documents');
      return new Documents({ ...parts, changed: (document) => this.#changed.fire(document) });
    });
    for (const command of REPORT_COMMANDS)
      commands.register(command, async (argument) => (await loaded()).open(command, argument));
    commands.register('gainsight.refreshDocument', async (argument) => (await loaded()).refresh(argument));
    commands.register('gainsight.revealAccount', async (argument, focus) =>
      (await loaded()).reveal(argument, focus !== false),
    );
    commands.register('gainsight.openRecord', async (kind, gsid) => (await loaded()).openRecord(kind, gsid));
    this.register(
      vscode.workspace.registerTextDocumentContentProvider(REPORT_SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: async (uri, token) => (await loaded()).textOf(uri, token),
      }),
    );
  }
}
