import * as vscode from 'vscode';
import { clip, iconless } from '../base/plainText';
import type { Notifier, NotifyAction } from '../host/notify';
import type { Result } from './manyWrites';
import { unknownOutcome } from './telling';

const LONGEST = 200;

interface Item extends vscode.QuickPickItem {
  readonly result: Result;
}

export interface ManyTold {
  readonly notify: Pick<Notifier, 'info' | 'warn'>;
  readonly undo: (() => Promise<void>) | undefined;
}

/** Tells how many were written, and for each on request what became of it. */
export function tellMany(results: readonly Result[], { notify, undo }: ManyTold): void {
  const { t } = vscode.l10n;
  const written = results.filter(({ outcome }) => outcome?.kind === 'done').length;
  const unknown = results.some(({ outcome }) => outcome?.kind === 'unknown');
  const actions: NotifyAction[] = [
    ...(undo ? [{ title: t('Undo'), run: undo }] : []),
    { title: t('Show Results'), run: () => showResults(results) },
  ];
  const sentence = t('{0} of {1} records written.', written, results.length);
  if (written === results.length) notify.info(sentence, ...actions);
  else notify.warn(unknown ? `${sentence} ${unknownOutcome()}` : sentence, ...actions);
}

/** The list of results; choosing a record opens it. */
async function showResults(results: readonly Result[]): Promise<void> {
  const title = vscode.l10n.t('Results');
  const options = { title, matchOnDescription: true, ignoreFocusOut: true };
  const chosen = await vscode.window.showQuickPick(results.map(itemOf), options);
  const { page, gsid } = chosen?.result.one ?? {};
  if (page !== undefined && gsid !== undefined)
    await vscode.commands.executeCommand('gainsight.openRecord', page, gsid);
}

function itemOf(result: Result): Item {
  const [icon, description] = inWords(result);
  const label = `$(${icon}) ${clip(iconless(result.one.name), LONGEST)}`;
  return { label, description, result };
}

function inWords({ outcome }: Result): readonly [icon: string, words: string] {
  const { t } = vscode.l10n;
  switch (outcome?.kind) {
    case 'done':
      return ['pass', t('written')];
    case 'same':
      return ['pass', t('has these values already')];
    case 'unknown':
      return ['question', t('not known whether it was written: look before you repeat it')];
    case 'refused':
      return ['error', t('not written: {0}', clip(iconless(outcome.why), LONGEST))];
    case 'declined':
      return ['circle-slash', t('not written: its plan was outdated')];
    default:
      return ['circle-slash', t('not sent')];
  }
}
