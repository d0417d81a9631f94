import type { Relationship } from '../../model/relationship';
import type { Row } from '../objectQuery';
import { valueOf, toDay, toNumber, toText } from '../values';
import { identity, labelOf, userRef } from './identity';
import type { StageLabels } from './company';

export const relationshipSelect: readonly string[] = [
  'Gsid',
  'Name',
  'CompanyId',
  'TypeId__gr.Name',
  'Arr',
  'RenewalDate',
  'Stage',
  'Csm',
  'Csm__gr.Name',
  'Csm__gr.Email',
  'CurrentScore',
  'CurrentScore__gr.Name',
];

/** A relationship from a row of the object query; undefined without id or name. */
export function toRelationship(row: Row, labels: Pick<StageLabels, 'stage'> = {}): Relationship | undefined {
  const id = identity(row);
  return (
    id && {
      ...id,
      companyGsid: toText(valueOf(row, 'CompanyId')),
      type: toText(valueOf(row, 'TypeId__gr.Name')),
      arr: toNumber(valueOf(row, 'Arr')),
      renewalDate: toDay(valueOf(row, 'RenewalDate')),
      stage: labelOf(valueOf(row, 'Stage'), labels.stage),
      csm: userRef(row, 'Csm'),
      scoreId: toText(valueOf(row, 'CurrentScore')),
      bandLabel: toText(valueOf(row, 'CurrentScore__gr.Name')),
    }
  );
}
