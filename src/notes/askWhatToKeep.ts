import * as vscode from 'vscode';
import { clip, plainLine } from '../base/plainText';
import type { EntryChanges } from './entryChanges';

const LONGEST_VALUE = 300;

/** Asks whose version holds when both have changed; undefined = neither, nothing happens. */
export async function askAboutChange(lines: EntryChanges['lines']): Promise<'ours' | 'theirs' | undefined> {
  const { t } = vscode.l10n;
  const [ours, theirs] = [t('Keep This File'), t('Take What Is in Gainsight')];
  const shown = lines.map(({ label, there, here }) =>
    t('{0} in Gainsight: {1}\n{0} in this file: {2}', label, inShort(there), inShort(here)),
  );
  const detail = [t('You see what would be written once more before it is sent.'), ...shown].join('\n\n');
  const question = t(
    'The entry was changed in Gainsight after this file was written. Which one is to be kept?',
  );
  const options = { modal: true, detail };
  const chosen = await vscode.window.showWarningMessage(question, options, ours, theirs);
  return chosen === ours ? 'ours' : chosen === theirs ? 'theirs' : undefined;
}

/** Whether an entry that is not there any more is to be logged as a new one. */
export async function askAboutLoss(): Promise<boolean> {
  const { t } = vscode.l10n;
  const again = t('Log as a New Entry');
  const detail = t('Somebody has deleted it, or it cannot be seen with your rights.');
  const question = t('The Timeline entry of this file is not there any more.');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, again)) === again;
}

function inShort(text: string): string {
  return clip(plainLine(text), LONGEST_VALUE) || vscode.l10n.t('(empty)');
}
