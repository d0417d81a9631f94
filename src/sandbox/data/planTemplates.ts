/** A set of objectives that a success plan can be given by name. */
export interface PlanTemplate {
  readonly name: string;
  readonly objectives: readonly TemplateObjective[];
}

interface TemplateObjective {
  readonly name: string;
  /** Days after the template is applied. */
  readonly due: number;
}

/** The success plan templates of the tenant; no call lists them. */
export const PLAN_TEMPLATES: readonly PlanTemplate[] = [
  {
    name: 'Onboarding basics',
    objectives: [
      { name: 'Hold the kickoff', due: 7 },
      { name: 'Train the first team', due: 30 },
    ],
  },
  {
    name: 'Executive alignment',
    objectives: [
      { name: 'Meet the sponsor', due: 14 },
      { name: 'Agree on the outcomes', due: 28 },
    ],
  },
  { name: 'Value review', objectives: [{ name: 'Measure the return', due: 60 }] },
];
