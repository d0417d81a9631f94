import type * as z from 'zod';

/** What of a schema's inner structure is looked at; kinds that are not named have no words. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly valueType?: z.ZodType;
}

/** The words that a tool's schema names itself: its parameters, at every depth, and their fixed values. */
export function vocabularyOf(schema: z.ZodType): string[] {
  const words = new Set<string>();
  const visit = (one: z.ZodType): void => {
    // Which members there are depends on the kind; all that are there have these types.
    const {
      shape,
      entries,
      values,
      innerType,
      element,
      options,
      in: input,
      out,
      valueType,
    } = one.def as Definition;
    for (const [name, inner] of Object.entries(shape ?? {})) {
      words.add(name);
      visit(inner);
    }
    for (const value of [...Object.values(entries ?? {}), ...(values ?? [])])
      if (typeof value === 'string') words.add(value);
    for (const inner of [innerType, element, input, out, valueType, ...(options ?? [])])
      if (inner) visit(inner);
  };
  visit(schema);
  return [...words];
}
