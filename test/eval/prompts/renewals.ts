import {
  ctaAtRisk,
  quarterRenewals,
  renewalsIn90Days,
  renewalsIn90DaysArr,
  renewalWithoutArr,
} from '../../support/promptFacts';
import { either, rows, says, tells } from '../facts/fact';
import type { ArgumentRule, EvalPrompt } from '../prompt';
import { contains, equals, holds } from '../rules';
import { MINE, mineOf } from './shared';

const RENEWALS = 'gainsight_renewals_upcoming';
const AT_RISK = 'gainsight_portfolio_at_risk';
const COMPANIES = 'gainsight_company_query';
const CTAS = 'gainsight_ctas_list';
const CTA_ROWS = 'gainsight_cta_list';

const [kestrel, ...kestrelFacts] = renewalWithoutArr;

/** The renewals looked at end with this day, said as a day or as a number of days, which is 90 where none is said. */
function until(day: string, days: number): ArgumentRule {
  return holds(RENEWALS, `until ${day}`, ({ input: { to, within_days: within = 90 } }) =>
    to === undefined ? within === days : to === day,
  );
}

/** What renews, and what is open where it is in danger. */
export const renewals: readonly EvalPrompt[] = [
  {
    id: 'P05',
    persona: 'CSM',
    prompt: 'What renews in the next 90 days in my book? Biggest ARR first.',
    paths: [[RENEWALS], [COMPANIES]],
    rules: [
      until('2027-02-16', 90),
      mineOf(RENEWALS),
      contains(COMPANIES, 'where', 'RenewalDate'),
      contains(COMPANIES, 'where', '2027-02-16'),
      contains(COMPANIES, 'where', ...MINE),
    ],
    facts: [
      tells(7, renewalsIn90DaysArr),
      ...rows([...renewalsIn90Days, [kestrel, ...kestrelFacts]], {
        ordered: true,
        others: ['Pinewood Press', 'Thornbury Dental'],
      }),
      says('the currency', /EUR|€/),
      says('what was left out', /churned|inactive/i),
    ],
    reference: {
      rounds: [[{ tool: RENEWALS, input: { within_days: 90 } }]],
      answer: `Seven renewals, EUR 1,676,000 in total. Pinewood Press was left out because it has churned.

| Account | Renewal | Days left | ARR (EUR) | Health |
| --- | --- | --- | --- | --- |
| Meridian Corp | 2026-12-08 | 20 | 420,000 | 28 |
| Ostrava Steelworks | 2026-12-26 | 38 | 390,000 | unscored |
| Helios Analytics | 2027-02-09 | 83 | 310,000 | 74 |
| Brightwater Utilities | 2027-01-15 | 58 | 275,000 | 55 |
| Praxis Inc | 2027-01-02 | 45 | 185,000 | 31 |
| Bravura | 2027-01-27 | 70 | 96,000 | 37 |
| Kestrel Labs | 2026-12-13 | 25 | not on file | 81 |`,
    },
  },
  {
    id: 'P06',
    persona: 'CSM',
    prompt: 'List all open CTAs for accounts at risk of churn in the next 60 days.',
    paths: [
      [AT_RISK, CTAS],
      [AT_RISK, CTA_ROWS],
      [RENEWALS, CTAS],
      [COMPANIES, CTA_ROWS],
    ],
    rules: [
      equals(AT_RISK, 'renewal_within_days', 60),
      until('2027-01-17', 60),
      contains(COMPANIES, 'where', 'RenewalDate'),
      contains(COMPANIES, 'where', '2027-01-17'),
      contains(CTA_ROWS, 'where', 'IsClosed'),
    ],
    facts: [
      says('what at risk means', /below 40|score|red\b|at risk/i, /60 days|2027-01-17/i),
      ...rows([ctaAtRisk]),
      tells('Meridian Corp'),
      says('which has none', /no open CTAs?|without (?:an )?(?:open )?CTAs?/i),
    ],
    reference: {
      rounds: [
        [{ tool: AT_RISK, input: { renewal_within_days: 60, score_below: 40 } }],
        [{ tool: CTAS, input: { account: ['Meridian Corp', 'Praxis Inc'] } }],
      ],
      answer: `At risk = score below 40 and renewal in the next 60 days.

| CTA | Account | Type | Priority | Due | Owner | Overdue |
| --- | --- | --- | --- | --- | --- | --- |
| Recover product usage | Praxis Inc | Risk | High | 2026-11-12 | Lena Hofmann | 6 days |

At risk without an open CTA: Meridian Corp.`,
    },
  },
  {
    id: 'P07',
    persona: 'CS leader',
    prompt: 'How much ARR renews this quarter in my book, and how much of it sits on red accounts?',
    paths: [[RENEWALS], [COMPANIES], [AT_RISK]],
    rules: [
      equals(RENEWALS, 'from', '2026-10-01'),
      equals(RENEWALS, 'to', '2026-12-31'),
      mineOf(RENEWALS),
      contains(COMPANIES, 'where', 'RenewalDate'),
      contains(COMPANIES, 'where', '2026-12-31'),
      contains(COMPANIES, 'where', ...MINE),
    ],
    facts: [
      tells(quarterRenewals.arr, quarterRenewals.redArr),
      tells(quarterRenewals.accounts, quarterRenewals.red),
      either('the share', tells(quarterRenewals.redPercent), says('rounded', /\b50 ?%|\bhalf\b/i)),
      says('the quarter', '2026-10-01', '2026-12-31'),
      says('what red means', /at risk/i),
      says('past renewals of the quarter', /\bpast\b|already|before 2026-11-18/i),
      tells('Ostrava Steelworks', 'Kestrel Labs'),
    ],
    reference: {
      rounds: [[{ tool: RENEWALS, input: { from: '2026-10-01', to: '2026-12-31' } }]],
      answer: `From 2026-10-01 to 2026-12-31, four accounts with EUR 843,000 renew in your book. Of that, EUR 420,000
(49.8 %) sits on one red account (band *At risk*). One renewal of the quarter is already past and is in the total.
Without a score: Ostrava Steelworks. Without an ARR: Kestrel Labs.`,
    },
  },
];
