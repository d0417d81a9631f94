import { facts } from './blocks';
import { arr } from './cells';
import { numberOf, textOf } from './facts';
import {
  companyOfRow,
  dayAhead,
  dayOfMoment,
  personOf,
  type RecordParts,
  related,
  rowsWith,
  yes,
} from './recordParts';

/** An entry of the Timeline. */
export const activityParts: RecordParts = {
  word: 'Timeline entry',
  tools: ['gainsight_timeline_query'],
  record: (gsid) => ({ tool: 'gainsight_timeline_query', input: { ...rowsWith('Gsid', gsid), limit: 1 } }),
  facts: (row, clock) =>
    facts({
      Company: related(row, 'GsCompanyId__gr.Name', 'GsCompanyId', 'company'),
      Type: textOf(row, 'TypeName'),
      Date: dayOfMoment(row, 'ActivityDate', clock),
      Author: personOf(row, 'AuthorId'),
      Minutes: numberOf(row, 'DurationInMins'),
    }),
  texts: { Notes: 'Notes' },
};

/** A relationship of a company. */
export const relationshipParts: RecordParts = {
  word: 'Relationship',
  tools: ['gainsight_query_relationships'],
  record: (gsid) => ({
    tool: 'gainsight_query_relationships',
    input: { ...rowsWith('Gsid', gsid), limit: 1 },
  }),
  facts: (row, clock) =>
    facts({
      Company: companyOfRow(row),
      Type: textOf(row, 'TypeId__gr.Name'),
      CSM: personOf(row, 'Csm'),
      Health: textOf(row, 'CurrentScore__gr.Name'),
      ARR: arr({ arr: numberOf(row, 'Arr') }),
      Renewal: dayAhead(row, 'RenewalDate', clock),
      Stage: textOf(row, 'Stage'),
      Status: textOf(row, 'Status'),
    }),
};

/** A person at a company. */
export const personParts: RecordParts = {
  word: 'Person',
  tools: ['gainsight_query_company_person'],
  record: (gsid) => ({
    tool: 'gainsight_query_company_person',
    input: { ...rowsWith('Gsid', gsid), limit: 1 },
  }),
  facts: (row) =>
    facts({
      Company: related(row, 'Company_ID__gr.Name', 'Company_ID', 'company'),
      Title: textOf(row, 'Title'),
      Role: textOf(row, 'Role'),
      'E-mail': textOf(row, 'Person_ID__gr.Email'),
      'Primary company': yes(row.IsPrimaryCompany),
      Active: row.Active === false ? 'No' : yes(row.Active),
    }),
};
