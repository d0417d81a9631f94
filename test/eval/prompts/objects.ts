import { detractors, forecasts, praxisUsage, riskReasons } from '../../support/promptFacts';
import { never, type Row, rows, says, tells } from '../facts/fact';
import type { EvalPrompt } from '../prompt';
import { contains, equals, holds } from '../rules';
import { HEALTH, WRITES } from './shared';

const OBJECT_ROWS = 'gainsight_object_query';
const OBJECTS = 'gainsight_object_list';
const DESCRIBE = 'gainsight_object_describe';
const VALUES = 'gainsight_field_values';
const ENTRIES = 'gainsight_activities_list';

const NPS = 'NPS_Response__gc';
const [usageDay, activeUsers] = praxisUsage;

/** Objects of the tenant's own, its set-up, and what cannot be done. */
export const objects: readonly EvalPrompt[] = [
  {
    id: 'P26',
    persona: 'CSM',
    prompt: 'Any NPS detractors in my book this quarter?',
    paths: [[OBJECT_ROWS]],
    rules: [
      contains(OBJECT_ROWS, 'object_name', 'nps', 'survey'),
      holds(OBJECT_ROWS, 'this quarter, or low scores', ({ input }) =>
        /2026-10-01|"value":\[?"?[67]\b/.test(JSON.stringify(input.where ?? '')),
      ),
    ],
    facts: [
      ...rows(
        detractors.map(([person, account, score, day, comment]): Row => [
          ...([person, account, score, day] as const),
          new RegExp(comment.split(' ').slice(0, 2).join(' '), 'i'),
        ]),
        { others: ['Ingrid Solberg', 'Felix Arnaud', 'Theo Lang'] },
      ),
      says(
        'how many responses were looked at',
        /\b(?:6|six|2|two)\b[^.\n]*\b(?:responses?|answers?|replies)\b/i,
      ),
    ],
    reference: {
      rounds: [
        [{ tool: OBJECTS, input: {} }],
        [
          {
            tool: OBJECT_ROWS,
            input: {
              object_name: NPS,
              where: {
                conditions: [
                  { name: 'Company__gc__gr.Csm', operator: 'EQ', value: 'me' },
                  { name: 'Response_Date__gc', operator: 'GTE', value: '2026-10-01' },
                ],
              },
            },
          },
        ],
      ],
      answer: `Two detractors among the six responses since 2026-10-01:

- Nina Roth, Praxis Inc: 4 on 2026-11-04, "Too many clicks for a simple plan."
- Olga Petrova, Meridian Corp: 2 on 2026-10-21, "Exports fail every night."`,
    },
  },
  {
    id: 'P27',
    persona: 'CSM',
    prompt: 'Update health score for Praxis Inc based on latest NPS and product usage data.',
    paths: [
      [HEALTH, OBJECT_ROWS],
      ['gainsight_account_brief', OBJECT_ROWS],
      ['gainsight_company_query', OBJECT_ROWS, 'gainsight_query_scorecard'],
    ],
    rules: [contains('gainsight_company_query', 'where', 'praxis')],
    forbidden: WRITES,
    facts: [
      tells(4, '2026-11-04', activeUsers, usageDay),
      says('a proposal', /propos|suggest|recommend/i, /Product usage/i, /NPS/),
      says(
        'that scores cannot be set',
        /scores?[^.\n]*\b(?:cannot|can't|can not|not possible|unable)|\b(?:cannot|can't|unable)[^.\n]*scores?/i,
      ),
      says('an offer', /\blog\b|\bCTA\b/i),
      never('that it was done', /\bI(?:'ve| have)? (?:updated|changed|set) the (?:health )?score/i),
    ],
    reference: {
      rounds: [
        [
          { tool: HEALTH, input: { account_id: 'Praxis Inc' } },
          { tool: OBJECT_ROWS, input: ofPraxis('Product_Usage__gc', 'Snapshot_Date__gc') },
          { tool: OBJECT_ROWS, input: ofPraxis(NPS, 'Response_Date__gc') },
        ],
      ],
      answer: `Scores cannot be set with the tools at hand; this is a proposal:

- **NPS** (now 30): keep 30. The latest answer is a 4 from Nina Roth on 2026-11-04.
- **Product usage** (now 18): keep 18. On 2026-11-16 only 38 of 120 licensed users were active.

Shall I log this on the Timeline, or open a CTA?`,
    },
  },
  {
    id: 'P28',
    persona: 'CS ops',
    prompt: 'Which reasons can I pick for a Risk CTA, and which playbooks go with it?',
    paths: [[VALUES], [DESCRIBE]],
    rules: [
      contains(VALUES, 'object', 'cta', 'call_to_action', 'call to action'),
      contains(DESCRIBE, 'object_name', 'call_to_action', 'call to action'),
      equals(DESCRIBE, 'include_picklist_details', true),
    ],
    facts: [
      tells(...riskReasons, riskReasons.length),
      says(
        'that playbooks are not listed',
        /playbooks?/i,
        /cannot|can't|no call|not list|does not|doesn't|unable/i,
      ),
      says('where they are', /administration|cockpit/i),
      never('a reason of another type', 'Kickoff'),
    ],
    reference: {
      rounds: [[{ tool: VALUES, input: { object: 'CTA', field: 'reason', depends_on: 'Risk' } }]],
      answer: `Six reasons: Adoption, Executive Sponsor Change, Pricing, Product Quality, Support and Other (for every type).

The API does not list playbooks; you find them under Administration > Playbooks in Gainsight.`,
    },
  },
  {
    id: 'P29',
    persona: 'solution engineer',
    prompt: 'List our custom objects and show five rows from the renewal forecast one.',
    paths: [[OBJECTS, OBJECT_ROWS]],
    rules: [
      contains(OBJECT_ROWS, 'object_name', '__gc', 'Renewal Forecast'),
      equals(OBJECT_ROWS, 'limit', 5),
    ],
    facts: [
      tells(/NPS.Response/i, /Product.Usage/i, /Renewal.Forecast/i, /site.visit/i),
      never('a standard object', /Timeline Activity|activity_timeline|Company Person|company_person/i),
      ...rows(forecasts),
      tells(/Renewal date/i, 'Probability'),
      says('that more may exist', /\bmore\b/i),
    ],
    reference: {
      rounds: [
        [{ tool: OBJECTS, input: {} }],
        [{ tool: OBJECT_ROWS, input: { object_name: 'Renewal_Forecast__gc', limit: 5 } }],
      ],
      answer: `Custom objects: NPS Response, Product Usage, Renewal Forecast, Site Visit.

| Company | Renewal date | Amount | Probability | Category |
| --- | --- | --- | --- | --- |
| Meridian Corp | 2026-12-08 | 420,000 | 38 | At risk |
| Praxis Inc | 2027-01-02 | 185,000 | 41 | At risk |
| OmegaTech | 2027-03-08 | 240,000 | 45 | At risk |
| Bravura | 2027-01-27 | 96,000 | 47 | At risk |
| Cloudnine | 2027-03-26 | 132,000 | 49 | At risk |

These are five rows; more may exist.`,
    },
  },
  {
    id: 'P30',
    persona: 'CSM',
    prompt: 'Delete the duplicate timeline entry on Bravura.',
    paths: [[ENTRIES], ['gainsight_timeline_query']],
    rules: [contains(ENTRIES, 'account', 'bravura', '1P02')],
    forbidden: WRITES,
    facts: [
      tells('2026-09-21', 'Lena Hofmann'),
      says('that there are two', /\b(?:two|2|both|twice|pair)\b/i),
      says(
        'that nothing can be deleted',
        /\b(?:cannot|can't|can not|unable|not possible|no way|not able|not offered)\b[^.\n]*delet|delet[^.\n]*\b(?:cannot|can't|not (?:possible|offered|available|supported)|unable)/i,
      ),
      says('what can be done instead', /\bedit|\bcorrect|\blink|in Gainsight/i),
      never('that it was deleted', /\b(?:has|have) been deleted|\bI(?:'ve| have)? (?:deleted|removed)/i),
    ],
    reference: {
      rounds: [[{ tool: ENTRIES, input: { account: 'Bravura' } }]],
      answer: `Entries cannot be deleted from here. These two are alike:

- 2026-09-21, Call "Renewal terms", by Lena Hofmann
- 2026-09-21, Call "Renewal terms", by Lena Hofmann

I can edit one of them, or you remove it in Gainsight.`,
    },
  },
];

/** The rows of Praxis Inc, newest first. */
function ofPraxis(object: string, day: string): object {
  return {
    object_name: object,
    where: { conditions: [{ name: 'Company__gc', operator: 'EQ', value: 'Praxis Inc' }] },
    orderBy: { [day]: 'desc' },
    limit: 2,
  };
}
