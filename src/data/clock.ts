import { dayOf } from '../base/dates';
import type { Clock } from './tenant';

/** A clock that reads the time from `now` and shows it in `timeZone`, asked anew at each call. */
export function createClock(now: () => Date, timeZone: () => string): Clock {
  return {
    get timeZone() {
      return timeZone();
    },
    now,
    today: () => dayOf(now(), timeZone()),
  };
}
