import { heliosArr, heliosRelationships } from '../../support/promptFacts';
import { type Row, rows, says, tells } from '../facts/fact';
import type { EvalPrompt } from '../prompt';
import { contains } from '../rules';

const BRIEF = 'gainsight_account_brief';
const CONTACTS = 'gainsight_query_company_person';
const RELATIONSHIPS = 'gainsight_query_relationships';

/** People and lines of business of one account. */
export const people: readonly EvalPrompt[] = [
  {
    id: 'P21',
    persona: 'CSM',
    prompt: "Who are the key contacts at Helios Analytics, who's the exec sponsor, and who have we lost?",
    paths: [[BRIEF], [CONTACTS]],
    rules: [contains(BRIEF, 'account', 'helios', '1P02'), contains(CONTACTS, 'where', 'Company', 'Helios')],
    facts: [
      says(
        'that there is no sponsor',
        /\bno (?:\w+ )?sponsor|none on file|sponsor[^.\n]*\b(?:none|nobody|not)\b/i,
      ),
      ...rows([
        ['Ingrid Solberg', 'Champion', 'Head of Business Intelligence'],
        ['Pavel Novak', 'Key User', 'Data Engineer'],
      ]),
      tells('Mara Quist'),
      says('who is lost', /\blost\b|\bleft\b|inactive|no longer/i),
    ],
    reference: {
      rounds: [[{ tool: BRIEF, input: { account: 'Helios Analytics', sections: ['contacts'] } }]],
      answer: `Executive sponsor: none on file.

- Ingrid Solberg, Champion, Head of Business Intelligence, last contact 2026-11-10
- Pavel Novak, Key User, Data Engineer

Lost: Mara Quist, Decision Maker, VP Data (inactive).`,
    },
  },
  {
    id: 'P22',
    persona: 'TAM',
    prompt: 'Which relationships do we have under Helios Analytics, and how is each one doing?',
    paths: [[BRIEF], [RELATIONSHIPS]],
    rules: [
      contains(BRIEF, 'account', 'helios', '1P02'),
      contains(RELATIONSHIPS, 'where', 'Company', 'Helios'),
    ],
    facts: [
      ...rows(
        heliosRelationships.map(([name, type, arr, score]): Row => [
          ...([name, type, arr] as const),
          score === 'unscored' ? /unscored|not scored|no (?:health )?score/i : score,
        ]),
      ),
      tells(heliosArr.relationships, heliosArr.company),
    ],
    reference: {
      rounds: [[{ tool: BRIEF, input: { account: 'Helios Analytics', sections: ['relationships'] } }]],
      answer: `| Relationship | Type | ARR (EUR) | Health |
| --- | --- | --- | --- |
| Helios EMEA | Region | 140,000 | 77 |
| Helios Forecasting | Product | 95,000 | 58 |
| Helios Labs | Business Unit | 60,000 | unscored |

Together EUR 295,000 of the company's EUR 310,000.`,
    },
  },
];
