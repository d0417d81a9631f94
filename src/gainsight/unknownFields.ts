import { isGainsightError } from './errors';

const CODES = new Set(['GSOBJ_1002', 'P_5005', 'P_5068', 'COCKPIT_5101']);
/** Without these two a row cannot be shown at all, and both words are common in the API's texts. */
const KEPT = new Set(['gsid', 'name']);
const WORD = /[A-Za-z_]\w*(?:\.\w+)*/g;

/**
 * The query without the fields that this error calls unknown, to try again on a tenant that lacks them;
 * undefined when the error is another one, or names no field of the query that could be left out.
 */
export function withoutUnknownFields<Q extends { readonly select: readonly string[] }>(
  query: Q,
  error: unknown,
): Q | undefined {
  if (!isGainsightError(error) || error.code === undefined || !CODES.has(error.code)) return undefined;
  const named = error.detail?.match(WORD) ?? [];
  const select = dropped(query.select, named) ?? dropped(query.select, named, true);
  return select && { ...query, select };
}

/** The fields that are not named; undefined when that changes nothing. The tenant echoes our spelling, mostly. */
function dropped(select: readonly string[], named: readonly string[], anyCase = false): string[] | undefined {
  const spelled = (text: string): string => (anyCase ? text.toLowerCase() : text);
  const unknown = new Set(named.map(spelled));
  const left = select.filter((field) => {
    if (KEPT.has(field.toLowerCase())) return true;
    // A lookup through an unknown field is unknown as well.
    const stems = [field, field.split('.')[0] ?? field, field.replace(/__gr\..*$/, '')];
    return !stems.some((stem) => unknown.has(spelled(stem)));
  });
  return left.length > 0 && left.length < select.length ? left : undefined;
}
