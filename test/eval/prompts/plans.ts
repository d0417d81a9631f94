import { quillonPlan, slowPlans } from '../../support/promptFacts';
import { type Row, rows, tells } from '../facts/fact';
import type { EvalPrompt, Fact } from '../prompt';
import { contains, equals, holds, sends, sendsOnly } from '../rules';

const PLANS = 'gainsight_success_plans_get';
const PLAN_ROWS = 'gainsight_success_plan_list';
const UPDATE = 'gainsight_success_plan_update';
const LOG = 'gainsight_timeline_create';
const BRIEF = 'gainsight_account_brief';

const STALLED = /stall|unchanged|not moved|no change/i;
const PAST_DUE = /past due|overdue|late/i;

/** A count with its label beside it, either way round. */
function counted(count: number, word: string, label: RegExp): Fact {
  const number = `(?:${count}|${word})`;
  const near = String.raw`(?:[^.\n|]{0,25}|\s*\|\s*)`;
  const either = `\\b${number}\\b${near}(?:${label.source})|(?:${label.source})${near}\\b${number}\\b`;
  return tells(new RegExp(either, 'i'));
}

/** Success plans: how they stand, and changing them. */
export const plans: readonly EvalPrompt[] = [
  {
    id: 'P13',
    persona: 'CSM',
    prompt: "Mark Quillon Bank's onboarding plan as at risk and push it out two weeks.",
    paths: [PLANS, PLAN_ROWS, BRIEF].map((read) => [read, UPDATE]),
    rules: [
      sends(UPDATE, 'DueDate', '2027-01-11'),
      sends(UPDATE, 'status', /^at risk$/i),
      sends(UPDATE, 'referenceId', /.{8}/),
      sendsOnly(UPDATE, 'DueDate', 'Gsid', 'referenceId', 'status'),
    ],
    approvals: [
      {
        tool: UPDATE,
        card: [tells('Onboarding plan', 'Quillon Bank', 'Active', 'At Risk', '2026-12-28', '2027-01-11')],
      },
    ],
    facts: [tells(/at risk/i, '2027-01-11')],
    reference: {
      rounds: [
        [{ tool: PLANS, input: { account: 'Quillon Bank' } }],
        [
          {
            tool: UPDATE,
            input: { plan_gsid: 'Onboarding plan', status: 'At Risk', due_date: '2027-01-11' },
          },
        ],
      ],
      answer: "Quillon Bank's onboarding plan is now *At Risk* and due on 2027-01-11.",
    },
  },
  {
    id: 'P14',
    persona: 'CSM',
    prompt: 'Log a success plan update for Larkspur Health with milestone: SSO rollout complete.',
    // The tool takes the only open plan of the account, and asks where there are several.
    paths: [[LOG]],
    rules: [
      sends(LOG, 'ContextName', 'SuccessPlan'),
      sends(LOG, 'Notes', /SSO/),
      sends(LOG, 'ExternalId', /.{8}/),
    ],
    approvals: [
      { tool: LOG, card: [tells('Single sign-on and rollout', 'Larkspur Health', 'SSO')] },
      { tool: UPDATE, card: [tells('Larkspur Health')], optional: true },
    ],
    facts: [tells('Larkspur Health', /SSO/)],
    reference: {
      rounds: [
        [{ tool: PLANS, input: { account: 'Larkspur Health' } }],
        [
          {
            tool: LOG,
            input: {
              company_gsid: 'Larkspur Health',
              context_name: 'SuccessPlan',
              type_name: 'Milestone',
              subject: 'SSO rollout complete',
              notes: 'Milestone: SSO rollout complete.',
              activity_date: '2026-11-18',
            },
          },
        ],
      ],
      answer:
        'Logged "SSO rollout complete" on the plan "Single sign-on and rollout" of Larkspur Health. The status of the plan is unchanged.',
    },
  },
  {
    id: 'P15',
    persona: 'CSM',
    prompt: "Which success plans in my book are past due or haven't moved in 30 days?",
    paths: [[PLANS], [PLAN_ROWS]],
    rules: [
      equals(PLANS, 'stalled_days', 30),
      contains(PLAN_ROWS, 'where', 'DueDate'),
      contains(PLAN_ROWS, 'where', 'ModifiedDate', '2026-10-19'),
    ],
    facts: rows(
      slowPlans.map(([account, plan, reasons, percent, due, changed]): Row => [
        ...([plan, account, percent, due, changed] as const),
        ...reasons.map((reason) => (reason === 'stalled' ? STALLED : PAST_DUE)),
      ]),
      { others: ['Quillon Bank', 'Larkspur Health'] },
    ),
    reference: {
      rounds: [[{ tool: PLANS, input: { stalled_days: 30 } }]],
      answer: `Three plans (closed ones excluded):

| Account | Plan | Reason | Done | Due | Last change |
| --- | --- | --- | --- | --- | --- |
| Helios Analytics | Prove the return on investment | past due | 50 % | 2026-11-06 | 2026-11-10 |
| Tandem Freight | First hundred days | past due and stalled | 50 % | 2026-11-13 | 2026-10-13 |
| Brightwater Utilities | Grow into the field teams | stalled | 33 % | 2027-02-01 | 2026-10-08 |`,
    },
  },
  {
    id: 'P16',
    persona: 'onboarding manager',
    prompt: "Where are we with Quillon Bank's onboarding plan, and what's next?",
    paths: [[PLANS], [BRIEF], [PLAN_ROWS, 'gainsight_cta_list']],
    rules: [
      contains(PLANS, 'account', 'quillon', '1P02'),
      contains(BRIEF, 'account', 'quillon', '1P02'),
      holds(PLAN_ROWS, 'limited to the account', ({ input }) =>
        /CompanyId|quillon/i.test(JSON.stringify(input.where ?? '')),
      ),
    ],
    facts: [
      tells(quillonPlan.percent),
      counted(quillonPlan.objectives.done, 'two', /done|complete|closed/),
      counted(quillonPlan.objectives.active, 'three', /active|in progress|under way/),
      counted(quillonPlan.objectives.pending, 'two', /pending|not started|open|new/),
      ...rows([quillonPlan.next, [...quillonPlan.late, /late|overdue|past due|behind/i]]),
    ],
    reference: {
      rounds: [[{ tool: PLANS, input: { account: 'Quillon Bank' } }]],
      answer: `The plan is 29 % done. Objectives: 2 done, 3 active, 2 pending.

- Next: Migrate customer records, due 2026-11-23, owner Jonas Weber
- Late: Security questionnaire, 4 days late`,
    },
  },
];
