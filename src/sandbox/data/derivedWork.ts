import type { Calendar } from '../calendar';
import { Random } from '../random';
import type { Row } from '../row';
import { workRows, type CtaSpec, type PlanSpec, type TaskSpec, type WorkRows } from './workRows';

type Kind = readonly [name: string, type: string, reason: string];

const KINDS: readonly [Kind, ...Kind[]] = [
  ['Usage fell below target', 'Risk', 'Adoption'],
  ['New sponsor to meet', 'Risk', 'Executive Sponsor Change'],
  ['Open support escalation', 'Risk', 'Support'],
  ['Plan the next review', 'Lifecycle', 'Executive Business Review'],
  ['Prepare the renewal', 'Lifecycle', 'Renewal'],
  ['Offer the analytics module', 'Opportunity', 'Upsell'],
];
const TASKS = ['Call the champion', 'Send the summary', 'Check the numbers'] as const;

/** CTAs, tasks and now and then a plan for a company about which nothing is told; its manager owns them. */
export function deriveWork(calendar: Calendar, seed: number, company: Row, owner: string): WorkRows {
  const name = String(company.Name);
  const random = new Random(seed, `work ${name}`);
  const first = random.int(0, KINDS.length - 1);
  const ctas = Array.from({ length: random.int(1, 3) }, (_, i) =>
    cta(random, name, owner, KINDS[(first + i) % KINDS.length] ?? KINDS[0]),
  );
  return workRows(calendar, ctas, random.chance(0.4) ? [plan(random, name, owner)] : []);
}

function cta(random: Random, company: string, owner: string, [name, type, reason]: Kind): CtaSpec {
  const created = random.int(5, 90);
  const closed = random.chance(0.3) ? random.int(1, created) : undefined;
  return {
    company,
    name,
    owner,
    type,
    reason,
    created,
    status: closed === undefined ? random.pick(['New', 'Work In Progress']) : 'Closed Success',
    priority: random.pick(['High', 'Medium', 'Medium', 'Low']),
    due: random.int(-20, 60),
    ...(closed === undefined ? {} : { closed }),
    comments: `<p>${name}.</p>`,
    tasks: Array.from({ length: random.int(0, 2) }, (_, i) => task(random, owner, i, closed !== undefined)),
  };
}

function task(random: Random, owner: string, index: number, closed: boolean): TaskSpec {
  return {
    name: TASKS[index % TASKS.length] ?? TASKS[0],
    owner,
    due: random.int(-10, 40),
    closed: closed || random.chance(0.3),
  };
}

function plan(random: Random, company: string, owner: string): PlanSpec {
  const created = random.int(30, 200);
  return {
    company,
    name: 'Success plan',
    owner,
    type: random.pick(['Onboarding', 'ROI', 'Growth']),
    status: random.pick(['Draft', 'Active', 'Active', 'At Risk', 'Closed']),
    due: random.int(-20, 150),
    created,
    modified: random.int(1, Math.min(60, created)),
    objectives: [
      { name: 'Agree on goals', owner, status: 'Closed Success', due: -25, closed: 26 },
      { name: 'Reach half of the users', owner, status: 'Work In Progress', due: random.int(-5, 60) },
      { name: 'Review the result', owner, status: 'New', due: random.int(61, 150) },
    ],
  };
}
