import type { SuccessPlan } from '../../model/successPlan';
import type { Row } from '../objectQuery';
import { field, toBoolean, toDay, toInstant, toNumber, toText } from '../values';
import { identity, userRef } from './identity';

const common: readonly string[] = [
  'Gsid',
  'Name',
  'CompanyId',
  'CompanyId__gr.Name',
  'OwnerId',
  'OwnerId__gr.Name',
  'OwnerId__gr.Email',
  'DueDate',
  'PercentComplete',
  'IsClosed',
  'ModifiedDate',
];

/** For the plan list, which has names of its own for status and type. */
export const planSelect: readonly string[] = [...common, 'StatusName', 'TypeName'];

/** For object queries on `cta_group`. */
export const planObjectSelect: readonly string[] = [
  ...common,
  'StatusId__gr.Name',
  'SuccessPlanTypeId__gr.Name',
];

/** A success plan from a row of the plan list or of the object query; undefined without id or name. */
export function toSuccessPlan(row: Row): SuccessPlan | undefined {
  const id = identity(row);
  return (
    id && {
      ...id,
      companyGsid: toText(field(row, 'CompanyId')),
      companyName: toText(field(row, 'CompanyId__gr.Name', 'CompanyName')),
      owner: userRef(row, 'OwnerId'),
      status: toText(field(row, 'StatusName', 'StatusId__gr.Name')),
      type: toText(field(row, 'TypeName', 'SuccessPlanTypeId__gr.Name')),
      dueDate: toDay(field(row, 'DueDate')),
      percentComplete: toNumber(field(row, 'PercentComplete')),
      closed: toBoolean(field(row, 'IsClosed')) ?? false,
      modifiedAt: toInstant(field(row, 'ModifiedDate')),
    }
  );
}
