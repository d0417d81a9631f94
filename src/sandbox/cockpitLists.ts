import { columns, objectOf, presentListRow, type CockpitList } from './cockpitQuery';
import { failure, success, type Reply } from './envelope';
import { QueryFault } from './query/queryFault';
import type { Tenant } from './tenant';

const MAX_TASKS = 1000;

export const ctaList: CockpitList = {
  object: 'call_to_action',
  days: 'midnight',
  linkedRecords: true,
  defaults: [
    'Gsid',
    'Name',
    'EntityType',
    'CompanyId',
    'CompanyId__gr.Name',
    'OwnerId',
    'OwnerId__gr.FirstName',
    'OwnerId__gr.LastName',
    'TypeId',
    'TypeId__gr.Name',
    'StatusId',
    'StatusId__gr.Name',
    'PriorityId',
    'PriorityId__gr.Name',
    'ReasonId',
    'ReasonId__gr.Name',
    'DueDate',
    'IsClosed',
    'IsImportant',
  ],
};

export const taskList: CockpitList = {
  object: 'cs_task',
  days: 'day',
  defaults: [
    'Gsid',
    'Name',
    'CtaId',
    'Description',
    'DueDate',
    'OwnerId',
    'OwnerId__gr.Name',
    'StatusId',
    'StatusId__gr.Name',
    'PriorityId',
    'PriorityId__gr.Name',
    'IsClosed',
  ],
};

export const planList: CockpitList = {
  object: 'cta_group',
  days: 'day',
  aliases: { statusname: 'StatusId__gr.Name', typename: 'SuccessPlanTypeId__gr.Name' },
  defaults: [
    'Gsid',
    'Name',
    'CompanyId',
    'CompanyId__gr.Name',
    'OwnerId',
    'DueDate',
    'StatusName',
    'TypeName',
    'PercentComplete',
  ],
};

/** Answers `GET /v2/cockpit/task/list/{ctaGsid}?pn&ps&includes`. */
export function tasksOfCta(tenant: Tenant, ctaGsid: string, query: URLSearchParams): Reply {
  if (!/^[A-Za-z0-9]+$/.test(ctaGsid)) return failure(200, 'COCKPIT_6007', 'Invalid GSID of CTA', {});
  try {
    const page = positive(query.get('pn'), 1);
    const size = positive(query.get('ps'), MAX_TASKS, MAX_TASKS);
    const includes = (query.get('includes') ?? '').split(',').filter((name) => name !== '');
    const select = [...taskList.defaults, ...includes];
    const paths = columns(tenant, taskList, objectOf(tenant, taskList), select);
    const rows = tenant.store.table(taskList.object).matching('CtaId', [ctaGsid]);
    const shown = rows.slice((page - 1) * size, page * size);
    return success(shown.map((row) => presentListRow(tenant, taskList, row, paths, false)));
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    return failure(200, 'COCKPIT_5101', `Invalid request - ${error.detail}`, {});
  }
}

function positive(text: string | null, preset: number, high = Infinity): number {
  if (text === null) return preset;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= high) return value;
  throw new QueryFault('paging', `${text} is not a page number or size`);
}
