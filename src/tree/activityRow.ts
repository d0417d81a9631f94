import { l10n } from 'vscode';
import type { Activity } from '../model/activity';
import { joined, personName, spoken, type Phrases } from './phrases';
import type { Row } from './row';

const ICONS: readonly (readonly [RegExp, string])[] = [
  [/mail/i, 'mail'],
  [/call|phone/i, 'call-outgoing'],
  [/meet|visit|ebr|qbr|review/i, 'calendar'],
];

/** A Timeline entry. */
export function activityRow(activity: Activity, phrases: Phrases): Row {
  const day = phrases.dayOfInstant(activity.at);
  const author = personName(activity.author);
  const label = activity.subject || activity.type || l10n.t('Activity');
  return {
    key: `activity:${activity.gsid}`,
    kind: 'activity',
    label,
    description: joined(day, activity.type, author),
    spoken: spoken(l10n.t('Timeline activity {0}', label), activity.type, day, author),
    icon: ICONS.find(([pattern]) => pattern.test(activity.type ?? ''))?.[1] ?? 'note',
    record: { kind: 'activity', gsid: activity.gsid },
    facts: () => [
      [l10n.t('Activity'), label],
      [l10n.t('Type'), activity.type],
      [l10n.t('Date'), day],
      [l10n.t('Author'), author],
      [l10n.t('Duration'), minutes(activity.durationMinutes)],
      ['', activity.notes],
    ],
  };
}

function minutes(count: number | undefined): string | undefined {
  return count === undefined ? undefined : l10n.t('{0} min', count);
}
