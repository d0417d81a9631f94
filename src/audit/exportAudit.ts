import type { AuditRecord } from './auditRecord';
import { csvRow } from '../base/csv';
import { ocsfEvent, type ProductFacts } from './ocsf';

/** The forms that the record can be given away in. */
export type ExportFormat = 'jsonLines' | 'csv' | 'ocsf';

/** Takes text as it comes; a promise holds the next back. */
export type Write = (text: string) => Promise<void> | void;

/** Text is handed on in pieces of about this length. */
const PIECE = 64 * 1024;

const COLUMNS: readonly (readonly [string, (record: AuditRecord) => string | number | undefined])[] = [
  ['time', ({ time }) => time],
  ['event', ({ event }) => event],
  ['door', ({ door }) => door],
  ['action', ({ action }) => action],
  ['effect', ({ effect }) => effect],
  ['tenant', ({ tenant }) => tenant],
  ['connection', ({ connection }) => connection],
  ['user', ({ user }) => user],
  ['result', ({ result }) => result],
  ['error code', ({ errorCode }) => errorCode],
  ['duration ms', ({ durationMs }) => durationMs],
  ['credential ms', ({ credentialMs }) => credentialMs],
  ['request ids', ({ requestIds }) => requestIds?.join(' ')],
  ['records', ({ records }) => records?.join(' ')],
  ['more records', ({ moreRecords }) => moreRecords],
  ['count', ({ count }) => count],
  ['input', ({ input }) => (input === undefined ? undefined : JSON.stringify(input))],
  ['file', ({ file }) => file],
  ['line', ({ seq }) => seq],
];

/** Writes the records out as they come, and says how many there were. Stops where writing fails. */
export async function exportAudit(
  records: AsyncIterable<AuditRecord>,
  format: ExportFormat,
  product: ProductFacts,
  write: Write,
): Promise<number> {
  let piece = format === 'csv' ? csvRow(COLUMNS.map(([name]) => name)) : '';
  let count = 0;
  for await (const record of records) {
    piece += written(record, format, product);
    count += 1;
    if (piece.length < PIECE) continue;
    await write(piece);
    piece = '';
  }
  if (piece !== '') await write(piece);
  return count;
}

function written(record: AuditRecord, format: ExportFormat, product: ProductFacts): string {
  if (format === 'csv') return csvRow(COLUMNS.map(([, cell]) => cell(record)));
  return `${JSON.stringify(format === 'ocsf' ? ocsfEvent(record, product) : record)}\n`;
}
