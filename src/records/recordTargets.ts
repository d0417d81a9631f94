import type { Tenant } from '../data/tenant';
import type { RecordDocument } from '../model/recordAddress';

/**
 * The records that a command was run on: the rows that are selected where the one of the menu is among them, else that
 * row; or what a page names.
 */
export function recordsOf(
  [argument, selected]: readonly unknown[],
  documentOf: (argument: unknown) => RecordDocument | undefined,
): readonly RecordDocument[] {
  const rows: readonly unknown[] =
    Array.isArray(selected) && selected.includes(argument) ? selected : [argument];
  const records = rows.flatMap((row) => documentOf(row) ?? []);
  return [...new Map(records.map((record) => [`${record.kind} ${record.gsid}`, record])).values()];
}

/** The record with a name that people know it by, where one is known. */
export function withName(record: RecordDocument, { companies }: Pick<Tenant, 'companies'>): RecordDocument {
  const known = record.kind === 'company' ? companies.nameOf(record.gsid) : undefined;
  return { ...record, name: record.name || (known ?? '') };
}
