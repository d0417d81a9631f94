import type { AuditEntry } from './entry';
import { maskedInput } from './maskedInput';
import type { Pseudonym } from './pseudonym';

/** The form of the lines; another number tells readers that it has changed. */
const FORM = 1;

/**
 * An entry as one line of JSON, without a line break. What happened, when, through which door and to which records
 * can be read from it; what people wrote and who they are cannot.
 */
export function auditLine(entry: AuditEntry, pseudonymOf: Pseudonym): string {
  const { time, event, door, tool, effect, tenant, user, input, vocabulary = [], durationMs } = entry;
  return JSON.stringify({
    form: FORM,
    time,
    event,
    door,
    tool: word(tool),
    effect,
    tenant,
    user: user === undefined ? undefined : pseudonymOf(user.toLowerCase()),
    input:
      input === undefined ? undefined : maskedInput(input, { vocabulary: new Set(vocabulary), pseudonymOf }),
    result: word(entry.result),
    durationMs,
    requestIds: entry.requestIds?.filter((id) => /^[\w-]{1,80}$/.test(id)),
  });
}

/** Names of tools and statuses are words of ours; anything else would be somebody's text. */
function word(text: string): string {
  return /^\w{1,80}$/.test(text) ? text : '(other)';
}
