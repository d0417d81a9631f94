import { clip, plainLine } from '../base/plainText';
import type { ProposedWrite } from '../tools/proposedWrite';
import type { PlannedValue } from '../tools/writePlan';

/** Longer values are cut in the question; the length is told, so that nobody takes the part for the whole. */
const LONGEST_VALUE = 2_000;

/** A plan as a person is asked about it: plain text, a line for each value, so that no value can pose as a line. */
export function planText(plan: Omit<ProposedWrite, 'send'>): string {
  return [
    `${plainLine(plan.title)} (${plainLine(plan.tenant)})`,
    ...plan.warnings.map((warning) => `Attention: ${plainLine(warning)}`),
    ...plan.values.map(valueLine),
    ...plan.unchecked.map((what) => `Not checked: ${plainLine(what)}`),
  ].join('\n');
}

function valueLine({ label, before, after }: PlannedValue): string {
  const change = before === undefined ? shown(after) : `${shown(before)} → ${shown(after)}`;
  return `${plainLine(label)}: ${change}`;
}

function shown(value: string): string {
  const line = plainLine(value);
  const count = Array.from(line).length;
  return count <= LONGEST_VALUE ? line : `${clip(line, LONGEST_VALUE)} (${count} characters in all)`;
}
