import type { SuccessPlan } from '../../model/successPlan';
import type { Row } from '../objectQuery';
import { valueOf, toBoolean, toDay, toInstant, toNumber, toText } from '../values';
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
      companyGsid: toText(valueOf(row, 'CompanyId')),
      companyName: toText(valueOf(row, 'CompanyId__gr.Name', 'CompanyName')),
      owner: userRef(row, 'OwnerId'),
      status: toText(valueOf(row, 'StatusName', 'StatusId__gr.Name')),
      type: toText(valueOf(row, 'TypeName', 'SuccessPlanTypeId__gr.Name')),
      dueDate: toDay(valueOf(row, 'DueDate')),
      percentComplete: toNumber(valueOf(row, 'PercentComplete')),
      closed: toBoolean(valueOf(row, 'IsClosed')) ?? false,
      modifiedAt: toInstant(valueOf(row, 'ModifiedDate')),
    }
  );
}
