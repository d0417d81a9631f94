import type { PlanSpec } from './workRows';

type Objective = PlanSpec['objectives'][number];

const LENA = 'Lena Hofmann';
const JONAS = 'Jonas Weber';

function done(name: string, closed: number): Objective {
  return { name, owner: JONAS, status: 'Closed Success', due: -closed + 2, closed };
}

function open(name: string, due: number, modified = 6, status = 'New'): Objective {
  return { name, owner: JONAS, status, due, modified };
}

const active = (name: string, due: number, modified = 6): Objective =>
  open(name, due, modified, 'Work In Progress');

/** Plans of Lena's companies. Their objectives belong to the onboarding manager, not to her. */
export const NAMED_PLANS: readonly PlanSpec[] = [
  {
    company: 'Quillon Bank',
    name: 'Onboarding plan',
    owner: LENA,
    type: 'Onboarding',
    status: 'Active',
    due: 40,
    created: 70,
    modified: 3,
    objectives: [
      done('Kickoff and project team', 58),
      done('Sandbox environment', 31),
      active('Migrate customer records', 5),
      active('Train the branch champions', 12),
      active('Security questionnaire', -4, 9),
      open('Pilot in two branches', 24),
      open('Go live', 38),
    ],
  },
  {
    company: 'Larkspur Health',
    name: 'Single sign-on and rollout',
    owner: LENA,
    type: 'Onboarding',
    status: 'Active',
    due: 60,
    created: 80,
    modified: 9,
    objectives: [done('Pilot ward', 40), active('SSO rollout', 14), open('Roll out to all wards', 50)],
  },
  {
    company: 'Helios Analytics',
    name: 'Prove the return on investment',
    owner: LENA,
    type: 'ROI',
    status: 'Active',
    due: -12,
    created: 150,
    modified: 8,
    objectives: [done('Agree on the baseline', 100), active('Measure report times', -12, 8)],
  },
  {
    company: 'Brightwater Utilities',
    name: 'Grow into the field teams',
    owner: LENA,
    type: 'Growth',
    status: 'Active',
    due: 75,
    created: 160,
    modified: 41,
    objectives: [
      done('Pick the first region', 90),
      open('Order tablets', 30, 41),
      open('Train crews', 60, 45),
    ],
  },
  {
    company: 'Tandem Freight',
    name: 'First hundred days',
    owner: LENA,
    type: 'Onboarding',
    status: 'On Hold',
    due: -5,
    created: 110,
    modified: 36,
    objectives: [done('Contract handover', 95), open('Connect the dispatch system', -5, 36)],
  },
  {
    company: 'Bravura',
    name: 'Win back the editors',
    owner: LENA,
    type: 'ROI',
    status: 'At Risk',
    due: 30,
    created: 90,
    modified: 20,
    objectives: [done('Interview five editors', 60), active('Rebuild the templates', 15, 20)],
  },
  {
    company: 'OmegaTech',
    name: 'Return to regular use',
    owner: LENA,
    type: 'Growth',
    status: 'Draft',
    due: 90,
    created: 14,
    modified: 14,
    objectives: [open('Agree on target teams', 21, 14)],
  },
  {
    company: 'Praxis Inc',
    name: 'Launch',
    owner: LENA,
    type: 'Onboarding',
    status: 'Closed',
    due: -240,
    created: 400,
    modified: 235,
    objectives: [done('Go live', 242)],
  },
  {
    company: 'Nordhaven Retail',
    name: 'Stabilise the stores',
    owner: 'Priya Nair',
    type: 'ROI',
    status: 'At Risk',
    due: 18,
    created: 75,
    modified: 33,
    objectives: [done('List open defects', 50), open('Fix the till sync', 4, 33)],
  },
];
