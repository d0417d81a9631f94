import type { Clock } from '../../data/tenant';

/** When an answer was read, by the user's own clock: `2026-11-18 09:00 Europe/Berlin`. */
export function asOf(clock: Clock): string {
  const { timeZone } = clock;
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  return `${format.format(clock.now())} ${timeZone}`;
}
