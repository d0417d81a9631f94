import { dayOf } from '../../base/dates';
import type { FoundActivity } from '../../data/activitySearch';
import type { Untrusted } from '../untrusted';
import { type Detail, wording } from './detail';

/** A Timeline entry on one line; `detailed` gives its notes in full instead of their gist. */
export function activityRow(
  activity: FoundActivity,
  timeZone: string,
  untrusted: Untrusted,
  detail: Detail,
): object {
  const { at, type, subject, author, durationMinutes, guests, notes, gsid } = activity;
  return {
    date: at && dayOf(at, timeZone),
    type,
    subject: untrusted.gist(subject),
    by: author?.name ?? author?.email,
    minutes: durationMinutes,
    guests,
    [detail === 'concise' ? 'gist' : 'notes']: wording(notes, detail, untrusted),
    gsid,
  };
}

/** Entries of one day that say the same, by their ids; undefined when there are none. */
export function alike(activities: readonly FoundActivity[], timeZone: string): readonly object[] | undefined {
  const groups = new Map<string, FoundActivity[]>();
  for (const activity of activities) {
    const { at, type, subject, notes } = activity;
    const key = JSON.stringify([at && dayOf(at, timeZone), type, subject, notes]);
    const known = groups.get(key);
    if (known) known.push(activity);
    else groups.set(key, [activity]);
  }
  const doubles = [...groups.values()].filter(({ length }) => length > 1);
  if (doubles.length === 0) return undefined;
  return doubles.map((group) => ({
    date: group[0]?.at && dayOf(group[0].at, timeZone),
    gsids: group.map(({ gsid }) => gsid),
  }));
}
