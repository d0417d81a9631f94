import {
  enterpriseTrends,
  enterpriseWithoutHistory,
  fellSinceLastWeek,
  praxisMeasures,
  untouchedBelow40,
} from '../../support/promptFacts';
import { never, rows, says, tells } from '../facts/fact';
import type { EvalPrompt } from '../prompt';
import { contains, eitherRule, equals } from '../rules';
import { HEALTH, MINE, mineOf } from './shared';

const AT_RISK = 'gainsight_portfolio_at_risk';
const COMPANIES = 'gainsight_company_query';
const SCORECARD = 'gainsight_query_scorecard';
const TIMELINE = 'gainsight_timeline_query';
const ACTIVITIES = 'gainsight_activities_list';

/** Health of a portfolio, and why it is as it is. */
export const risk: readonly EvalPrompt[] = [
  {
    id: 'P01',
    persona: 'CSM',
    prompt: 'Which of my accounts have health scores below 40 and no CSM activity in the last 30 days?',
    paths: [[AT_RISK], [COMPANIES, TIMELINE], [HEALTH, ACTIVITIES], [HEALTH, TIMELINE]],
    rules: [
      equals(AT_RISK, 'score_below', 40),
      equals(AT_RISK, 'no_activity_days', 30),
      mineOf(AT_RISK),
      mineOf(HEALTH),
      eitherRule(equals(HEALTH, 'min_score', 40), equals(HEALTH, 'score_below', 40)),
      contains(COMPANIES, 'where', ...MINE),
      contains(TIMELINE, 'where', 'ActivityDate', 'GsCompanyId'),
    ],
    facts: [
      ...rows(untouchedBelow40, { ordered: true, others: ['Fernhill Foods', 'Nordhaven Retail'] }),
      says('whose accounts', /\b(?:my|your) (?:own )?(?:accounts|book)|CSM is Lena Hofmann/i),
      says('that exactly 30 days count', /30 days[^.\n]*(?:count|includ)|(?:count|includ)[^.\n]*30 days/i),
      says('both sources', /score/i, /timeline/i),
    ],
    reference: {
      rounds: [[{ tool: AT_RISK, input: { score_below: 40, no_activity_days: 30 } }]],
      answer: `Five of your accounts are below 40 and untouched for 30 days or more:

| Account | Score | Last touch | Days ago |
| --- | --- | --- | --- |
| Meridian Corp | 28 | 2026-10-02 | 47 |
| Praxis Inc | 31 | 2026-10-11 | 38 |
| OmegaTech | 35 | 2026-10-15 | 34 |
| Bravura | 37 | 2026-10-18 | 31 |
| Cloudnine | 39 | 2026-10-19 | 30 |

Cloudnine is at exactly 30 days, which counts.`,
    },
  },
  {
    id: 'P02',
    persona: 'CS ops',
    prompt: 'Show health score trends for all accounts in the enterprise segment this quarter.',
    // The tool finds the field of the segment by itself and names it.
    paths: [[HEALTH], ['gainsight_object_describe', COMPANIES, SCORECARD], [COMPANIES, HEALTH]],
    rules: [
      contains(HEALTH, 'segment', 'enterprise'),
      equals(HEALTH, 'owner', 'all'),
      equals(HEALTH, 'since', '2026-10-01'),
      contains('gainsight_object_describe', 'object_name', 'company'),
      contains(COMPANIES, 'where', 'Enterprise'),
      contains(SCORECARD, 'where', '2026-10-01'),
    ],
    facts: [
      ...rows(enterpriseTrends, { ordered: true }),
      tells(...enterpriseWithoutHistory, /no (?:\w+ )?history|without (?:\w+ )?history/i),
      says('the field of the segment', /segment/i),
      says('the quarter', '2026-10-01'),
      says('that all CSMs are meant', /all CSMs|every CSM|\ball (?:\w+ )?enterprise/i),
    ],
    reference: {
      rounds: [
        [
          {
            tool: HEALTH,
            input: { owner: 'all', segment: 'Enterprise', since: '2026-10-01', order: 'drop' },
          },
        ],
      ],
      answer: `All eight enterprise accounts (field *Segment*), quarter from 2026-10-01, biggest drop first:

| Account | First | Latest | Change |
| --- | --- | --- | --- |
| Meridian Corp | 37 | 28 | -9 |
| Nordhaven Retail | 37 | 33 | -4 |
| Brightwater Utilities | 56 | 55 | -1 |
| Helios Analytics | 73 | 74 | +1 |
| Castellan Insurance | 68 | 71 | +3 |
| Quillon Bank | 59 | 64 | +5 |

Without history: Vantage Rail, Ostrava Steelworks.`,
    },
  },
  {
    id: 'P03',
    persona: 'CSM',
    prompt: 'Which of my accounts dropped in health since last week, and by how much?',
    paths: [[HEALTH], [COMPANIES, SCORECARD], [AT_RISK]],
    rules: [
      mineOf(HEALTH),
      contains(HEALTH, 'since', '2026-11-11', '2026-11-10', '2026-11-09'),
      contains(COMPANIES, 'where', ...MINE),
      contains(SCORECARD, 'where', '2026-11-11', '2026-11-10', '2026-11-09'),
    ],
    facts: [
      ...rows(fellSinceLastWeek, { others: ['Fernhill Foods', 'Cloudnine', 'Bravura', 'Kestrel Labs'] }),
      tells('2026-11-09'),
    ],
    reference: {
      rounds: [[{ tool: HEALTH, input: { since: '2026-11-11', order: 'drop' } }]],
      answer: `Four of your accounts fell between the snapshots of 2026-11-09 and 2026-11-16:

- OmegaTech: 44 → 35, 9 points lost
- Praxis Inc: 38 → 31, 7 points lost
- Larkspur Health: 75 → 72, 3 points lost
- Meridian Corp: 30 → 28, 2 points lost`,
    },
  },
  {
    id: 'P04',
    persona: 'CSM',
    prompt: 'Why is Praxis Inc red? Break it down by measure.',
    paths: [[HEALTH], ['gainsight_account_brief'], [COMPANIES, SCORECARD]],
    rules: [
      contains(HEALTH, 'account_id', 'praxis', '1P02'),
      contains('gainsight_account_brief', 'account', 'praxis', '1P02'),
      contains(COMPANIES, 'where', 'praxis'),
    ],
    facts: [
      tells(31, 'At risk'),
      ...rows(
        praxisMeasures.map(([measure, weight, score, changed], n) =>
          // When the worst ones changed last belongs to the answer.
          n < 2 ? [measure, weight, score, changed] : [measure, weight, score],
        ),
        { ordered: true },
      ),
      says('the direction', /\bdown\b|\bfell\b|\bfall|\bdrop|declin|↓/i),
      tells('Sponsor engagement', /unscored|not scored|no score/i),
      never('a cause without a record', /competitor|lay-?offs?|reorgani[sz]ation|budget cut/i),
    ],
    reference: {
      rounds: [[{ tool: HEALTH, input: { account_id: 'Praxis Inc' } }]],
      answer: `Praxis Inc scores 31, band **At risk**. Worst measures first:

| Measure | Score | Weight | Direction | Last change |
| --- | --- | --- | --- | --- |
| Product usage | 18 | 30 % | down | 2026-11-03 |
| NPS | 30 | 15 % | down | 2026-11-09 |
| Support | 42 | 20 % | down | 2026-10-10 |
| Financial | 44 | 15 % | down | 2026-10-09 |
| Sponsor engagement | unscored | 20 % | | |`,
    },
  },
];
