import { ctaList, planList, taskList, tasksOfCta } from './cockpitLists';
import { cockpitQuery, deletedQuery, type CockpitList } from './cockpitQuery';
import { gatewayFailure, type Reply } from './envelope';
import { configuration, describeMany, describeOne, dropdown, listObjects, listObjectsLite } from './metadata';
import { objectQuery } from './objectQuery';
import type { Call, Route } from './route';
import type { Tenant } from './tenant';
import { listUsers } from './users';
import { WRITE_ROUTES } from './write/writeRoutes';

const list =
  (what: CockpitList): Route['answer'] =>
  (tenant, { body }) =>
    cockpitQuery(tenant, what, body);

const deletedOf =
  (what: CockpitList): Route['answer'] =>
  (tenant, { body }) =>
    deletedQuery(tenant, what, body);

const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/data\/objects\/query\/([^/]+)$/,
    answer: (tenant, { body }, object) => objectQuery(tenant, object, body),
  },
  { method: 'POST', path: /^\/v2\/cockpit\/cta\/list\/?$/, answer: list(ctaList) },
  { method: 'POST', path: /^\/v2\/cockpit\/task\/list\/?$/, answer: list(taskList) },
  { method: 'POST', path: /^\/v2\/successPlan\/list\/?$/, answer: list(planList) },
  { method: 'POST', path: /^\/v2\/cockpit\/cta\/deleted\/list\/?$/, answer: deletedOf(ctaList) },
  { method: 'POST', path: /^\/v2\/successPlan\/deleted\/list\/?$/, answer: deletedOf(planList) },
  {
    method: 'GET',
    path: /^\/v2\/cockpit\/task\/list\/([^/]+)\/?$/,
    answer: (tenant, { query }, cta) => tasksOfCta(tenant, cta, query),
  },
  {
    method: 'GET',
    path: /^\/v2\/(?:cockpit|successPlan)\/admin\/picklist\/lite\/?$/,
    answer: (tenant, { query }) => configuration(tenant, query),
  },
  {
    method: 'GET',
    path: /^\/v1\/meta\/services\/objects\/list$/,
    answer: (tenant, { query }) => listObjects(tenant, query),
  },
  {
    method: 'POST',
    path: /^\/v1\/meta\/services\/objects$/,
    answer: (tenant, { body }) => listObjectsLite(tenant, body),
  },
  {
    method: 'GET',
    path: /^\/v1\/meta\/services\/objects\/([^/]+)\/describe$/,
    answer: (tenant, { query }, object) => describeOne(tenant, object, query),
  },
  {
    method: 'POST',
    path: /^\/v1\/meta\/services\/objects\/describe$/,
    answer: (tenant, { body }) => describeMany(tenant, body),
  },
  {
    method: 'GET',
    path: /^\/v1\/meta\/services\/dropdowns\/([^/]+)$/,
    answer: (tenant, _call, category) => dropdown(tenant, category),
  },
  {
    method: 'POST',
    path: /^\/v1\/users\/services\/list$/,
    answer: (tenant, { body }) => listUsers(tenant, body),
  },
  ...WRITE_ROUTES,
];

/** Finds who answers a call; a path that nobody serves is the gateway's 404. */
export function route(tenant: Tenant, call: Call): Reply {
  for (const { method, path, answer } of ROUTES) {
    const match = method === call.method ? path.exec(call.path) : null;
    if (!match) continue;
    const variable = decoded(match[1] ?? '');
    if (variable !== undefined) return answer(tenant, call, variable);
  }
  return gatewayFailure(404, 'GS_APIG_1000', 'Route does not exist');
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
