import * as vscode from 'vscode';
import { iconless } from '../base/plainText';
import type { Moments } from './moments';
import type { Names } from './names';
import type { ShownLine } from './shownLine';
import { accountsOf, openable } from './touchedRecords';
import { doorWord, resultIcon, resultWords } from './words';

/** A row of the list: a line, the day above lines, or something to do. */
export interface LineItem extends vscode.QuickPickItem {
  readonly line?: ShownLine;
  readonly act?: 'more' | 'clear' | 'verify';
}

/** Lines as rows, with each new day above its first; `before` is the line above them. */
export function itemsOf(
  lines: readonly ShownLine[],
  names: Names,
  moments: Moments,
  before?: ShownLine,
): LineItem[] {
  let day = before && moments.dayOf(before.record.time);
  return lines.flatMap((line) => {
    const { time } = line.record;
    const next = moments.dayOf(time);
    const isNew = next !== day;
    day = next;
    return [...(isNew ? [separator(time, moments)] : []), itemOf(line, names, moments)];
  });
}

function separator(time: string, moments: Moments): LineItem {
  return { kind: vscode.QuickPickItemKind.Separator, label: dayWords(time, moments) };
}

function dayWords(time: string, moments: Moments): string {
  if (moments.dayOf(time) === moments.today) return vscode.l10n.t('Today');
  return moments.isYesterday(time) ? vscode.l10n.t('Yesterday') : moments.day(time);
}

function itemOf(line: ShownLine, names: Names, moments: Moments): LineItem {
  const { record, isForeign } = line;
  const { time, action, user, result, door } = record;
  const facts = [
    ...(result === 'ok' ? [] : [resultWords(result)]),
    ...(isForeign ? [vscode.l10n.t('$(key) key not here')] : []),
    ...(user === undefined ? [] : [names.person(user)]),
    ...accountWords(accountsOf(record), names),
    doorWord(door),
  ];
  return {
    line,
    label: `${moments.clock(time)}  ${names.action(action)}`,
    description: facts.join(' · '),
    iconPath: resultIcon(record),
    buttons: openable(record).length > 0 ? [openButton()] : [],
  };
}

function openButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon('link-external'), tooltip: vscode.l10n.t('Open Record') };
}

function accountWords([first, ...others]: readonly string[], names: Names): string[] {
  if (first === undefined) return [];
  const name = iconless(names.account(first));
  return [others.length === 0 ? name : vscode.l10n.t('{0} and {1} more', name, others.length)];
}
