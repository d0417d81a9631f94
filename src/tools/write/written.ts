import type { Tenant, WrittenRecord } from '../../data/tenant';
import { deepLink, type LinkKind } from '../../gainsight/deepLinks';
import type { ToolAnswer } from '../toolAnswer';

const LINKS: Readonly<Partial<Record<WrittenRecord['kind'], LinkKind>>> = {
  cta: 'cta',
  successPlan: 'successPlan',
  activity: 'activity',
};

/** The beginning of the answer to a write that was done: id and page of the record. */
export function written(
  tenant: Pick<Tenant, 'connection'>,
  kind: WrittenRecord['kind'],
  gsid: string,
): ToolAnswer {
  return { status: 'ok', gsid, link: pageOf(tenant, kind, gsid) };
}

/** The page of a record; the sandbox has none, and tasks are shown with their CTA. */
export function pageOf(
  { connection }: Pick<Tenant, 'connection'>,
  kind: WrittenRecord['kind'],
  gsid: string,
): string | undefined {
  const link = LINKS[kind];
  return link === undefined || connection.kind === 'sandbox'
    ? undefined
    : deepLink(connection.origin, link, gsid);
}
