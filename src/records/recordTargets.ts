import type { Tenant } from '../data/tenant';
import { rowsOf } from '../host/menuRows';
import type { RecordDocument } from '../model/recordAddress';

/** The records that a command was run on: those of its rows, or what a page names. */
export function recordsOf(
  args: readonly unknown[],
  documentOf: (argument: unknown) => RecordDocument | undefined,
): readonly RecordDocument[] {
  const records = rowsOf(args).flatMap((row) => documentOf(row) ?? []);
  return [...new Map(records.map((record) => [`${record.kind} ${record.gsid}`, record])).values()];
}

/** The record with a name that people know it by, where one is known. */
export function withName(record: RecordDocument, { companies }: Pick<Tenant, 'companies'>): RecordDocument {
  const known = record.kind === 'company' ? companies.nameOf(record.gsid) : undefined;
  return { ...record, name: record.name || (known ?? '') };
}
