import * as vscode from 'vscode';
import { abortable } from '../base/abort';
import { plainLine } from '../base/plainText';
import type { Confirm, Confirmation, ProposedWrite } from '../tools/executor';
import { writeDetail } from './writeCard';

/** Nobody has read a card and answered it in less: such an answer is VS Code's own. */
export const FASTEST_READER_MS = 1000;

export interface WriteConfirmationParts {
  readonly confirmWrites: () => 'chat' | 'always';
  /** Whether VS Code may run this tool without showing its card. */
  readonly mayRunUnasked: (reference: string) => boolean;
  readonly now: () => Date;
}

/**
 * Decides whether a write was approved. VS Code's card counts when it showed this very plan, stood long enough to be
 * read, and no setting lets it be skipped; in every other case a dialog of our own asks.
 */
export class WriteConfirmation {
  readonly #parts: WriteConfirmationParts;
  readonly #shownAt = new WeakMap<ProposedWrite, number>();

  constructor(parts: WriteConfirmationParts) {
    this.#parts = parts;
  }

  /** VS Code is handed the card now. */
  cardGiven(plan: ProposedWrite): void {
    this.#shownAt.set(plan, this.#parts.now().getTime());
  }

  /** Asks about one call of a tool that was made now. */
  forCall(reference: string): Confirm {
    const { confirmWrites, mayRunUnasked, now } = this.#parts;
    const called = now().getTime();
    return async (plan, shown, signal) => {
      const shownAt = this.#shownAt.get(plan);
      const read = shown && shownAt !== undefined && called - shownAt >= FASTEST_READER_MS;
      if (read && confirmWrites() === 'chat' && !mayRunUnasked(reference)) return 'accepted';
      const answer = await abortable(askAbout(plan), signal);
      return answer === 'other' ? 'declined' : answer;
    };
  }
}

/**
 * Asks in a dialog that shows every value. Dismissing it is a no; where no dialog can be shown nobody was asked.
 * `other` is a button for what else can be done.
 */
export async function askAbout(
  plan: ProposedWrite,
  ...other: readonly string[]
): Promise<Confirmation | 'other'> {
  const yes = vscode.l10n.t('Write to Gainsight');
  const options = { modal: true, detail: writeDetail(plan) };
  try {
    const title = `${plainLine(plan.title)}?`;
    const chosen = await vscode.window.showWarningMessage(title, options, yes, ...other);
    if (chosen === yes) return 'accepted';
    return chosen === undefined ? 'declined' : 'other';
  } catch {
    return 'unavailable';
  }
}
