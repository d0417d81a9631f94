import * as vscode from 'vscode';
import type { PlannedValue } from '../tools/writePlan';

/** Shorter texts are shown whole. */
const LONG = 800;
const LEFT_BEFORE = 120;

/**
 * A long text beside what replaces it, from shortly before where they begin to differ: whoever approves a change must
 * see it. What they have in common is counted.
 */
export function shownChange(value: PlannedValue): PlannedValue {
  const { before, after } = value;
  if (before === undefined || Math.max(before.length, after.length) <= LONG) return value;
  const same = beginning(before, after);
  const from = same - LEFT_BEFORE;
  if (from <= 0) return value;
  const words = vscode.l10n.t('(the first {0} characters stay)', from);
  return { ...value, before: `${words} …${before.slice(from)}`, after: `…${after.slice(from)}` };
}

/** How many characters two texts have in common at their beginning. */
function beginning(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one[at] === other[at]) at += 1;
  return at;
}
