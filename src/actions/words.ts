import { l10n } from 'vscode';

/** `Undo: Close CTA`. */
export function undoTitle(title: string): string {
  return l10n.t('Undo: {0}', title);
}

export function undoDone(): string {
  return l10n.t('Undone: the record is as it was.');
}
