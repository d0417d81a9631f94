import { brightwaterContact, DANAS_CALL, meridianEntries } from '../../support/promptFacts';
import { never, rows, says, tells } from '../facts/fact';
import type { EvalPrompt } from '../prompt';
import { atMost, contains, eitherRule, holds, sends } from '../rules';

const ENTRIES = 'gainsight_activities_list';
const ENTRY_ROWS = 'gainsight_timeline_query';
const LOG = 'gainsight_timeline_create';
const CORRECT = 'gainsight_timeline_update';
const COMPANIES = 'gainsight_company_query';

/** What was logged, logging, and correcting it. */
export const timeline: readonly EvalPrompt[] = [
  {
    id: 'P17',
    persona: 'CSM',
    prompt: 'Get the latest timeline entries for Meridian Corp.',
    paths: [[ENTRIES], [ENTRY_ROWS]],
    rules: [
      contains(ENTRIES, 'account', 'meridian', '1P02'),
      atMost(ENTRIES, 'limit', 20),
      contains(ENTRY_ROWS, 'where', 'CompanyId'),
    ],
    facts: [
      ...rows(
        meridianEntries.map(([subject, ...facts], n) =>
          n === 0 ? [subject, ...facts, 'Lena Hofmann', /export/i] : [subject, ...facts],
        ),
        { ordered: true },
      ),
      says('how many there are', /\b(?:all|five|5)\b/i),
      never('HTML', /<\/?(?:p|b|br|div|ul|li)\b/i),
    ],
    reference: {
      rounds: [[{ tool: ENTRIES, input: { account: 'Meridian Corp', limit: 10 } }]],
      answer: `All five entries, newest first:

| Date | Type | Subject | Author | Gist |
| --- | --- | --- | --- | --- |
| 2026-10-02 | Call | Migration follow-up | Lena Hofmann | Exports still fail at night; Olga wants a date |
| 2026-09-18 | Email | Workaround for exports | Lena Hofmann | Script sent |
| 2026-09-04 | Meeting | Migration workshop | Lena Hofmann | Minutes of the workshop |
| 2026-08-14 | Meeting | Quarterly business review | Lena Hofmann | Plan for the migration agreed |
| 2026-07-01 | Call | New plant lead | Lena Hofmann | Olga Petrova takes over |`,
    },
  },
  {
    id: 'P18',
    persona: 'CSM',
    prompt:
      'Log a call: just spoke with Dana Whitfield at Cloudnine for 25 minutes. Happy with the new dashboards, worried about the price uplift. Procurement wants a 2-year term.',
    // The tool finds the company and looks whether the text names a known contact.
    paths: [[LOG]],
    rules: [
      sends(LOG, 'TypeName', /^(?:Phone )?Call$/),
      sends(LOG, 'DurationInMins', 25),
      sends(LOG, 'Author', 'lena.hofmann@example.com'),
      sends(LOG, 'ActivityDate', /^2026-11-18/),
      sends(LOG, 'Notes', /(?:2|two).year/i),
      sends(LOG, 'Notes', /uplift/),
      sends(LOG, 'Notes', /dashboards/),
      sends(LOG, 'ExternalId', /.{8}/),
    ],
    forbidden: ['gainsight_cta_create'],
    approvals: [
      {
        tool: LOG,
        card: [
          tells(
            'Cloudnine',
            25,
            /dashboards/i,
            /uplift/i,
            /(?:2|two).year/i,
            /Dana Whitfield.*known contact/,
          ),
        ],
      },
    ],
    facts: [tells('Cloudnine')],
    reference: {
      rounds: [[{ tool: LOG, input: DANAS_CALL }]],
      answer:
        'Logged the call with Dana Whitfield at Cloudnine, who is a known contact. A risk CTA about the price uplift may be worth a thought.',
    },
  },
  {
    id: 'P19',
    persona: 'CSM',
    prompt: 'My note on Cloudnine from this morning is wrong: it should say 3-year term, not 2-year.',
    before: [{ tool: LOG, input: { ...DANAS_CALL, activity_date: '2026-11-18T08:10' } }],
    paths: [ENTRIES, ENTRY_ROWS].map((read) => [read, CORRECT]),
    rules: [
      sends(CORRECT, 'Notes', /^(?!.*2-year).*3-year/s),
      sends(CORRECT, 'Notes', /dashboards.*uplift/s),
      sends(CORRECT, 'Subject', DANAS_CALL.subject),
      sends(CORRECT, 'ActivityTypeId', /^1I00/),
    ],
    approvals: [{ tool: CORRECT, card: [tells(/2-year.*→.*3-year/s)] }],
    facts: [tells(/3-year/)],
    reference: {
      rounds: [
        [{ tool: ENTRIES, input: { account: 'Cloudnine', since: '2026-11-18', detail: 'detailed' } }],
        [
          {
            tool: CORRECT,
            input: {
              activity_gsid: DANAS_CALL.subject,
              notes: DANAS_CALL.notes.replace('2-year', '3-year'),
            },
          },
        ],
      ],
      answer: 'Corrected: the note of this morning says 3-year term now; the rest is unchanged.',
    },
  },
  {
    id: 'P20',
    persona: 'CSM',
    prompt: 'Has anyone talked to Brightwater Utilities since March?',
    paths: [[ENTRIES], [COMPANIES, ENTRY_ROWS], [ENTRY_ROWS]],
    rules: [
      // Without a first day the tool gives the whole Timeline, which holds the answer too.
      eitherRule(
        contains(ENTRIES, 'since', '2026-03-01'),
        holds(ENTRIES, 'everything', ({ input }) => input.since === undefined),
      ),
      contains(ENTRY_ROWS, 'where', 'ActivityDate'),
    ],
    facts: [
      says('no, and first', /^[^.\n]{0,60}\b(?:no|nobody|none|not)\b/i),
      tells(...brightwaterContact),
      says('how many contacts', /\b(?:no|0|zero|none|nobody)\b/i),
      says('that internal notes do not count', /internal notes?/i),
    ],
    reference: {
      rounds: [[{ tool: ENTRIES, input: { account: 'Brightwater Utilities', since: '2026-03-01' } }]],
      answer:
        'No. Since 2026-03-01 there were no contacts with the customer, only two internal notes. The last one before was a Meeting on 2026-02-12 by Lena Hofmann.',
    },
  },
];
