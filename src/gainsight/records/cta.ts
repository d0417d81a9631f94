import type { Cta } from '../../model/cta';
import type { Row } from '../objectQuery';
import { field, toBoolean, toDay, toNumber, toText } from '../values';
import { identity, userRef } from './identity';

/** For the Cockpit list, which adds its own default fields to these. */
export const ctaSelect: readonly string[] = [
  'Gsid',
  'Name',
  'CompanyId',
  'CompanyId__gr.Name',
  'OwnerId',
  'OwnerId__gr.FirstName',
  'OwnerId__gr.LastName',
  'OwnerId__gr.Email',
  'TypeId__gr.Name',
  'StatusId__gr.Name',
  'PriorityId__gr.Name',
  'ReasonId__gr.Name',
  'DueDate',
  'IsClosed',
  'IsImportant',
  'CtaGroupId',
  'OpenTaskCount',
  'TotalTaskCount',
];

/** For object queries on `call_to_action`, which also serve the objectives of a plan. */
export const ctaObjectSelect: readonly string[] = [
  ...ctaSelect.filter((name) => !/\.(?:First|Last)Name$/.test(name)),
  'OwnerId__gr.Name',
];

/** A CTA from a row of the Cockpit list or of the object query; undefined without id or name. */
export function toCta(row: Row): Cta | undefined {
  const id = identity(row);
  return (
    id && {
      ...id,
      companyGsid: toText(field(row, 'CompanyId')),
      companyName: toText(field(row, 'CompanyId__gr.Name', 'CompanyName')),
      owner: userRef(row, 'OwnerId'),
      type: toText(field(row, 'TypeId__gr.Name', 'TypeName')),
      status: toText(field(row, 'StatusId__gr.Name', 'StatusName')),
      priority: toText(field(row, 'PriorityId__gr.Name', 'PriorityName')),
      reason: toText(field(row, 'ReasonId__gr.Name', 'ReasonName')),
      dueDate: toDay(field(row, 'DueDate')),
      closed: toBoolean(field(row, 'IsClosed')) ?? false,
      important: toBoolean(field(row, 'IsImportant')) ?? false,
      planGsid: toText(field(row, 'CtaGroupId')),
      openTasks: toNumber(field(row, 'OpenTaskCount')),
      totalTasks: toNumber(field(row, 'TotalTaskCount')),
    }
  );
}
