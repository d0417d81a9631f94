import type { AuditRecord } from './auditRecord';
import { observablesOf } from './ocsfObservables';
import { tenantEndpoint } from './ocsfTenant';

/** The version of the Open Cybersecurity Schema Framework that events are written in. */
export const OCSF_VERSION = '1.7.0';

/** Who writes the events. */
export interface ProductFacts {
  readonly name: string;
  readonly vendor: string;
  readonly version: string;
}

const CATEGORY = 6;
const CLASS = 6003;
const ACTIVITIES = { 1: 'Create', 2: 'Read', 3: 'Update', 4: 'Delete', 99: 'Other' } as const;
const STATUSES = { 1: 'Success', 2: 'Failure', 99: 'Other' } as const;
const SEVERITIES = { 1: 'Informational', 2: 'Low', 3: 'Medium', 4: 'High' } as const;

/** A line of the record as an event of the class API Activity. Nothing is in it that the line does not say. */
export function ocsfEvent(record: AuditRecord, product: ProductFacts): Readonly<Record<string, unknown>> {
  const activity = activityOf(record);
  const status = statusOf(record);
  const severity = severityOf(record, status);
  const { time, durationMs, errorCode, result, event, action } = record;
  const tenant = record.tenant === undefined ? undefined : tenantEndpoint(record.tenant);
  return {
    category_uid: CATEGORY,
    category_name: 'Application Activity',
    class_uid: CLASS,
    class_name: 'API Activity',
    activity_id: activity,
    activity_name: activity === 99 ? event : ACTIVITIES[activity],
    type_uid: CLASS * 100 + activity,
    type_name: `API Activity: ${ACTIVITIES[activity]}`,
    severity_id: severity,
    severity: SEVERITIES[severity],
    status_id: status,
    status: status === 99 ? result : STATUSES[status],
    status_code: errorCode ?? result,
    status_detail: result,
    message: `${event} ${action}: ${result}`,
    time: Date.parse(time),
    timezone_offset: 0,
    // Clocks can be set back while a call is under way.
    duration: durationMs === undefined ? undefined : Math.max(0, Math.round(durationMs)),
    metadata: metadataOf(record, product),
    actor: { app_name: product.name, user: userOf(record) },
    api: apiOf(record),
    src_endpoint: { name: product.name, svc_name: record.door },
    dst_endpoint: tenant,
    resources: record.records?.map((uid) => ({ uid, type: 'Gainsight record', role_id: 1, role: 'Target' })),
    observables: observablesOf(record, tenant),
    unmapped: unmappedOf(record),
  };
}

type Activity = keyof typeof ACTIVITIES;
type Status = keyof typeof STATUSES;
type Severity = keyof typeof SEVERITIES;

function activityOf({ event, effect, action }: AuditRecord): Activity {
  if (event !== 'call' && event !== 'confirmation' && event !== 'refusal') return 99;
  if (effect === 'read') return 2;
  if (action.endsWith('_create')) return 1;
  if (action.endsWith('_delete')) return 4;
  return action.endsWith('_update') ? 3 : 99;
}

function statusOf({ event, result }: AuditRecord): Status {
  if (event === 'accessLost' || event === 'refusal') return 2;
  if (result === 'ok' || result === 'accepted') return 1;
  return OPEN.has(result) ? 99 : 2;
}

/** Neither went well nor failed. */
const OPEN: ReadonlySet<string> = new Set([
  'asked',
  'started',
  'lapsed',
  'cancelled',
  'declined',
  'several',
  'uncertain',
  'revocationNotOffered',
]);

function severityOf({ event, result }: AuditRecord, status: Status): Severity {
  if (event === 'logVerify' && result === 'tampered') return 4;
  if (event === 'accessLost') return 3;
  return status === 2 ? 2 : 1;
}

function metadataOf({ file, seq, event, tenant, time }: AuditRecord, product: ProductFacts) {
  return {
    version: OCSF_VERSION,
    product: { name: product.name, vendor_name: product.vendor, version: product.version },
    log_name: 'audit',
    uid: `${file}:${seq}`,
    sequence: seq,
    event_code: event,
    original_time: time,
    tenant_uid: tenant,
  };
}

/** People are pseudonyms here too; a line from before anybody signed in is nobody's. */
function userOf({ user }: AuditRecord) {
  return user === undefined ? undefined : { uid: user, type_id: 1, type: 'User' };
}

function apiOf({ action, requestIds: [request] = [], errorCode }: AuditRecord) {
  return {
    operation: action,
    service: { name: 'Gainsight' },
    request: request === undefined ? undefined : { uid: request },
    response: errorCode === undefined ? undefined : { error: errorCode },
  };
}

/** What the class has no attribute for. */
function unmappedOf({
  effect,
  connection,
  input,
  credentialMs,
  moreRecords,
  requestIds,
  count,
}: AuditRecord) {
  return {
    ...{ effect, connection, input, count },
    credential_ms: credentialMs,
    more_records: moreRecords,
    request_ids: requestIds,
  };
}
