import type { CalendarDay } from '../base/dates';

/** What the name of a file of the record says: the day of its lines and who wrote it. */
export interface AuditFileName {
  readonly name: string;
  readonly day: CalendarDay;
  readonly pid: number;
}

const NAME = /^audit-(\d{4}-\d{2}-\d{2})-(\d{1,10})-[0-9a-f]{8}\.jsonl$/;

export function auditFileName(day: CalendarDay, pid: number, run: string): string {
  return `audit-${day}-${pid}-${run}.jsonl`;
}

/** Undefined for a file that is none of the record's. */
export function parsedFileName(name: string): AuditFileName | undefined {
  const [, day, pid] = NAME.exec(name) ?? [];
  return day === undefined || pid === undefined ? undefined : { name, day, pid: Number(pid) };
}
