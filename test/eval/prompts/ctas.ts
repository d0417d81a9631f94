import { EBR, overdueCtas, overdueTasks, tandemOnboarding } from '../../support/promptFacts';
import { asksBack, links, rows, says, tells } from '../facts/fact';
import type { EvalPrompt } from '../prompt';
import { absentOr, contains, holds, sends, sendsOnly } from '../rules';
import { WRITES } from './shared';

const CTAS = 'gainsight_ctas_list';
const CTA_ROWS = 'gainsight_cta_list';
const CREATE = 'gainsight_cta_create';
const UPDATE = 'gainsight_cta_update';
const TASK = 'gainsight_task_create';
const COMPANIES = 'gainsight_company_query';
const BRIEF = 'gainsight_account_brief';

const BRAVURA_RENEWS = '2027-01-27';
const EBR_WORDS = /EBR|executive business review/i;

/** What is on a person's plate, and changing it. */
export const ctas: readonly EvalPrompt[] = [
  {
    id: 'P08',
    persona: 'CSM',
    prompt: "What's overdue on my plate?",
    paths: [[CTAS], [CTAS, 'gainsight_task_list'], [CTA_ROWS, 'gainsight_task_list']],
    rules: [
      absentOr(CTAS, 'owner', 'me', 'Lena Hofmann', 'lena.hofmann@example.com'),
      contains(CTA_ROWS, 'where', 'IsClosed'),
      contains(CTA_ROWS, 'where', 'DueDate'),
      contains(CTA_ROWS, 'where', 'OwnerId', 'CURRENT_USER'),
    ],
    facts: [
      ...rows(overdueCtas, { ordered: true }),
      ...rows(overdueTasks, { ordered: true }),
      says('that these are CTAs and tasks', /\bCTAs?\b/, /\btasks?\b/i),
    ],
    reference: {
      rounds: [[{ tool: CTAS, input: { owner: 'me', state: 'overdue', include_tasks: true } }]],
      answer: `**CTAs**, longest overdue first:

| CTA | Account | Due | Days late |
| --- | --- | --- | --- |
| Settle the billing dispute | Fernhill Foods | 2026-11-03 | 15 |
| Recover product usage | Praxis Inc | 2026-11-12 | 6 |

**Tasks**:

| Task | Account | Due | Days late |
| --- | --- | --- | --- |
| Send the credit note | Fernhill Foods | 2026-11-02 | 16 |
| Share the usage report | Praxis Inc | 2026-11-10 | 8 |
| Collect the SSO test results | Larkspur Health | 2026-11-16 | 2 |`,
    },
  },
  {
    id: 'P09',
    persona: 'CSM',
    prompt: 'Create a CTA for Bravura to schedule an EBR before renewal.',
    // The tool itself looks for an open CTA of the same kind; only the renewal date must be read before.
    paths: [COMPANIES, BRIEF, 'gainsight_renewals_upcoming', 'gainsight_accounts_health_get'].map((read) => [
      ...[read, CREATE],
    ]),
    rules: [
      sends(CREATE, 'Name', EBR_WORDS),
      sends(CREATE, 'OwnerEmail', 'lena.hofmann@example.com'),
      sends(CREATE, 'referenceId', /.{8}/),
      holds(CREATE, 'due before the renewal', ({ sent }) =>
        sent.some(
          ({ DueDate: due }) => typeof due === 'string' && due > '2026-11-18' && due < BRAVURA_RENEWS,
        ),
      ),
    ],
    approvals: [
      { tool: CREATE, card: [tells('Bravura', EBR_WORDS, 'Type:', 'Lena Hofmann', 'Due:', BRAVURA_RENEWS)] },
    ],
    facts: [tells('Bravura', EBR_WORDS), links(EBR_WORDS), says('the renewal date', BRAVURA_RENEWS)],
    reference: {
      rounds: [
        [{ tool: BRIEF, input: { account: 'Bravura', sections: ['renewal', 'ctas'] } }],
        [{ tool: CREATE, input: EBR }],
      ],
      answer:
        'Created the CTA "Schedule the EBR before the renewal" at Bravura, due 2026-12-11: the renewal is on 2027-01-27.',
    },
  },
  {
    id: 'P10',
    persona: 'CSM',
    prompt: 'Push the OmegaTech adoption risk CTA to next Friday and make it high priority.',
    // A name is enough for the tool: it finds the CTA and shows what it has found.
    paths: [[UPDATE]],
    rules: [
      sends(UPDATE, 'DueDate', '2026-11-27'),
      sends(UPDATE, 'priority', 'High'),
      sends(UPDATE, 'referenceId', /.{8}/),
      sendsOnly(UPDATE, 'DueDate', 'Gsid', 'priority', 'referenceId'),
    ],
    approvals: [
      {
        tool: UPDATE,
        card: [tells('OmegaTech', 'Adoption risk', '2026-11-19', '2026-11-27', 'Friday', 'Medium', 'High')],
      },
    ],
    facts: [tells('2026-11-27', 'High')],
    reference: {
      rounds: [
        [{ tool: CTAS, input: { account: 'OmegaTech', type: 'Risk' } }],
        [
          {
            tool: UPDATE,
            input: { gsid: 'OmegaTech adoption risk', due_date: '2026-11-27', priority: 'High' },
          },
        ],
      ],
      answer:
        'Done: "Adoption risk: weekly users are down" at OmegaTech is now due on Friday, 2026-11-27, with high priority.',
    },
  },
  {
    id: 'P11',
    persona: 'onboarding manager',
    prompt: 'Close the onboarding CTA for Tandem Freight, kickoff is done.',
    paths: [[CTAS], [COMPANIES, CTA_ROWS]],
    rules: [contains(CTA_ROWS, 'where', 'IsClosed')],
    forbidden: WRITES,
    facts: [...rows(tandemOnboarding), asksBack()],
    reference: {
      rounds: [[{ tool: CTAS, input: { account: 'Tandem Freight', type: 'Onboarding' } }]],
      answer: `Tandem Freight has two open onboarding CTAs:

- Onboarding: driver app, due 2026-11-27, owner Jonas Weber
- Onboarding: dispatch desk, due 2026-12-08, owner Lena Hofmann

Which one shall I close?`,
    },
  },
  {
    id: 'P12',
    persona: 'CSM',
    prompt: 'Under the Bravura EBR CTA add a task: send the deck to the sponsor by Thursday, assigned to me.',
    before: [{ tool: CREATE, input: EBR }],
    paths: [[TASK]],
    rules: [
      sends(TASK, 'DueDate', '2026-11-19'),
      sends(TASK, 'Name', /deck/i),
      sends(TASK, 'OwnerEmail', 'lena.hofmann@example.com'),
      sends(TASK, 'referenceId', /.{8}/),
    ],
    approvals: [{ tool: TASK, card: [tells(EBR.name, /deck/i, '2026-11-19', 'Thursday', 'Lena Hofmann')] }],
    facts: [tells(/deck/i), says('the day', '2026-11-19')],
    reference: {
      rounds: [
        [{ tool: CTAS, input: { account: 'Bravura' } }],
        [
          {
            tool: TASK,
            input: {
              cta_gsid: EBR.name,
              name: 'Send the deck to the sponsor',
              due_date: '2026-11-19',
              owner_email: 'me',
            },
          },
        ],
      ],
      answer:
        'Created the task "Send the deck to the sponsor" under "Schedule the EBR before the renewal", due Thursday, 2026-11-19, owner Lena Hofmann.',
    },
  },
];
