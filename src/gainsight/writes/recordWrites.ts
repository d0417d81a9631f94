import type { Call } from '../call';
import type { SendOptions, Transport } from '../transport';
import {
  type ActivityChange,
  activityChangeBody,
  type NewActivity,
  newActivityBody,
} from './activityRecords';
import {
  type CockpitBody,
  ctaBody,
  type CtaRecord,
  planBody,
  type PlanRecord,
  taskBody,
  type TaskRecord,
} from './cockpitRecords';
import { type Written, writtenRecord } from './writeResult';

const CTA = '/v2/cockpit/cta/';
const TASK = '/v2/cockpit/task/';
const PLAN = '/v2/successPlan/';
const ACTIVITY = '/v1/ant/es/activity';

/**
 * The writes of a tenant's REST API, one record a call, one call a method. A refusal of the record rejects as
 * `rejected` with the tenant's code and words; an answer that got lost, or that tells nothing, as `uncertain`.
 */
export class RecordWrites {
  readonly #transport: Pick<Transport, 'send'>;

  constructor(transport: Pick<Transport, 'send'>) {
    this.#transport = transport;
  }

  createCta(cta: CtaRecord, options?: SendOptions): Promise<Written> {
    return this.#cockpit('POST', CTA, ctaBody(cta), cta.referenceId, options);
  }

  updateCta(gsid: string, cta: CtaRecord, options?: SendOptions): Promise<Written> {
    return this.#cockpit('PUT', CTA, ctaBody(cta, gsid), cta.referenceId, options);
  }

  createTask(task: TaskRecord, options?: SendOptions): Promise<Written> {
    return this.#cockpit('POST', TASK, taskBody(task), task.referenceId, options);
  }

  updateTask(gsid: string, task: TaskRecord, options?: SendOptions): Promise<Written> {
    return this.#cockpit('PUT', TASK, taskBody(task, gsid), task.referenceId, options);
  }

  createSuccessPlan(plan: PlanRecord, options?: SendOptions): Promise<Written> {
    return this.#cockpit('POST', PLAN, planBody(plan), plan.referenceId, options);
  }

  updateSuccessPlan(gsid: string, plan: PlanRecord, options?: SendOptions): Promise<Written> {
    return this.#cockpit('PUT', PLAN, planBody(plan, gsid), plan.referenceId, options);
  }

  createActivity(activity: NewActivity, options?: SendOptions): Promise<Written> {
    const call: Call = { method: 'POST', path: ACTIVITY, body: newActivityBody(activity) };
    return this.#write(call, [activity.externalId], options);
  }

  updateActivity(change: ActivityChange, options?: SendOptions): Promise<Written> {
    const query = { identifier: 'gsid' };
    const call: Call = { method: 'PUT', path: ACTIVITY, query, body: activityChangeBody(change) };
    return this.#write(call, [change.gsid], options);
  }

  #cockpit(
    method: 'POST' | 'PUT',
    path: string,
    body: CockpitBody,
    referenceId: string,
    options?: SendOptions,
  ): Promise<Written> {
    return this.#write({ method, path, body }, [referenceId], options);
  }

  async #write(call: Call, keys: readonly string[], options?: SendOptions): Promise<Written> {
    return writtenRecord(await this.#transport.send(call, options), keys);
  }
}
