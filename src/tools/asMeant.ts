import type * as z from 'zod';
import type { Effect } from './defineTool';

/**
 * Input as models mean it: they give what they leave out as null, or as empty text where they only look for something,
 * and write numbers and lists as text. Of a change empty text stays: it may be meant to empty a field, which is refused
 * with a sentence.
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
      return [[name, read(value, field)]];
    }),
  );
}

/** Text that the parameter does not take, but what it stands for as JSON. */
function read(value: unknown, field: z.ZodType): unknown {
  if (typeof value !== 'string' || accepts(field, value)) return value;
  try {
    const meant: unknown = JSON.parse(value);
    return accepts(field, meant) ? meant : value;
  } catch {
    return value;
  }
}

function accepts(field: z.ZodType, value: unknown): boolean {
  return field.safeParse(value).success;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
