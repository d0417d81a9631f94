import type { Task } from '../../model/cta';
import type { Row } from '../objectQuery';
import { valueOf, toBoolean, toDay, toText } from '../values';
import { identity, userRef } from './identity';

/** For object queries on `cs_task`; the task list of a CTA brings these by itself. */
export const taskSelect: readonly string[] = [
  'Gsid',
  'Name',
  'CtaId',
  'CompanyId',
  'CompanyId__gr.Name',
  'OwnerId',
  'OwnerId__gr.Name',
  'OwnerId__gr.Email',
  'StatusId__gr.Name',
  'PriorityId__gr.Name',
  'DueDate',
  'IsClosed',
];

/** A task from a row of a CTA's task list or of the object query; undefined without id or name. */
export function toTask(row: Row): Task | undefined {
  const id = identity(row);
  return (
    id && {
      ...id,
      ctaGsid: toText(valueOf(row, 'CtaId')),
      companyGsid: toText(valueOf(row, 'CompanyId')),
      companyName: toText(valueOf(row, 'CompanyId__gr.Name', 'CompanyName')),
      owner: userRef(row, 'OwnerId'),
      status: toText(valueOf(row, 'StatusId__gr.Name', 'StatusName')),
      priority: toText(valueOf(row, 'PriorityId__gr.Name', 'PriorityName')),
      dueDate: toDay(valueOf(row, 'DueDate')),
      closed: toBoolean(valueOf(row, 'IsClosed')) ?? false,
    }
  );
}
