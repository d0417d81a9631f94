/** What one field of a record holds: DATE as `yyyy-MM-dd`, DATETIME as ISO 8601 in UTC, picklists as item ids. */
export type Value = string | number | boolean | null | readonly string[];

/** A record, keyed by the field names of the catalogue. A missing key reads as null. */
export type Row = Record<string, Value>;

/** Any JSON object that came from outside. */
export type Json = Record<string, unknown>;

export function isJsonObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
