import type { AuditDetail, AuditEntry } from './entry';
import { maskedInput } from './maskedInput';
import type { Pseudonym } from './pseudonym';
import { isRecordId } from './recordId';

/** How an entry becomes a line. */
export interface LineRules {
  readonly pseudonymOf: Pseudonym;
  readonly detail: AuditDetail;
}

const MOST_RECORDS = 50;
const MOST_REQUESTS = 50;
const REQUEST_ID = /^[\w-]{1,80}$/;
/** `GSOBJ_1023` as the API has them, `invalid_grant` as OAuth has them, or a word of ours. */
const CODE =
  /^(?:[A-Z][A-Z0-9]{0,24}(?:_[A-Z0-9]{1,24}){1,4}|[a-z]{2,20}(?:_[a-z]{2,20}){1,4}|[a-z][a-zA-Z]{2,19})$/;
const HOST = /^[a-z0-9][a-z0-9.-]{0,252}(?::\d{1,5})?$/;

/**
 * An entry as the members of its line. What happened, when, through which door and to which records can be read from
 * it; what people wrote and who they are cannot.
 */
export function auditLine(entry: AuditEntry, { pseudonymOf, detail }: LineRules): Record<string, unknown> {
  const { time, event, door, effect, tenant, connection, user, records = [] } = entry;
  const ids = [...new Set(records)].filter(isRecordId);
  return {
    time,
    event,
    door,
    action: word(entry.action),
    effect,
    tenant: tenant === undefined || HOST.test(tenant) ? tenant : OTHER,
    connection,
    user: user === undefined || user === '' ? undefined : pseudonymOf(user),
    input: detail === 'masked' ? inputOf(entry, pseudonymOf) : undefined,
    records: ids.length > 0 ? ids.slice(0, MOST_RECORDS) : undefined,
    moreRecords: ids.length > MOST_RECORDS ? ids.length - MOST_RECORDS : undefined,
    result: word(entry.result),
    errorCode: entry.errorCode === undefined || CODE.test(entry.errorCode) ? entry.errorCode : OTHER,
    durationMs: entry.durationMs,
    credentialMs: entry.credentialMs,
    requestIds: entry.requestIds?.filter((id) => REQUEST_ID.test(id)).slice(0, MOST_REQUESTS),
    count: entry.count,
  };
}

const OTHER = '(other)';

function inputOf({ input, vocabulary = [], result }: AuditEntry, pseudonymOf: Pseudonym): unknown {
  if (input === undefined) return undefined;
  // Only what the tenant has answered is known to name fields; until then a name can be anything somebody wrote.
  return maskedInput(input, { vocabulary: new Set(vocabulary), pseudonymOf, fieldsAreReal: result === 'ok' });
}

/** Names of tools, commands, statuses and codes are words of ours or the API's; others would be somebody's text. */
function word(text: string): string {
  return /^\w[\w.]{0,79}$/.test(text) ? text : OTHER;
}
