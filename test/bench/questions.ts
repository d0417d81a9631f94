import type { ToolCall } from './passThrough';

/** The ids that a model has found out before; finding them is not counted on either side. */
export interface Ids {
  readonly me: string;
  readonly mine: readonly string[];
  readonly myCtas: readonly string[];
  readonly praxis: string;
  readonly quillon: string;
  readonly meridian: string;
  readonly helios: string;
}

export interface Question {
  readonly question: string;
  readonly ours: readonly ToolCall[];
  /** What a model has to ask the published tools, with the filters that they understand. */
  readonly literal: readonly ToolCall[];
}

type Where = Readonly<Record<string, unknown>>;

const call = (tool: string, input: Readonly<Record<string, unknown>> = {}): ToolCall => ({ tool, input });

/** Conditions of an object query, all of which hold. */
function all(...conditions: readonly [name: string, operator: string, ...value: unknown[]][]): Where {
  return where('name', conditions);
}

/** The same for CTA and plan lists, which name the field otherwise. */
function allB(...conditions: readonly [name: string, operator: string, ...value: unknown[]][]): Where {
  return where('fieldName', conditions);
}

function where(key: string, conditions: readonly (readonly [string, string, ...unknown[]])[]): Where {
  const alias = (n: number): string => String.fromCharCode(65 + n);
  return {
    conditions: conditions.map(([name, operator, ...value], n) => ({
      [key]: name,
      alias: alias(n),
      operator,
      value,
    })),
    expression: conditions.map((_, n) => alias(n)).join(' AND '),
  };
}

/** Ten things that are asked every day. */
export function questions({ me, mine, myCtas, praxis, quillon, meridian, helios }: Ids): Question[] {
  const myCompanies = call('gainsight_company_query', { where: all(['Csm', 'EQ', me]) });
  return [
    {
      question: 'Which of my accounts are below 40 and untouched for 30 days?',
      ours: [call('gainsight_portfolio_at_risk', { score_below: 40, no_activity_days: 30 })],
      literal: [
        myCompanies,
        call('gainsight_query_scorecard', {
          scorecard_object: 'scoring_scheme_definition',
          select: ['Gsid', 'Name', 'Score'],
          limit: 200,
        }),
        call('gainsight_timeline_query', {
          where: all(['GsCompanyId', 'IN', ...mine], ['ActivityDate', 'GTE', '2026-09-01']),
          orderBy: { ActivityDate: 'desc' },
          limit: 200,
        }),
      ],
    },
    {
      question: 'Why is Praxis Inc red?',
      ours: [call('gainsight_accounts_health_get', { account_id: 'Praxis Inc' })],
      literal: [
        call('gainsight_object_describe', { object_name: 'company_scorecard_fact_1' }),
        call('gainsight_query_scorecard', {
          scorecard_object: 'company_scorecard_fact_1',
          select: [
            'MeasureId__gc',
            'MeasureId__gc__gr.Name',
            'MeasureId__gc__gr.Weight',
            'CurScoreId__gc',
            'PrevScoreId__gc',
            'Trend__gc',
            'ScoreModifiedAt__gc',
          ],
          where: all(['AccountId__gc', 'EQ', praxis]),
        }),
        call('gainsight_query_scorecard', {
          scorecard_object: 'scoring_scheme_definition',
          select: ['Gsid', 'Name', 'Score'],
          limit: 200,
        }),
      ],
    },
    {
      question: 'What renews in the next 90 days, biggest first?',
      ours: [call('gainsight_renewals_upcoming', { within_days: 90 })],
      literal: [
        call('gainsight_company_query', {
          where: all(['Csm', 'EQ', me], ['RenewalDate', 'BTW', '2026-11-18', '2027-02-16']),
          orderBy: { Arr: 'desc' },
        }),
        call('gainsight_object_describe', { object_name: 'company' }),
      ],
    },
    {
      question: 'What is overdue on my plate?',
      ours: [call('gainsight_ctas_list', { owner: 'me', state: 'overdue', include_tasks: true })],
      literal: [
        call('gainsight_cta_list', {
          where: allB(['OwnerId', 'EQ', me], ['IsClosed', 'EQ', false]),
          pageSize: 100,
        }),
        ...myCtas.map((cta) => call('gainsight_task_list', { cta_gsid: cta })),
      ],
    },
    {
      question: "Where are we with Quillon Bank's onboarding plan?",
      ours: [call('gainsight_success_plans_get', { account: 'Quillon Bank' })],
      literal: [
        call('gainsight_success_plan_list', { where: allB(['CompanyId', 'EQ', quillon]) }),
        call('gainsight_cta_list', { where: allB(['CompanyId', 'EQ', quillon]), pageSize: 100 }),
      ],
    },
    {
      question: 'The latest Timeline entries of Meridian Corp',
      ours: [call('gainsight_activities_list', { account: 'Meridian Corp', limit: 10 })],
      literal: [call('gainsight_timeline_query', { where: all(['GsCompanyId', 'EQ', meridian]), limit: 10 })],
    },
    {
      question: 'Who are the contacts at Helios Analytics?',
      ours: [call('gainsight_query_company_person', { where: all(['Company_ID', 'EQ', helios]) })],
      literal: [call('gainsight_query_company_person', { where: all(['Company_ID', 'EQ', helios]) })],
    },
    {
      question: 'Which reasons can a Risk CTA have?',
      ours: [
        call('gainsight_field_values', { object: 'call_to_action', field: 'reason', depends_on: 'Risk' }),
      ],
      literal: [
        call('gainsight_object_describe', { object_name: 'call_to_action', include_picklist_details: true }),
      ],
    },
    {
      question: 'What fields does a company have?',
      ours: [call('gainsight_object_describe', { object_name: 'company', include_picklist_details: true })],
      literal: [
        call('gainsight_object_describe', { object_name: 'company', include_picklist_details: true }),
      ],
    },
    {
      question: 'Prepare me for the QBR with Quillon Bank',
      ours: [call('gainsight_account_brief', { account: 'Quillon Bank' })],
      literal: [
        call('gainsight_company_query', { where: all(['Gsid', 'EQ', quillon]) }),
        call('gainsight_query_scorecard', {
          scorecard_object: 'account_scorecard_history',
          select: ['SnapshotDate__gc', 'OverallScoreAccount__gc'],
          where: all(['AccountId__gc', 'EQ', quillon]),
        }),
        call('gainsight_cta_list', { where: allB(['CompanyId', 'EQ', quillon]), pageSize: 100 }),
        call('gainsight_success_plan_list', { where: allB(['CompanyId', 'EQ', quillon]) }),
        call('gainsight_timeline_query', { where: all(['GsCompanyId', 'EQ', quillon]), limit: 25 }),
        call('gainsight_query_company_person', { where: all(['Company_ID', 'EQ', quillon]) }),
      ],
    },
  ];
}
