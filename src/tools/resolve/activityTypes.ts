import { activityTypeChoices, type ChoiceReader } from '../../data/choices';
import { nearestNames } from '../../model/nearestNames';
import type { ToolAnswer } from '../toolAnswer';

/**
 * Timeline types as this tenant spells them, whatever the case in which they were given. `seen` are those of entries
 * that were read; only a type that none of them has leads to a look at the others. One that is nowhere is answered
 * with those that are.
 */
export async function resolveActivityTypes(
  given: readonly string[],
  seen: readonly string[],
  reader: ChoiceReader,
  signal: AbortSignal,
): Promise<{ readonly types: readonly string[] } | { readonly answer: ToolAnswer }> {
  const found = given.map((type) => nameOf(type, seen));
  if (found.every((name) => name !== undefined)) return { types: found };
  const { values, complete } = await activityTypeChoices(reader, signal);
  const valid = [...new Set([...values.map(({ label }) => label), ...seen])];
  const unknown = given.filter((type) => nameOf(type, valid) === undefined);
  // Without a single name nobody can tell whether a type is a wrong one.
  if (unknown.length === 0 || valid.length === 0)
    return { types: given.map((type) => nameOf(type, valid) ?? type) };
  const didYouMean = unknown.flatMap((type) => nearestNames(type, valid));
  return {
    answer: {
      status: 'rejected',
      problem: `No activity type here is called ${unknown.join(', ')}.`,
      valid,
      ...(complete ? {} : { source: 'types that recent entries have, and those of this account' }),
      ...(didYouMean.length > 0 ? { didYouMean } : {}),
      next: 'Call again with valid types, or without types for all entries.',
    },
  };
}

function nameOf(given: string, names: readonly string[]): string | undefined {
  const wanted = given.trim().toLowerCase();
  return names.find((name) => name.trim().toLowerCase() === wanted);
}
