import type { AuditRecord } from '../audit/auditRecord';
import { type KindById, kindOfGsid } from '../model/recordKind';

/** A record of a line that has a page in Gainsight, at the tenant that the line is about. */
export interface TouchedRecord {
  readonly gsid: string;
  readonly kind: KindById;
  readonly tenant: string | undefined;
}

export function openable({ records = [], tenant }: AuditRecord): TouchedRecord[] {
  return records.flatMap((gsid) => {
    const kind = kindOfGsid(gsid);
    return kind ? [{ gsid, kind, tenant }] : [];
  });
}

/** The companies of a line. */
export function accountsOf({ records = [] }: AuditRecord): string[] {
  return records.filter((gsid) => kindOfGsid(gsid) === 'company');
}
