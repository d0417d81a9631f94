import type { AuditRecord } from './auditRecord';
import type { TenantEndpoint } from './ocsfTenant';

/** Identifiers that OCSF gives to the kinds of what can be searched for across events. */
const HOSTNAME = 1;
const IP_ADDRESS = 2;
const RESOURCE_UID = 10;
const USER_UID = 31;

/** What somebody would search for in events of many products, each with the place in this event where it stands. */
export function observablesOf(record: AuditRecord, tenant: TenantEndpoint | undefined) {
  const observables = [
    ...observable('actor.user.uid', USER_UID, record.user),
    ...observable('dst_endpoint.hostname', HOSTNAME, tenant?.hostname),
    ...observable('dst_endpoint.ip', IP_ADDRESS, tenant?.ip),
    ...(record.records ?? []).flatMap((uid, at) => observable(`resources[${at}].uid`, RESOURCE_UID, uid)),
  ];
  return observables.length === 0 ? undefined : observables;
}

function observable(name: string, kind: number, value: string | undefined) {
  return value === undefined ? [] : [{ name, type_id: kind, value }];
}
