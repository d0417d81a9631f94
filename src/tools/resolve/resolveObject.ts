import type { Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { ObjectInfo } from '../../model/metadata';
import { nearestNames } from '../../model/nearestNames';
import type { ToolAnswer } from '../toolAnswer';

const MOST_SHOWN = 25;

/** What people call the objects of Gainsight whose name or label says something else, or says it of another one too. */
const WORDS: readonly (readonly [words: RegExp, name: string])[] = [
  [/^(?:accounts?|customers?|companies)$/, 'company'],
  [/^ctas?$/, 'call_to_action'],
  [/^tasks?$/, 'cs_task'],
  [/^(?:success )?plans?$/, 'cta_group'],
  [/^(?:timeline|activity|activities)$/, 'activity_timeline'],
  [/^contacts?$/, 'company_person'],
  [/^users?$/, 'gsuser'],
];

/**
 * Turns an object's name or label, or what people call it, into the name that the API takes, or into an answer that
 * lists what it may mean.
 * Where the list of objects cannot be read, the name is taken as it is.
 */
export async function resolveObject(
  text: string,
  { metadata }: Pick<Tenant, 'metadata'>,
  signal: AbortSignal,
): Promise<{ readonly object: string } | { readonly answer: ToolAnswer }> {
  const wanted = text.trim().toLowerCase();
  const objects = await unlessMissing<readonly ObjectInfo[]>(() => metadata.objects(signal), []);
  if (objects.length === 0) return { object: text.trim() };
  const named = objects.find(({ name }) => name.toLowerCase() === wanted);
  if (named) return { object: named.name };
  const labelled = objects.filter(({ label }) => label.toLowerCase() === wanted);
  const partly = objects.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(wanted));
  const word = WORDS.find(([words]) => words.test(wanted))?.[1];
  const called = objects.filter(({ name }) => name.toLowerCase() === word);
  const found = [labelled, called, partly].find((some) => some.length > 0) ?? [];
  if (found.length === 1 && found[0]) return { object: found[0].name };
  if (found.length > 1) {
    const rows = found.slice(0, MOST_SHOWN).map(({ name, label, kind }) => ({ name, label, kind }));
    return { answer: { status: 'several', next: 'Ask which object is meant, then give its name.', rows } };
  }
  return { answer: nothing(text, objects) };
}

function nothing(text: string, objects: readonly ObjectInfo[]): ToolAnswer {
  const near = nearestNames(
    text,
    objects.flatMap(({ name, label }) => [name, label]),
  );
  const meant = near.flatMap((word) => objects.filter(({ name, label }) => name === word || label === word));
  const didYouMean = [...new Set(meant.map(({ name }) => name))];
  return {
    status: 'notFound',
    ...(didYouMean.length > 0 ? { didYouMean } : {}),
    next: `The tenant has no object ${text}; gainsight_object_list shows those it has.`,
  };
}
