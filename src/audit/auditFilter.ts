import type { AuditRecord } from './auditRecord';
import type { AuditEvent, Door } from './entry';

/** What of the record is wanted; all that is given must fit. */
export interface AuditFilter {
  /** From this instant on. */
  readonly from?: Date | undefined;
  /** Up to this instant, itself left out. */
  readonly to?: Date | undefined;
  /** A record id: of lines that touched the record or named it. Of very many only the first are kept in a line. */
  readonly record?: string | undefined;
  /** Pseudonyms of one person: there is one for each key. */
  readonly people?: ReadonlySet<string> | undefined;
  readonly action?: string | undefined;
  readonly event?: AuditEvent | undefined;
  readonly effect?: 'read' | 'write' | undefined;
  /** One result, or with `failed` all but those that went well or are not over. */
  readonly result?: string | undefined;
  readonly door?: Door | undefined;
  readonly tenant?: string | undefined;
}

/** Results of what went well so far. */
export const WENT_WELL: ReadonlySet<string> = new Set(['ok', 'asked', 'accepted', 'started']);

/** A test for the filter, made once for many lines. */
export function matcher(filter: AuditFilter): (record: AuditRecord) => boolean {
  const { record: wanted, people, action, event, effect, result, door, tenant } = filter;
  const [from, to] = [filter.from?.toISOString(), filter.to?.toISOString()];
  return (one) =>
    (from === undefined || one.time >= from) &&
    (to === undefined || one.time < to) &&
    (event === undefined || one.event === event) &&
    (door === undefined || one.door === door) &&
    (effect === undefined || one.effect === effect) &&
    (action === undefined || one.action === action) &&
    (tenant === undefined || one.tenant === tenant) &&
    (result === undefined || (result === 'failed' ? !WENT_WELL.has(one.result) : one.result === result)) &&
    (people === undefined || (one.user !== undefined && people.has(one.user))) &&
    (wanted === undefined || names(one, wanted));
}

/** Whether any line of a file of this day can fit. */
export function mayHold({ from, to }: AuditFilter, day: string): boolean {
  if (from && day < from.toISOString().slice(0, 10)) return false;
  return !to || day <= to.toISOString().slice(0, 10);
}

function names({ records = [], input }: AuditRecord, id: string): boolean {
  return records.includes(id) || (input !== undefined && JSON.stringify(input).includes(id));
}
