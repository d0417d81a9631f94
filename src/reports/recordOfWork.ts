import { facts, table } from './blocks';
import { dayOf, type Row, textOf } from './facts';
import {
  cockpitRowsWith,
  companyOfRow,
  ctaRowsTable,
  dueOf,
  percentOf,
  personOf,
  type RecordParts,
  related,
  rowsWith,
  yes,
} from './recordParts';

const CTA_FIELDS = [
  ...['Gsid', 'Name', 'CompanyId', 'CompanyId__gr.Name', 'TypeId__gr.Name', 'StatusId__gr.Name'],
  ...['PriorityId__gr.Name', 'ReasonId__gr.Name', 'DueDate', 'ClosedDate', 'IsClosed', 'IsImportant'],
  ...['OwnerId', 'OwnerId__gr.FirstName', 'OwnerId__gr.LastName', 'CtaGroupId', 'CtaGroupId__gr.Name'],
  ...['Comments', 'SuccessCriteria'],
];
const PLAN_FIELDS = [
  ...['Gsid', 'Name', 'CompanyId', 'CompanyId__gr.Name', 'OwnerId', 'OwnerId__gr.Name', 'StatusName'],
  ...['TypeName', 'DueDate', 'PercentComplete', 'IsClosed', 'ActionPlan'],
];
const TASK_FIELDS = [
  ...['Gsid', 'Name', 'CtaId', 'CtaId__gr.Name', 'CompanyId', 'CompanyId__gr.Name', 'OwnerId__gr.Name'],
  ...['StatusId__gr.Name', 'PriorityId__gr.Name', 'DueDate', 'IsClosed', 'Description'],
];
const MOST_OBJECTIVES = 100;

/** A CTA or an objective, with what is said about it and its tasks. */
export const ctaParts: RecordParts = {
  word: 'CTA',
  tools: ['gainsight_cta_list', 'gainsight_task_list'],
  record: (gsid) => ({
    tool: 'gainsight_cta_list',
    input: { ...cockpitRowsWith(['Gsid', gsid]), select: CTA_FIELDS, pageSize: 1 },
  }),
  facts: (row, clock) =>
    facts({
      Company: companyOfRow(row),
      'Success plan': related(row, 'CtaGroupId__gr.Name', 'CtaGroupId', 'successPlan'),
      Type: textOf(row, 'TypeId__gr.Name'),
      Reason: textOf(row, 'ReasonId__gr.Name'),
      Status: textOf(row, 'StatusId__gr.Name'),
      Priority: textOf(row, 'PriorityId__gr.Name'),
      Important: yes(row.IsImportant),
      Due: dueOf(row, clock),
      Closed: dayOf(row, 'ClosedDate'),
      Owner: personOf(row, 'OwnerId'),
    }),
  texts: { Comments: 'Comments', 'Success criteria': 'SuccessCriteria' },
  lists: {
    tasks: {
      title: 'Tasks',
      question: (gsid) => ({ tool: 'gainsight_task_list', input: { cta_gsid: gsid } }),
      none: 'No tasks.',
      table: (rows, clock) =>
        table<Row>(
          {
            Task: (row) => textOf(row, 'Name'),
            Status: (row) => textOf(row, 'StatusId__gr.Name'),
            Priority: (row) => textOf(row, 'PriorityId__gr.Name'),
            Due: (row) => dueOf(row, clock),
            Owner: (row) => personOf(row, 'OwnerId'),
          },
          rows,
        ),
    },
  },
};

/** A success plan with its objectives. */
export const planParts: RecordParts = {
  word: 'Success plan',
  tools: ['gainsight_success_plan_list', 'gainsight_cta_list'],
  record: (gsid) => ({
    tool: 'gainsight_success_plan_list',
    input: { ...cockpitRowsWith(['Gsid', gsid]), select: PLAN_FIELDS, pageSize: 1 },
  }),
  facts: (row, clock) =>
    facts({
      Company: companyOfRow(row),
      Type: textOf(row, 'TypeName'),
      Status: textOf(row, 'StatusName'),
      Done: percentOf(row),
      Due: dueOf(row, clock),
      Owner: personOf(row, 'OwnerId'),
    }),
  texts: { 'Action plan': 'ActionPlan' },
  lists: {
    objectives: {
      title: 'Objectives',
      question: (gsid) => ({
        tool: 'gainsight_cta_list',
        input: { ...cockpitRowsWith(['CtaGroupId', gsid]), pageSize: MOST_OBJECTIVES },
      }),
      none: 'No objectives.',
      table: ctaRowsTable('Objective'),
    },
  },
};

/** A task. */
export const taskParts: RecordParts = {
  word: 'Task',
  tools: ['gainsight_object_query'],
  record: (gsid) => ({
    tool: 'gainsight_object_query',
    input: { object_name: 'cs_task', ...rowsWith('Gsid', gsid), select: TASK_FIELDS, limit: 1 },
  }),
  facts: (row, clock) =>
    facts({
      Company: companyOfRow(row),
      CTA: related(row, 'CtaId__gr.Name', 'CtaId', 'cta'),
      Status: textOf(row, 'StatusId__gr.Name'),
      Priority: textOf(row, 'PriorityId__gr.Name'),
      Due: dueOf(row, clock),
      Owner: personOf(row, 'OwnerId'),
    }),
  texts: { Description: 'Description' },
};
