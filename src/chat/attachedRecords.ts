import * as vscode from 'vscode';
import { hostOf } from '../data/tenantInUse';
import type { Tenant } from '../data/tenant';
import { RECORD_SCHEME, recordAt, type RecordDocument } from '../model/recordAddress';

/** The records that a request brings along as documents. */
export interface AttachedRecords {
  /** Those of the tenant in use, each once. */
  readonly records: readonly RecordDocument[];
  /** How many are of tenants that cannot be asked now. */
  readonly elsewhere: number;
}

export const NOTHING_ATTACHED: AttachedRecords = { records: [], elsewhere: 0 };

/** Reads which records the user means by what is attached: an address tells kind and id, whatever the text says. */
export function attachedTo(
  { references }: Pick<vscode.ChatRequest, 'references'>,
  tenant: Pick<Tenant, 'connection' | 'companies'>,
): AttachedRecords {
  const found = references.flatMap(({ value }) => uriIn(value) ?? []).filter((uri) => recordAt(uri));
  const here = found.filter(({ authority }) => authority === hostOf(tenant));
  const records = here.flatMap((uri) => recordAt(uri) ?? []);
  const named = records.map((record) => ({ ...record, name: nameOf(record, tenant) }));
  return {
    records: [...new Map(named.map((record) => [record.gsid, record])).values()],
    elsewhere: found.length - here.length,
  };
}

/** The only company among them. */
export function companyIn({ records }: AttachedRecords): RecordDocument | undefined {
  const [company, ...others] = records.filter(({ kind }) => kind === 'company');
  return others.length === 0 ? company : undefined;
}

/** A document as a whole, or a part of it that was selected. */
function uriIn(value: unknown): vscode.Uri | undefined {
  const uri = value instanceof vscode.Location ? value.uri : value;
  return uri instanceof vscode.Uri && uri.scheme === RECORD_SCHEME ? uri : undefined;
}

/** As the tenant calls it, where that is known: an address may be old. */
function nameOf({ kind, gsid, name }: RecordDocument, { companies }: Pick<Tenant, 'companies'>): string {
  return (kind === 'company' ? companies.nameOf(gsid) : undefined) ?? name;
}
