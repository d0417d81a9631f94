import * as z from 'zod';

/** What write tools take; descriptions are short, since every definition is sent to every model. */
export const text = () => z.string().trim().min(1);

export const words = (about: string) => text().describe(about);

/** The reference only ties the reply to the request, so one is made up when none is given. */
export const reference = () => text().max(100).optional();

export const owner = () => words('E-mail or name; omitted = me').optional();

/** A boolean, also where a model writes it as text. */
export const flag = () =>
  z.preprocess((value) => {
    const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
    return word === 'true' ? true : word === 'false' ? false : value;
  }, z.boolean());

/** A whole number, also where a model writes it as text. */
export const wholeNumber = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value),
    z.int().min(min).max(max),
  );
