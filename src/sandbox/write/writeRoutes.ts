import type { Route } from '../route';
import { cockpitWrite, type RecordWriter } from './cockpitWrites';
import { createCta, updateCta } from './ctaWrites';
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
  { method: 'POST', path: /^\/v2\/cockpit\/cta\/?$/, answer: create(createCta) },
  { method: 'PUT', path: /^\/v2\/cockpit\/cta\/?$/, answer: update(updateCta) },
  { method: 'POST', path: /^\/v2\/cockpit\/task\/?$/, answer: create(createTask) },
  { method: 'PUT', path: /^\/v2\/cockpit\/task\/?$/, answer: update(updateTask) },
];
