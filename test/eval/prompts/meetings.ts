import { priyasAccounts, priyasBook, quillonSinceReview } from '../../support/promptFacts';
import { atMostWords, either, never, rows, says, tells } from '../facts/fact';
import type { EvalPrompt, Fact } from '../prompt';
import { contains } from '../rules';

const BRIEF = 'gainsight_account_brief';
const AT_RISK = 'gainsight_portfolio_at_risk';
const CTAS = 'gainsight_ctas_list';
const PLANS = 'gainsight_success_plans_get';
const CONTACTS = 'gainsight_query_company_person';
const USERS = 'gainsight_resolve_user';
const COMPANIES = 'gainsight_company_query';
const SCORECARD = 'gainsight_query_scorecard';
const ENTRY_ROWS = 'gainsight_timeline_query';

const GSID = /\b1[A-Z0-9]{35}\b/;

const WORST = priyasAccounts.slice(0, 5);

/** The talking points: items of a list below a heading that names them. */
const talkingPoints: Fact = {
  what: 'three to five talking points',
  fromRecords: false,
  holds: ({ body }) => {
    const [, below = ''] = /talking points?[^\n]*\n([^]*)$/i.exec(body) ?? [];
    const items =
      /^(?:\s*\n)?(?:\s*(?:[-*•]|\d+[.)])\s[^\n]*(?:\n|$)(?:\s{2,}[^\n]*\n)*)+/.exec(below)?.[0] ?? '';
    const count = items.match(/^\s{0,3}(?:[-*•]|\d+[.)])\s/gm)?.length ?? 0;
    return count >= 3 && count <= 5;
  },
};

/** What somebody reads before a meeting, or before taking over. */
export const meetings: readonly EvalPrompt[] = [
  {
    id: 'P23',
    persona: 'CSM',
    prompt: "Prep me for tomorrow's QBR with Quillon Bank.",
    paths: [
      [BRIEF],
      [COMPANIES, SCORECARD, 'gainsight_cta_list', 'gainsight_success_plan_list', ENTRY_ROWS, CONTACTS],
    ],
    rules: [
      contains(BRIEF, 'account', 'quillon', '1P02'),
      contains(ENTRY_ROWS, 'where', 'Company', 'Quillon'),
    ],
    facts: [
      tells(64, 560_000, '2027-07-16'),
      either('the trend', tells(58), says('that it rose', /\bup\b|\+ ?6\b|\bris|\brose|improv/i)),
      ...rows(
        // Somebody may tell them in other words, but not without these.
        quillonSinceReview.map(([day], n) => [
          ['questionnaire', 'champions', 'duplicate', 'sandbox'][n] ?? '',
          day,
        ]),
      ),
      tells('Quarterly business review', 29, 'Hannah Brandt'),
      talkingPoints,
      says('gaps', /\bgaps?\b|missing|not on file/i),
    ],
    reference: {
      rounds: [[{ tool: BRIEF, input: { account: 'Quillon Bank' } }]],
      answer: `**Health** 64 (Watch), up from 58 on 2026-08-24. **ARR** EUR 560,000, renewal 2027-07-16.

Since the last review on 2026-08-19:

- 2026-11-13: security questionnaire is late (problem)
- 2026-11-01: branch champions named (win)
- 2026-10-08: duplicate customer records (problem)
- 2026-09-16: sandbox environment ready (win)

Open CTA: Quarterly business review, due 2026-11-19. Onboarding plan: 29 % done, next Migrate customer records.
Stakeholders: Hannah Brandt (executive sponsor), Felix Arnaud (champion), Yusuf Demir (key user).

Talking points:

1. The security questionnaire and the two more weeks that the risk team needs
2. The duplicates found on 2026-10-08, before customer records are migrated on 2026-11-23
3. What the champions named on 2026-11-01 need for the training

Gaps: no meeting with the sponsor on record since 2026-08-19.`,
    },
  },
  {
    id: 'P24',
    persona: 'CSM',
    prompt: "I'm taking over Priya Nair's accounts on Monday. Give me a handover summary, worst first.",
    // Tools that take an owner take the name too.
    paths: [[AT_RISK], [USERS, COMPANIES, 'gainsight_cta_list', ENTRY_ROWS, 'gainsight_success_plan_list']],
    rules: [
      contains(AT_RISK, 'owner', 'priya', '1P01'),
      contains(USERS, 'email_search', 'priya'),
      contains(COMPANIES, 'where', 'Csm', 'OwnerId'),
    ],
    facts: [
      tells(priyasBook.accounts, priyasBook.arr),
      ...rows(WORST, { ordered: true }),
      tells(/Save plan|open CTAs?|\bCTAs\b/i, /Stabilise the stores|At Risk/i, 'Alma Reyes'),
      says('how it is ordered', /worst|lowest|by (?:health|score|risk)/i),
      either(
        'all accounts, or how many are not shown',
        says('all', ...priyasAccounts.map(([name]) => name)),
        says('the rest', /\b(?:\d+|five) (?:more|others?|further|remaining)|not shown/i),
      ),
    ],
    reference: {
      rounds: [
        [{ tool: USERS, input: { email_search: 'priya' } }],
        [
          { tool: AT_RISK, input: { owner: 'Priya Nair', score_below: 101 } },
          { tool: PLANS, input: { owner: 'Priya Nair' } },
          { tool: CTAS, input: { account: priyasAccounts.map(([name]) => name) } },
          { tool: CONTACTS, input: { where: sponsorsOf('Priya Nair') } },
        ],
      ],
      answer: `Ten accounts, EUR 1,620,000, worst score first.

| Account | Health | Renewal | Last touch | Open CTAs and plans | Sponsor |
| --- | --- | --- | --- | --- | --- |
| Nordhaven Retail | 33 | 2026-12-18 | 2026-10-08 | Save plan before the renewal; Stabilise the stores (At Risk) | Alma Reyes |
| Oakline Furniture | 45 | 2027-01-09 | 2026-11-14 | | Hana Castel |
| Rivermark Hotels | 49 | 2027-01-24 | 2026-11-12 | Success plan (Active) | Hana Castel |
| Mossfield Schools | 52 | 2027-02-22 | 2026-11-09 | Success plan (At Risk) | left: Emil Castel |
| Vantage Rail | 58 | 2027-10-14 | 2026-09-21 | | Bea Archer |

Five more, all at 61 or above, are not shown.`,
    },
  },
  {
    id: 'P25',
    persona: 'CSM',
    prompt: 'One paragraph on OmegaTech for my VP.',
    paths: [
      [BRIEF],
      ['gainsight_accounts_health_get', CTAS, 'gainsight_activities_list'],
      [COMPANIES, SCORECARD, 'gainsight_cta_list', ENTRY_ROWS],
    ],
    rules: [contains(BRIEF, 'account', 'omegatech', '1P02')],
    facts: [
      atMostWords(120),
      tells(35, 240_000, '2027-03-08'),
      tells(/adoption|weekly users|stopped logging in/i),
      says('the next step', /2026-11-19|2026-12-09|next step|\bnext\b/i),
      says('one ask', /\bask\b|please|we need|could you|would you|request|support from/i),
      never('an internal id', GSID),
    ],
    reference: {
      rounds: [
        [
          {
            tool: BRIEF,
            input: { account: 'OmegaTech', sections: ['health', 'renewal', 'ctas', 'plans', 'timeline'] },
          },
        ],
      ],
      answer:
        'OmegaTech (EUR 240,000, renewal 2027-03-08) is at risk: its score fell from 52 on 2026-08-24 to 35. The main risk is adoption, as two of five teams stopped logging in; the last contact was a call on 2026-10-15. Next step: the adoption CTA due 2026-11-19, then target teams by 2026-12-09. The ask: an introduction to the new budget owner in operations.',
    },
  },
];

function sponsorsOf(csm: string): object {
  return {
    conditions: [
      { name: 'Company_ID__gr.Csm', operator: 'EQ', value: csm },
      { name: 'Role', operator: 'CONTAINS', value: 'Sponsor' },
    ],
  };
}
