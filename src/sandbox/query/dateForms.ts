const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const SPACED = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;
const AMERICAN = /^(\d{2})-(\d{2})-(\d{4})$/;
const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})$/;

/**
 * The instant of a date in any form that filters may use: `yyyy-MM-dd`, `MM-dd-yyyy`,
 * `yyyy-MM-dd HH:mm:ss` and ISO 8601 with an offset. Without a zone UTC is meant.
 */
export function parseInstant(text: string): number | undefined {
  const american = AMERICAN.exec(text);
  if (american) return midnight(`${american[3] ?? ''}-${american[1] ?? ''}-${american[2] ?? ''}`);
  if (DAY.test(text)) return midnight(text);
  const spaced = SPACED.exec(text);
  if (spaced) return combine(spaced[1], spaced[2], 'Z');
  const iso = ISO.exec(text);
  return iso ? combine(iso[1], iso[2], withColon(iso[3] ?? 'Z')) : undefined;
}

/** The calendar day of a date in one of those forms, as `yyyy-MM-dd`. */
export function parseDay(text: string): string | undefined {
  const instant = parseInstant(text);
  return instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 10);
}

function midnight(day: string): number | undefined {
  const instant = Date.parse(`${day}T00:00:00Z`);
  // Date.parse rolls 30 February over to March; such a day does not exist.
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day) return undefined;
  return instant;
}

function combine(day = '', time = '', offset = ''): number | undefined {
  if (midnight(day) === undefined) return undefined;
  const instant = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(instant) ? undefined : instant;
}

function withColon(offset: string): string {
  return offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
}
