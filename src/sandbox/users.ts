import { success, type Reply } from './envelope';
import { bodyOf, findRecords, refusing, whole } from './objectQuery';
import type { Tenant } from './tenant';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/** Answers `POST /v1/users/services/list`, which counts pages from 0. */
export function listUsers(tenant: Tenant, body: unknown): Reply {
  return refusing(() => {
    const query = bodyOf(body);
    const limit = whole(query.limit, 'limit', DEFAULT_LIMIT, 1, MAX_LIMIT);
    const page = whole(query.page, 'page', 0, 0);
    const users = tenant.store.table('gsuser').type;
    return success({ records: findRecords(tenant, users, query, limit, page * limit) });
  });
}
