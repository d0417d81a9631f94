import * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';
import { clip, plainLine } from '../base/plainText';
import type { CommandId } from '../host/commandIds';
import type { Commands } from '../host/commands';
import type { Action, ViewRecord } from '../shared/viewParts';

const CHAT = 'workbench.action.chat.open';
const LONGEST_NAME = 120;

/** The command behind each action, and what it is given. Commands check what they get. */
const COMMANDS: Readonly<Partial<Record<Action, { readonly id: CommandId; readonly writes?: boolean }>>> = {
  open: { id: 'gainsight.openRecord' },
  openPage: { id: 'gainsight.openAccountPage' },
  openDocument: { id: 'gainsight.openRecordDocument' },
  brief: { id: 'gainsight.accountBrief' },
  prepareReview: { id: 'gainsight.prepareReview' },
  handover: { id: 'gainsight.accountHandover' },
  logActivity: { id: 'gainsight.logActivity', writes: true },
  createCta: { id: 'gainsight.createCta', writes: true },
  updateCta: { id: 'gainsight.updateCta', writes: true },
  closeCta: { id: 'gainsight.closeCta', writes: true },
  createTask: { id: 'gainsight.createTask', writes: true },
  createPlan: { id: 'gainsight.createPlan', writes: true },
  updatePlan: { id: 'gainsight.updatePlan', writes: true },
  editActivity: { id: 'gainsight.editActivity', writes: true },
};

export interface PageActionsParts {
  readonly commands: Pick<Commands, 'execute'>;
  /** Nothing may be written: by the setting, or over the connection in use. */
  readonly isReadOnly: () => boolean;
  /** Fires when that may be otherwise now. */
  readonly onDidChangeRights: (listener: () => void) => Disposable;
}

/** What pages do with records: the commands that the palette and the trees have. */
export class PageActions {
  readonly #parts: PageActionsParts;

  constructor(parts: PageActionsParts) {
    this.#parts = parts;
  }

  /** Those of the actions that can work now. */
  offered(...actions: readonly Action[]): Action[] {
    return actions.filter((action) => {
      const command = COMMANDS[action];
      return action === 'ask' || (command !== undefined && !(command.writes && this.#parts.isReadOnly()));
    });
  }

  /** Tells when others can work than before. */
  onDidChange(listener: () => void): Disposable {
    const { isReadOnly, onDidChangeRights } = this.#parts;
    let readOnly = isReadOnly();
    return onDidChangeRights(() => {
      if (isReadOnly() === readOnly) return;
      readOnly = !readOnly;
      listener();
    });
  }

  async run(action: Action, { kind, gsid }: ViewRecord): Promise<void> {
    const command = COMMANDS[action];
    if (!command || this.offered(action).length === 0) return;
    await this.#parts.commands.execute(command.id, ...givenTo(action, { kind, gsid }));
  }
}

function givenTo(action: Action, record: ViewRecord): readonly unknown[] {
  const { kind, gsid } = record;
  if (action === 'open') return [kind, gsid];
  return [action === 'openDocument' ? record : gsid];
}

/** Opens the chat with a question to the participant in its input, to be read and sent by the user. */
export async function askInChat(question: string): Promise<void> {
  const query = `@gainsight ${question}`;
  await vscode.commands.executeCommand(CHAT, { query, isPartialQuery: true });
}

/** A record's name as part of a question: one line of it. */
export function nameInQuestion(name: string): string {
  return clip(plainLine(name), LONGEST_NAME);
}
