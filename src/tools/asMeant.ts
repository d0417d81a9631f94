import type * as z from 'zod';
import type { Effect } from './defineTool';

/**
 * Input as models mean it: they give what they leave out as null, or as an empty text or list where they only look for
 * something, write numbers and lists as text, and fixed words in any case. Of a change empty text stays: it may be meant
 * to empty a field, which is refused with a sentence.
 */
export function asMeant(raw: unknown, { shape }: z.ZodObject, effect: Effect): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const fields: Readonly<Record<string, z.ZodType>> = shape;
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]: [string, unknown]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!field) return [[name, value]];
      const absent = value === null || (effect === 'read' && isBlank(value));
      if (absent && accepts(field, undefined)) return [];
      return [[name, read(value, field, effect)]];
    }),
  );
}

/** Text that the parameter does not take, but what it stands for: its JSON, the word in another case, a list. */
function read(value: unknown, field: z.ZodType, effect: Effect): unknown {
  if (accepts(field, value)) return value;
  const given = (one: unknown): unknown => (effect === 'read' ? withoutNulls(one) : one);
  if (typeof value !== 'string')
    return accepts(field, given(value)) ? given(value) : inLowerCase(given(value), field);
  // Only what is looked for has no comma of its own.
  const parts = effect === 'read' ? value.split(',').map((part) => part.trim()) : [value];
  const meant = [given(fromJson(value)), wordLike(value, field), parts, inLowerCase(parts, field)];
  return meant.find((one) => one !== undefined && accepts(field, one)) ?? value;
}

/** Fixed words in a list, or behind names of the caller's own, `{ Arr: 'DESC' }`. */
function inLowerCase(value: unknown, field: z.ZodType): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const lower = (one: unknown): unknown => (typeof one === 'string' ? one.toLowerCase() : one);
  const meant = Array.isArray(value)
    ? value.map(lower)
    : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, lower(one)]));
  return accepts(field, meant) ? meant : value;
}

/** Without what was left out, at any depth. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(kept.map(([name, one]) => [name, withoutNulls(one)]));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fixed word of a parameter that a text spells in another case, or with other marks between its parts. */
function wordLike(text: string, field: z.ZodType): string | undefined {
  // Which members there are depends on the kind; those that are there have these types.
  const { entries, innerType } = field.def as {
    readonly entries?: Readonly<Record<string, unknown>>;
    readonly innerType?: z.ZodType;
  };
  if (innerType) return wordLike(text, innerType);
  const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, '');
  return Object.keys(entries ?? {}).find((word) => plain(word) === plain(text));
}

function accepts(field: z.ZodType, value: unknown): boolean {
  return field.safeParse(value).success;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}
