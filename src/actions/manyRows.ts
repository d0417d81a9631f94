import * as vscode from 'vscode';
import { clip, iconless } from '../base/plainText';
import type { PlannedValue } from '../tools/writePlan';
import type { Prepared, ProposedWrite } from '../tools/executor';
import { outcomeIn } from './outcome';
import type { OneOfMany } from './manyWrites';

const LONGEST = 200;

/** One record with what would be written to it, or why nothing would. */
export interface PlannedRow {
  readonly one: OneOfMany;
  readonly prepared: Prepared | undefined;
}

interface Item extends vscode.QuickPickItem {
  /** Absent on a heading. */
  readonly row: PlannedRow | undefined;
}

export function planOf({ prepared }: PlannedRow): ProposedWrite | undefined {
  return prepared?.kind === 'plan' ? prepared.plan : undefined;
}

/**
 * Shows every record with what would be written to it, all of them chosen; the rows that the user leaves chosen, or
 * undefined when nothing is to be written.
 */
export async function chooseRows(
  title: string,
  rows: readonly PlannedRow[],
): Promise<readonly PlannedRow[] | undefined> {
  const { t } = vscode.l10n;
  const [first] = rows.flatMap((row) => planOf(row) ?? []);
  const possible = rows.filter((row) => planOf(row) !== undefined).map(itemOf);
  const impossible = rows.filter((row) => planOf(row) === undefined).map(itemOf);
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = first ? `${title} – ${t('Tenant: {0}', first.tenant)}` : title;
  pick.placeholder = t('Nothing is sent before OK; ticked rows are');
  pick.canSelectMany = possible.length > 0;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.items = [...possible, ...(impossible.length > 0 ? [leftOut(), ...impossible] : [])];
  pick.selectedItems = possible;
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        const chosen = pick.selectedItems.flatMap(({ row }) => (row && planOf(row) ? [row] : []));
        resolve(chosen.length > 0 ? chosen : undefined);
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function itemOf(row: PlannedRow): Item {
  const plan = planOf(row);
  const label = clip(iconless(row.one.name), LONGEST);
  if (!plan) return { row, label: `$(circle-slash) ${label}`, description: whyNot(row.prepared) };
  const notes = [
    ...plan.warnings.map((text) => `$(warning) ${iconless(text)}`),
    ...plan.unchecked.map((text) => vscode.l10n.t('Not checked: {0}', iconless(text))),
  ].join(' ');
  const description = clip(plan.values.map(inWords).join(' · '), LONGEST);
  return { row, label, description, ...(notes === '' ? {} : { detail: notes }) };
}

/** What follows is shown with its reason; a tick changes nothing about it. */
function leftOut(): Item {
  return { row: undefined, label: vscode.l10n.t('Left out'), kind: vscode.QuickPickItemKind.Separator };
}

function whyNot(prepared: Prepared | undefined): string {
  const { t } = vscode.l10n;
  if (prepared?.kind !== 'nothing') return t('could not be worked out in time');
  // Situations and answers are objects with a status.
  const outcome = outcomeIn({ ...prepared.answer });
  return outcome.kind === 'refused' ? iconless(outcome.why) : t('has these values already');
}

function inWords({ label, before, after }: PlannedValue): string {
  const change = [before, after].filter((text) => text !== undefined).map((text) => iconless(text));
  return `${iconless(label)}: ${change.join(' → ')}`;
}
