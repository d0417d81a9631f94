import type { Route } from '../route';
import { cockpitWrite, type RecordWriter } from './cockpitWrites';
import { createCta, updateCta } from './ctaWrites';
import { deleteRecord } from './objectDelete';
import { insertRecords, updateRecords } from './objectWrites';
import { createPlan, createPlanWithObjectives, updatePlan } from './planWrites';
import { createActivities, updateActivities } from './timelineWrites';
import { createTask, updateTask } from './taskWrites';

const create =
  (write: RecordWriter): Route['answer'] =>
  (tenant, { body }) =>
    cockpitWrite(tenant, body, 'create', write);

const update =
  (write: RecordWriter): Route['answer'] =>
  (tenant, { body }) =>
    cockpitWrite(tenant, body, 'update', write);

/** Every call that changes records. */
export const WRITE_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/data\/objects\/([^/]+)$/,
    answer: (tenant, { body }, object) => insertRecords(tenant, object, body),
  },
  {
    method: 'PUT',
    path: /^\/v1\/data\/objects\/([^/]+)$/,
    answer: (tenant, { body, query }, object) => updateRecords(tenant, object, body, query.get('keys')),
  },
  {
    method: 'DELETE',
    path: /^\/v1\/data\/objects\/([^/]+\/[^/]+)$/,
    answer: (tenant, _call, variable) => deleteRecord(tenant, variable),
  },
  { method: 'POST', path: /^\/v2\/cockpit\/cta\/?$/, answer: create(createCta) },
  { method: 'PUT', path: /^\/v2\/cockpit\/cta\/?$/, answer: update(updateCta) },
  { method: 'POST', path: /^\/v2\/cockpit\/task\/?$/, answer: create(createTask) },
  { method: 'PUT', path: /^\/v2\/cockpit\/task\/?$/, answer: update(updateTask) },
  {
    method: 'POST',
    path: /^\/v2\/successPlan\/?$/,
    answer: (tenant, { body, query }) => {
      const nested = query.get('withObjectives') === 'true';
      return cockpitWrite(tenant, body, 'create', nested ? createPlanWithObjectives : createPlan);
    },
  },
  { method: 'PUT', path: /^\/v2\/successPlan\/?$/, answer: update(updatePlan) },
  {
    method: 'POST',
    path: /^\/v1\/ant\/es\/activity$/,
    answer: (tenant, { body }) => createActivities(tenant, body),
  },
  {
    method: 'PUT',
    path: /^\/v1\/ant\/es\/activity$/,
    answer: (tenant, { body, query }) => updateActivities(tenant, body, query.get('identifier')),
  },
];

/** Whether a call would change records. */
export function isWrite(calledMethod: string, calledPath: string): boolean {
  return WRITE_ROUTES.some(({ method, path }) => method === calledMethod && path.test(calledPath));
}
