import { gsid } from '../gsid';

/** A set of tasks that a CTA of one type can be given by name. */
export interface Playbook {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly tasks: readonly PlaybookTask[];
}

interface PlaybookTask {
  readonly name: string;
  /** Days after the playbook is applied. */
  readonly due: number;
}

const BOOKS: readonly Omit<Playbook, 'id'>[] = [
  {
    name: 'Adoption rescue',
    type: 'Risk',
    tasks: [
      { name: 'Pull the usage report', due: 2 },
      { name: 'Call the champion', due: 5 },
      { name: 'Agree on a training plan', due: 10 },
    ],
  },
  {
    name: 'Sponsor change',
    type: 'Risk',
    tasks: [
      { name: 'Find the new sponsor', due: 3 },
      { name: 'Introduce the team', due: 10 },
    ],
  },
  {
    name: 'EBR preparation',
    type: 'Lifecycle',
    tasks: [
      { name: 'Collect the results', due: 5 },
      { name: 'Draft the deck', due: 10 },
    ],
  },
  { name: 'Renewal countdown', type: 'Lifecycle', tasks: [{ name: 'Confirm the terms', due: 14 }] },
  { name: 'Module offer', type: 'Opportunity', tasks: [{ name: 'Show the module', due: 7 }] },
];

/** The playbooks of the tenant; no call lists them. */
export const PLAYBOOKS: readonly Playbook[] = BOOKS.map((book) => ({
  id: gsid('1S06', `playbook ${book.name}`),
  ...book,
}));
