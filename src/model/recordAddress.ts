import { fileName } from '../base/plainText';
import { kindOfGsid, PAGE_KINDS, type PageKind } from './recordKind';

/** Records are read-only documents of this scheme: `gainsight://<host of the tenant>/<kind>/<GSID>/<name>.md`. */
export const RECORD_SCHEME = 'gainsight';

/** Records that can be read as a document. */
export const DOCUMENT_KINDS = [...PAGE_KINDS, 'task', 'person'] as const;

export type DocumentKind = PageKind | 'task' | 'person';

/** A record as its document is addressed. The name is for people: kind and id alone say which record it is. */
export interface RecordDocument {
  readonly kind: DocumentKind;
  readonly gsid: string;
  readonly name: string;
}

/** The parts of an address, as the editor's `Uri` has them: not encoded. */
export interface AddressParts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

const GSID = /^[A-Za-z0-9]{1,64}$/;
const END = '.md';

/** The document's address at the tenant on this host. */
export function addressOfRecord(record: RecordDocument, host: string): string {
  return `${RECORD_SCHEME}://${host}${pathOf(record)}`;
}

/** The way from the document of one record to that of another. */
export function wayToRecord(record: RecordDocument): string {
  return `../..${pathOf(record)}`;
}

/** Reads an address; undefined for one that no record has. It comes from outside, so anything may stand in it. */
export function recordAt({ scheme, path }: AddressParts): RecordDocument | undefined {
  const [start, kind, gsid = '', file = '', ...rest] = path.split('/');
  const known = DOCUMENT_KINDS.find((one) => one === kind);
  if (scheme !== RECORD_SCHEME || start !== '' || !known || rest.length > 0) return undefined;
  if (!GSID.test(gsid) || !file.endsWith(END)) return undefined;
  return { kind: known, gsid, name: fileName(file.slice(0, -END.length)) };
}

/** The folders that addresses of records run through; nothing is listed in them. */
export function isFolderOfRecords({ scheme, path }: AddressParts): boolean {
  const [start, kind, gsid, ...rest] = path.replace(/\/$/, '').split('/');
  if (scheme !== RECORD_SCHEME || start !== '' || rest.length > 0) return false;
  return (
    kind === undefined ||
    (DOCUMENT_KINDS.some((one) => one === kind) && (gsid === undefined || GSID.test(gsid)))
  );
}

/** The record that a row, a page or a link names; undefined for one that has no document. */
export function readRecord(kind: unknown, gsid: unknown, name?: unknown): RecordDocument | undefined {
  const known = DOCUMENT_KINDS.find(
    (one) => one === (typeof kind === 'string' ? (SAME_AS[kind] ?? kind) : ''),
  );
  if (!known || typeof gsid !== 'string' || !GSID.test(gsid)) return undefined;
  return { kind: known, gsid, name: typeof name === 'string' ? fileName(name) : '' };
}

/** The record with this id, where the id tells of what kind it is. */
export function recordOfGsid(gsid: string): RecordDocument | undefined {
  return readRecord(kindOfGsid(gsid), gsid);
}

/** Rows tell apart what is stored alike. */
const SAME_AS: Readonly<Record<string, DocumentKind>> = { objective: 'cta', contact: 'person' };

function pathOf({ kind, gsid, name }: RecordDocument): string {
  // What a Markdown link gives a meaning is encoded too.
  const file = encodeURIComponent(fileName(name) || kind).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `/${kind}/${gsid}/${file}${END}`;
}
