import { facts, table } from './blocks';
import { arr, named, quote } from './cells';
import { numberOf, type Row, textOf } from './facts';
import {
  cockpitRowsWith,
  ctaRowsTable,
  dayAhead,
  dayOfMoment,
  dueOf,
  percentOf,
  personOf,
  type RecordParts,
  related,
  rowsWith,
} from './recordParts';

const ENTRIES = 10;
const OPEN = 25;

/** A company with its open work and the last entries of its Timeline: four calls side by side. */
export const companyParts: RecordParts = {
  word: 'Company',
  tools: [
    'gainsight_company_query',
    'gainsight_cta_list',
    'gainsight_success_plan_list',
    'gainsight_timeline_query',
  ],
  record: (gsid) => ({ tool: 'gainsight_company_query', input: { ...rowsWith('Gsid', gsid), limit: 1 } }),
  facts: (row, clock) =>
    facts({
      CSM: personOf(row, 'Csm'),
      Health: textOf(row, 'CurrentScore__gr.Name'),
      Trend: textOf(row, 'Trend'),
      ARR: arr({ arr: numberOf(row, 'Arr'), currency: textOf(row, 'CurrencyIsoCode') }),
      Renewal: dayAhead(row, 'RenewalDate', clock),
      Stage: textOf(row, 'Stage'),
      Status: textOf(row, 'Status'),
    }),
  lists: {
    ctas: {
      title: 'Open CTAs',
      question: (gsid) => ({
        tool: 'gainsight_cta_list',
        input: { ...cockpitRowsWith(['CompanyId', gsid], ['IsClosed', false]), pageSize: OPEN },
      }),
      none: 'No CTA is open.',
      table: ctaRowsTable('CTA'),
    },
    plans: {
      title: 'Open success plans',
      question: (gsid) => ({
        tool: 'gainsight_success_plan_list',
        input: { ...cockpitRowsWith(['CompanyId', gsid], ['IsClosed', false]), pageSize: OPEN },
      }),
      none: 'No success plan is open.',
      table: (rows, clock) =>
        table<Row>(
          {
            Plan: (row) => related(row, 'Name', 'Gsid', 'successPlan'),
            Type: (row) => textOf(row, 'TypeName'),
            Status: (row) => textOf(row, 'StatusName'),
            Done: (row) => percentOf(row),
            Due: (row) => dueOf(row, clock),
            Owner: (row) => personOf(row, 'OwnerId'),
          },
          rows,
        ),
    },
    timeline: {
      title: 'Latest Timeline entries',
      question: (gsid) => ({
        tool: 'gainsight_timeline_query',
        input: { ...rowsWith('GsCompanyId', gsid), orderBy: { ActivityDate: 'desc' }, limit: ENTRIES },
      }),
      none: 'Nothing was logged.',
      table: (rows, clock) =>
        table<Row>(
          {
            Date: (row) => dayOfMoment(row, 'ActivityDate', clock),
            Type: (row) => textOf(row, 'TypeName'),
            Subject: (row) => named(textOf(row, 'Subject'), 'activity', textOf(row, 'Gsid')),
            By: (row) => personOf(row, 'AuthorId'),
            Text: (row) => quote(row, 'Notes'),
          },
          rows,
        ),
    },
  },
};
