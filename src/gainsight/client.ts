import type { ObjectDescription, ObjectInfo } from '../model/metadata';
import { pathId, pathObject } from './address';
import { type CockpitQuery, cockpitQueryBody } from './cockpitQuery';
import { type CockpitPicklistItem, toDescription, toObjects, toPicklistItems } from './describe';
import { GainsightError, isGainsightError } from './errors';
import { allOf, MAX_PAGE, type ObjectQuery, objectQueryBody, type Row } from './objectQuery';
import { MissingFields } from './missingFields';
import { taskSelect } from './records/task';
import { isRow, orNothing, rowsOf } from './replyRows';
import type { Call } from './call';
import type { SendOptions, Transport } from './transport';

export type { CockpitPicklistItem } from './describe';

export interface QueryAllOptions extends SendOptions {
  readonly maxRows: number;
  /** Rows asked for at once; the largest page by default. */
  readonly pageSize?: number | undefined;
}

export interface TaskListParams {
  readonly page?: number | undefined;
  readonly size?: number | undefined;
  /** Fields beyond the default ones. */
  readonly includes?: readonly string[] | undefined;
}

export interface DescribeParams {
  readonly children?: boolean | undefined;
  readonly childLevel?: number | undefined;
  /** Default true: fields come with their options. */
  readonly picklists?: boolean | undefined;
  readonly hidden?: boolean | undefined;
}

/** The reads of a tenant's REST API. "Nothing found", in each of its three forms, is an empty list. */
export class GainsightClient {
  readonly #transport: Pick<Transport, 'send'>;
  /** Routes do not come and go: what is not there is not asked for at each CTA. */
  #hasTaskList = true;
  /** Here, so that all who read through this client know it, and Refresh forgets it for all of them. */
  readonly missingFields: MissingFields;

  constructor(transport: Pick<Transport, 'send'>, now: () => number = Date.now) {
    this.#transport = transport;
    this.missingFields = new MissingFields(now);
  }

  /** One page of an object's rows. */
  async queryObjects(query: ObjectQuery, options?: SendOptions): Promise<Row[]> {
    const path = `/v1/data/objects/query/${pathObject(query.object)}`;
    return this.#rows({ method: 'POST', path, body: objectQueryBody(query) }, options);
  }

  /**
   * Page after page, up to `maxRows`; `complete` tells whether there were no more. One row beyond `maxRows`
   * is asked for to know that, so an exact fit counts as complete. Give `orderBy`, or pages may overlap.
   */
  async queryAll(query: ObjectQuery, options: QueryAllOptions): Promise<{ rows: Row[]; complete: boolean }> {
    const { maxRows, pageSize = MAX_PAGE, ...send } = options;
    const start = query.offset ?? 0;
    const rows: Row[] = [];
    while (rows.length <= maxRows) {
      const limit = Math.min(pageSize, maxRows + 1 - rows.length);
      const page = await this.queryObjects({ ...query, limit, offset: start + rows.length }, send);
      rows.push(...page);
      if (page.length < limit) return { rows, complete: true };
    }
    return { rows: rows.slice(0, maxRows), complete: false };
  }

  async listCtas(query: CockpitQuery, options?: SendOptions): Promise<Row[]> {
    return this.#rows(
      { method: 'POST', path: '/v2/cockpit/cta/list', body: cockpitQueryBody(query) },
      options,
    );
  }

  async listSuccessPlans(query: Omit<CockpitQuery, 'linkedObject'>, options?: SendOptions): Promise<Row[]> {
    const body = cockpitQueryBody(query);
    return this.#rows({ method: 'POST', path: '/v2/successPlan/list/', body }, options);
  }

  /** The tasks of one CTA; from the object where the tenant does not offer the list, which only others describe. */
  async listTasks(ctaGsid: string, params: TaskListParams = {}, options?: SendOptions): Promise<Row[]> {
    const { page = 1, size = 1000, includes = [] } = params;
    const path = `/v2/cockpit/task/list/${pathId(ctaGsid)}`;
    const extra = includes.length > 0 ? { includes: includes.join(',') } : {};
    const query = { pn: String(page), ps: String(size), ...extra };
    if (this.#hasTaskList)
      try {
        return await this.#rows({ method: 'GET', path, query }, options);
      } catch (error) {
        if (!isGainsightError(error) || error.code !== 'GS_APIG_1000') throw error;
      }
    const select = [...new Set([...taskSelect, 'Description', ...includes])];
    const where = allOf({ name: 'CtaId', operator: 'EQ', value: [ctaGsid] });
    const orderBy = { DueDate: 'asc' as const };
    const rows = { object: 'cs_task', select, where, orderBy, limit: size, offset: (page - 1) * size };
    const tasks = await this.queryObjects(rows, options);
    this.#hasTaskList = false;
    return tasks;
  }

  /** The objects of the tenant's data model. `po` = parent object, `em` = without mapping objects. */
  async listObjects(
    params: { po?: string; em?: boolean } = {},
    options?: SendOptions,
  ): Promise<ObjectInfo[]> {
    const { po, em } = params;
    const query = { ...(po === undefined ? {} : { po }), ...(em === undefined ? {} : { em: String(em) }) };
    return toObjects(
      await this.#rows({ method: 'GET', path: '/v1/meta/services/objects/list', query }, options),
    );
  }

  /** An object with its fields. */
  async describeObject(
    name: string,
    params: DescribeParams = {},
    options?: SendOptions,
  ): Promise<ObjectDescription> {
    const { children = false, childLevel = 0, picklists = true, hidden = false } = params;
    const path = `/v1/meta/services/objects/${pathObject(name)}/describe`;
    const query = {
      ic: String(children),
      cl: String(childLevel),
      idd: String(picklists),
      ihc: String(hidden),
    };
    const { data, requestId } = await this.#transport.send({ method: 'GET', path, query }, options);
    const list: unknown[] = Array.isArray(data) ? data : [data];
    const objects = list.map(toDescription).filter((object) => object !== undefined);
    // Looked-up objects may come along; the one that was asked for need not be the first.
    const wanted = objects.find((object) => object.name.toLowerCase() === name.toLowerCase()) ?? objects[0];
    if (wanted) return wanted;
    const sentence = `Gainsight gave no description of ${name}. Check the name of the object.`;
    throw new GainsightError({ kind: 'notFound', sentence, requestId });
  }

  /** The choices of CTA statuses, types and the like, by category (`CTA_STATUS`, `CTA_TYPE` …). */
  async cockpitPicklists(
    categories: readonly string[],
    entityType = 'COMPANY',
    options?: SendOptions,
  ): Promise<Record<string, CockpitPicklistItem[]>> {
    return this.#picklists('/v2/cockpit/admin/picklist/lite', categories, entityType, options);
  }

  /** The same for success plans (`SUCCESS_PLAN_TYPE` …). */
  async planPicklists(
    categories: readonly string[],
    entityType = 'COMPANY',
    options?: SendOptions,
  ): Promise<Record<string, CockpitPicklistItem[]>> {
    return this.#picklists('/v2/successPlan/admin/picklist/lite', categories, entityType, options);
  }

  /** Resolves when the tenant answers with this credential, even if it has no company yet. */
  async checkConnection(options?: SendOptions): Promise<void> {
    await this.queryObjects({ object: 'Company', select: ['Gsid', 'Name'], limit: 1 }, options);
  }

  async #picklists(
    path: string,
    categories: readonly string[],
    entityType: string,
    options?: SendOptions,
  ): Promise<Record<string, CockpitPicklistItem[]>> {
    const query = { category: categories.join(','), et: entityType };
    const { data } = await this.#transport.send({ method: 'GET', path, query }, options);
    const byCategory = isRow(data) ? data : {};
    return Object.fromEntries(categories.map((name) => [name, toPicklistItems(byCategory[name])]));
  }

  #rows(call: Call, options?: SendOptions): Promise<Row[]> {
    return orNothing(this.#transport.send(call, options).then(rowsOf));
  }
}
