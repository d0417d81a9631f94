import { l10n } from 'vscode';
import { clip } from '../base/plainText';
import type { Activity } from '../model/activity';
import type { TimelineEntry, TimelineView } from '../shared/accountMessages';
import { personName } from '../tree/phrases';
import type { ViewContext } from './viewContext';

/** What a feed shows of one entry; the whole of it is in its document. */
const LONGEST_NOTES = 1500;

/** Timeline entries, newest first. Notes are plain text already. */
export function timelineView(
  activities: readonly Activity[],
  more: boolean,
  context: ViewContext,
  moreProblem?: string,
): TimelineView {
  return {
    entries: activities.map((activity) => entryOf(activity, context)),
    ...{ more, moreProblem },
    actions: context.offered('logActivity'),
  };
}

function entryOf(activity: Activity, { phrases, offered }: ViewContext): TimelineEntry {
  return {
    record: { kind: 'activity', gsid: activity.gsid },
    type: activity.type ?? l10n.t('Other'),
    when: activity.at ? phrases.moment(activity.at) : '',
    author: personName(activity.author) ?? '',
    subject: activity.subject,
    notes: clip(activity.notes ?? '', LONGEST_NOTES),
    actions: offered('open', 'editActivity'),
  };
}
