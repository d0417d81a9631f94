import type { AuditRecord } from '../audit/auditRecord';

/** Records that have a page in Gainsight and can be told by their ids. */
export type OpenableKind = 'company' | 'relationship' | 'cta' | 'successPlan';

/** A record of a line, at the tenant that the line is about. */
export interface TouchedRecord {
  readonly gsid: string;
  readonly kind: OpenableKind;
  readonly tenant: string | undefined;
}

/** What ids of these records begin with; tenants do not publish it for others. */
const KINDS: Readonly<Record<string, OpenableKind>> = {
  '1P02': 'company',
  '1P05': 'relationship',
  '1S01': 'cta',
  '1S02': 'successPlan',
};

/** Undefined for ids of records that have no page, or of which nobody can tell. */
export function kindOf(gsid: string): OpenableKind | undefined {
  return KINDS[gsid.slice(0, 4)];
}

export function openable({ records = [], tenant }: AuditRecord): TouchedRecord[] {
  return records.flatMap((gsid) => {
    const kind = kindOf(gsid);
    return kind ? [{ gsid, kind, tenant }] : [];
  });
}

/** The companies of a line. */
export function accountsOf({ records = [] }: AuditRecord): string[] {
  return records.filter((gsid) => kindOf(gsid) === 'company');
}
