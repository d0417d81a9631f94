/** As long as the tenant's data model is kept: a field can be added to it. */
const LIFETIME_MS = 30 * 60_000;

interface Lack {
  readonly fields: Set<string>;
  readonly until: number;
}

/** By client, and by the list or object that was read. */
const lacks = new WeakMap<object, Map<string, Lack>>();

/** The fields without those that this client's tenant has lately called unknown where it was asked for `source`. */
export function withoutMissing(client: object, source: string, select: readonly string[]): readonly string[] {
  const lack = lackOf(client, source);
  return lack ? select.filter((field) => !lack.fields.has(field)) : select;
}

/** A reading of `source` has an answer without these fields alone. */
export function noteMissing(client: object, source: string, fields: readonly string[]): void {
  const bySource = lacks.get(client) ?? new Map<string, Lack>();
  const lack = lackOf(client, source) ?? { fields: new Set(), until: Date.now() + LIFETIME_MS };
  for (const field of fields) lack.fields.add(field);
  lacks.set(client, bySource.set(source, lack));
}

/** Every field is asked for again. */
export function forgetMissing(client: object): void {
  lacks.delete(client);
}

function lackOf(client: object, source: string): Lack | undefined {
  const lack = lacks.get(client)?.get(source);
  return lack && lack.until > Date.now() ? lack : undefined;
}
