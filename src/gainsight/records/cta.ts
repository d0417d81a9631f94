import type { Cta } from '../../model/cta';
import type { Row } from '../objectQuery';
import { valueOf, toBoolean, toDay, toNumber, toText } from '../values';
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
      companyGsid: toText(valueOf(row, 'CompanyId')),
      companyName: toText(valueOf(row, 'CompanyId__gr.Name', 'CompanyName')),
      owner: userRef(row, 'OwnerId'),
      type: toText(valueOf(row, 'TypeId__gr.Name', 'TypeName')),
      status: toText(valueOf(row, 'StatusId__gr.Name', 'StatusName')),
      priority: toText(valueOf(row, 'PriorityId__gr.Name', 'PriorityName')),
      reason: toText(valueOf(row, 'ReasonId__gr.Name', 'ReasonName')),
      dueDate: toDay(valueOf(row, 'DueDate')),
      closed: toBoolean(valueOf(row, 'IsClosed')) ?? false,
      important: toBoolean(valueOf(row, 'IsImportant')) ?? false,
      planGsid: toText(valueOf(row, 'CtaGroupId')),
      openTasks: toNumber(valueOf(row, 'OpenTaskCount')),
      totalTasks: toNumber(valueOf(row, 'TotalTaskCount')),
    }
  );
}
