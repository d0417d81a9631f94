const MINUTE = 60_000;

/** What a `Retry-After` header asks for, in milliseconds: a number of seconds or a date; otherwise undefined. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // Date.parse would take bare numbers such as "-5" for years; a date has letters.
  const time = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

/** How many calls a minute the tenant allows, where it says so. */
export function parseLimit(header: string | null): number | undefined {
  const limit = Number(/^\s*(\d+)/.exec(header ?? '')?.[1]);
  return limit > 0 ? limit : undefined;
}

/** Milliseconds to the next full minute, where the tenant's window of calls starts anew. */
export function untilNextMinute(now: number): number {
  return MINUTE - (now % MINUTE);
}
