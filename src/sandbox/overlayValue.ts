import type { Field } from './catalogue/field';
import { picklistOf } from './catalogue/picklists';
import { parseDay, parseInstant } from './query/dateForms';
import type { Value } from './row';
import type { Store } from './store';

type Result = { readonly value: Value } | { readonly fault: string };

const WHOLE_SCORE_FIELDS = 'scoring_scheme_definition';

/** A value as a person writes it, turned into what the field stores: labels and names become ids. */
export function overlayValue(store: Store, field: Field, given: unknown): Result {
  if (given === null || given === undefined) return { value: null };
  switch (field.dataType) {
    case 'NUMBER':
    case 'CURRENCY':
    case 'PERCENTAGE':
      return typeof given === 'number' ? { value: given } : { fault: 'a number is needed.' };
    case 'BOOLEAN':
      return typeof given === 'boolean' ? { value: given } : { fault: 'true or false is needed.' };
    case 'DATE':
      return dated(given, parseDay);
    case 'DATETIME':
      return dated(given, isoInstant);
    case 'PICKLIST':
      return item(field, given);
    case 'MULTISELECTDROPDOWNLIST':
      return items(field, given);
    case 'LOOKUP':
      return lookedUp(store, field, given);
    default:
      return typeof given === 'string' ? { value: given } : { fault: 'text is needed.' };
  }
}

function isoInstant(text: string): string | undefined {
  const instant = parseInstant(text);
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

function dated(given: unknown, parse: (text: string) => string | undefined): Result {
  const value = typeof given === 'string' ? parse(given) : undefined;
  return value === undefined ? { fault: 'a date such as 2026-01-31 is needed.' } : { value };
}

function item(field: Field, given: unknown): Result {
  const all = picklistOf(field.picklist ?? '')?.items ?? [];
  const found = all.find(({ gsid, label }) => gsid === given || label === given);
  if (found) return { value: found.gsid };
  return { fault: `one of ${all.map(({ label }) => label).join(', ')} is needed.` };
}

function items(field: Field, given: unknown): Result {
  if (!Array.isArray(given)) return { fault: 'a list is needed.' };
  const results = given.map((each) => item(field, each));
  const ids = results.flatMap((result) => ('value' in result ? [String(result.value)] : []));
  return results.find((result) => 'fault' in result) ?? { value: ids };
}

/** By id, name or e-mail address; a score also by its number. */
function lookedUp(store: Store, field: Field, given: unknown): Result {
  const table = store.table(field.lookup ?? '');
  if (field.lookup === WHOLE_SCORE_FIELDS && typeof given === 'number') {
    const [row] = table.matching('Score', [Math.round(given)]);
    return row ? { value: row.Gsid ?? null } : { fault: 'a score from 0 to 100 is needed.' };
  }
  if (typeof given !== 'string') return { fault: 'a GSID or a name is needed.' };
  const byId = table.get(given);
  if (byId) return { value: given };
  const named = table
    .all()
    .filter((row) => row.Name === given || row.Email === given)
    .filter((row) => !field.configuration || row.Category === field.configuration);
  if (named.length > 1) return { fault: `several records of ${table.type.name} are called "${given}".` };
  const [row] = named;
  return row ? { value: row.Gsid ?? null } : { fault: `no record of ${table.type.name} is "${given}".` };
}
