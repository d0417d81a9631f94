import type { FieldInfo } from './metadata';

const MOST_FIELDS = 25;
const HOUSEKEEPING = /^(?:Created|Modified|LastModified)|^(?:Id|ExternalId)$/i;
/** Lookups to these cannot be followed to a name of their own. */
const NAMELESS = new Set(['company_person', 'relationship_person']);

/**
 * The fields to read of an object of which nothing is known: what can be seen and is no JSON; lookups as the name
 * of the record that they lead to, and what matters least (housekeeping, long text) last and left out first.
 */
export function usualFields(fields: readonly FieldInfo[], max = MOST_FIELDS): string[] {
  const seen = fields.filter(({ hidden, dataType }) => !hidden && !/JSON|IMAGE/i.test(dataType));
  // Where a record has a date of its own, nobody asks when the row was made.
  const dated = seen.some(({ name, dataType }) => dataType.startsWith('DATE') && !HOUSEKEEPING.test(name));
  const readable = dated ? seen.filter(({ name }) => !HOUSEKEEPING.test(name)) : seen;
  const ranked = readable
    .map((field, index) => ({ field, rank: rankOf(field) * fields.length + index }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ field }) => pathOf(field));
  return [...new Set(ranked)].slice(0, max);
}

/** What a field is read as: a lookup as the name of the record that it leads to. */
export function pathOf({ name, lookup, options }: FieldInfo): string {
  if (!lookup?.object || options.length > 0 || NAMELESS.has(lookup.object.toLowerCase())) return name;
  return `${lookup.path}.Name`;
}

function rankOf({ name, dataType }: FieldInfo): number {
  if (/^(?:Gsid|Name)$/i.test(name)) return 0;
  if (HOUSEKEEPING.test(name)) return 3;
  return dataType === 'RICHTEXTAREA' || dataType === 'SFDCID' ? 2 : 1;
}
