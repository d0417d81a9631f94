import { activityTypeChoices, type ChoiceReader, type Choices } from '../../data/choices';
import { allOf } from '../../gainsight/objectQuery';
import { toText, valueOf } from '../../gainsight/values';
import { nearestNames } from '../../model/nearestNames';
import type { ToolAnswer } from '../toolAnswer';
import type { Planning } from './planning';

/** Reads the values of some fields; `field` picks one of them. */
export interface Choice {
  readonly read: (reader: ChoiceReader, signal: AbortSignal) => Promise<readonly Choices[]>;
  readonly field: string;
  /** What people call the value: `reason`. */
  readonly label: string;
  readonly given: string | undefined;
  /** The CTA type that the value must fit, where it is known. */
  readonly type?: string | undefined;
}

/** The value as this tenant spells it. One that it does not have ends planning with those that it has. */
export async function chosen(planning: Planning, choice: Choice): Promise<string | undefined> {
  const { label, given, type, field } = choice;
  if (given === undefined) return undefined;
  const all = await planning.check(`The ${label} "${given}"`, (signal) =>
    choice.read(planning.tenant, signal),
  );
  if (all === undefined) return given;
  const { values = [], complete = false } = all.find((one) => one.field === field) ?? {};
  const fitting = values.filter(
    ({ onlyFor }) => type === undefined || !onlyFor || onlyFor.some((one) => same(one, type)),
  );
  const names = [...new Set(fitting.map((value) => value.label))];
  return among(planning, { what: label, given, names, complete, where: type && ` for ${type} CTAs` });
}

/** A Timeline type as it is spelled here. */
export async function chosenActivityType(planning: Planning, given: string): Promise<string> {
  const choices = await planning.check(`The activity type "${given}"`, (signal) =>
    activityTypeChoices(planning.tenant, signal),
  );
  if (choices === undefined) return given;
  const names = choices.values.map(({ label }) => label);
  if (!choices.complete && !names.some((name) => same(name, given)))
    names.push(...(await usedType(planning, given)));
  return among(planning, { what: 'activity type', given, names, complete: choices.complete });
}

/** The type under its own spelling if any activity has it: those of recent ones are not all. */
async function usedType(planning: Planning, given: string): Promise<readonly string[]> {
  const where = allOf({ name: 'TypeName', operator: 'EQ', value: [given] });
  const query = { object: 'activity_timeline', select: ['Gsid', 'TypeName'], where, limit: 1 };
  const rows = await planning.check(`Older uses of the activity type "${given}"`, (signal) =>
    planning.tenant.client.queryObjects(query, { signal }),
  );
  return (rows ?? []).flatMap((row) => toText(valueOf(row, 'TypeName')) ?? []);
}

/** An answer that names the values to choose from. */
export function notAmong(problem: string, given: string, valid: readonly string[]): ToolAnswer {
  const didYouMean = nearestNames(given, valid);
  return {
    status: 'rejected',
    problem,
    valid,
    ...(didYouMean.length > 0 ? { didYouMean } : {}),
    next: 'Nothing was sent. Choose one of the valid values, or ask the user, and call again.',
  };
}

interface Among {
  readonly what: string;
  readonly given: string;
  readonly names: readonly string[];
  /** False = the names were seen in records; there may be others. */
  readonly complete: boolean;
  readonly where?: string | undefined;
}

function among(planning: Planning, { what, given, names, complete, where = '' }: Among): string {
  const found = names.find((name) => same(name, given));
  if (found !== undefined) return found;
  const looksMistyped = nearestNames(given, names).length > 0 || names.some((name) => overlaps(name, given));
  if (complete || looksMistyped)
    return planning.stop(notAmong(`"${given}" is no ${what}${where} in this tenant.`, given, names));
  planning.unchecked.push(
    names.length === 0
      ? `The ${what} "${given}" could not be checked: the tenant does not list the values.`
      : `The ${what} "${given}" is not among those in use (${names.join(', ')}); there is no list of what is configured.`,
  );
  return given;
}

function overlaps(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left.includes(right) || right.includes(left);
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
