import type { Metadata } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { FieldInfo, ObjectDescription } from '../../model/metadata';
import { nearestNames } from '../../model/nearestNames';

/**
 * Where a path such as `Csm__gr.Email` leads: to a field, or to names that may have been meant. `labelled` is the one
 * field that people call so.
 */
export type FoundField =
  | { readonly field: FieldInfo }
  | {
      readonly field?: undefined;
      readonly suggestions: readonly string[];
      readonly labelled?: FieldInfo | undefined;
    };

/** Follows a path through the descriptions. Undefined when a description that it needs cannot be read. */
export async function findField(
  object: string,
  path: string,
  metadata: Pick<Metadata, 'describe'>,
  signal: AbortSignal,
): Promise<FoundField | undefined> {
  const segments = path.split('.');
  let here: string | undefined = object;
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    const description = await described(here, metadata, signal);
    if (!description) return undefined;
    const name = last ? segment : segment.replace(/__gr$/i, '');
    const field = fieldOf(description, name);
    if (!field) {
      const labelled = segments.length === 1 ? labelledField(description, name) : undefined;
      return { suggestions: suggestions(segments, index, name, description), labelled };
    }
    if (last) return { field };
    here = field.lookup?.object;
    if (here === undefined) return { suggestions: [field.name] };
    if (!/__gr$/i.test(segment)) return { suggestions: [pathWith(segments, index, `${field.name}__gr`)] };
  }
  return undefined;
}

/** The field of this name, whatever the case of its letters. */
export function fieldOf({ fields }: ObjectDescription, name: string): FieldInfo | undefined {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted);
}

/** The only field of this label, whatever the case of its letters; of `StatusName` the one called status. */
function labelledField({ fields }: ObjectDescription, typed: string): FieldInfo | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_]+/g, '');
  const called = (text: string): readonly FieldInfo[] => fields.filter(({ label }) => plain(label) === text);
  const whole = called(plain(typed));
  const [first, ...others] = whole.length > 0 ? whole : called(plain(typed).replace(/(?<=.)name$/, ''));
  return others.length === 0 ? first : undefined;
}

/** The names of fields whose name or label is near what was typed. */
export function nearestFields(typed: string, fields: readonly FieldInfo[]): string[] {
  const names = nearestNames(
    typed,
    fields.map(({ name }) => name),
  );
  const labels = nearestNames(
    typed,
    fields.map(({ label }) => label),
  );
  const labelled = labels.flatMap((label) => fields.filter((field) => field.label === label));
  return [...new Set([...names, ...labelled.map(({ name }) => name)])].slice(0, 3);
}

/** The same, written as the whole path would be. */
function suggestions(
  segments: readonly string[],
  index: number,
  name: string,
  { fields }: ObjectDescription,
): string[] {
  const follows = index < segments.length - 1;
  return nearestFields(name, fields).map((found) =>
    pathWith(segments, index, follows ? `${found}__gr` : found),
  );
}

function pathWith(segments: readonly string[], index: number, instead: string): string {
  return segments.with(index, instead).join('.');
}

function described(
  object: string | undefined,
  metadata: Pick<Metadata, 'describe'>,
  signal: AbortSignal,
): Promise<ObjectDescription | undefined> {
  if (object === undefined) return Promise.resolve(undefined);
  return unlessMissing<ObjectDescription | undefined>(() => metadata.describe(object, signal), undefined);
}
