import * as z from 'zod';
import { planChoices } from '../../data/choices';
import { plansNamed, presentPlan } from '../../data/presentRecords';
import type { PlanRecord } from '../../gainsight/writes/cockpitRecords';
import type { SuccessPlan } from '../../model/successPlan';
import { defineTool } from '../defineTool';
import type { Planned } from '../writePlan';
import { change, ownerChange, planUpdate, typedChange } from './changes';
import { chosen } from './choices';
import { dayInput, noteDueDate, shownDay } from './days';
import { reference, text, words } from './input';
import { named, type Named } from './named';
import { person } from './persons';
import { planWrite, type Planning } from './planning';

const schema = () =>
  z.strictObject({
    plan_gsid: words('Success plan: GSID or name'),
    reference_id: reference(),
    due_date: dayInput().optional().describe('yyyy-MM-dd'),
    name: text().max(255).optional(),
    owner_email: words('E-mail or name').optional(),
    status: text().optional(),
    templates: z.array(text()).min(1).optional().describe('Exact names; added to the plan'),
  });

type Input = z.output<ReturnType<typeof schema>>;

/** Changes a success plan. */
export const successPlanUpdate = defineTool({
  name: 'gainsight_success_plan_update',
  reference: 'gainsightUpdatePlan',
  title: 'Update a success plan',
  icon: '$(edit)',
  effect: 'write',
  modelDescription:
    'Changes a success plan after the user approves old and new values; only what is given is sent, templates are added. An unknown status lists the valid ones. ' +
    'Find it with gainsight_success_plans_get. Deleting is not possible: set a closed status. To log progress use gainsight_timeline_create.',
  userDescription: 'Changes a success plan, once you have approved it.',
  input: schema,
  progress: () => 'Preparing the change of the success plan',
  plan: (input, tenant, signal) => planWrite(tenant, signal, (planning) => planChange(planning, input)),
});

async function planChange(planning: Planning, input: Input): Promise<Planned> {
  const [{ gsid, record: present }, who, status] = await Promise.all([
    planOf(planning, input.plan_gsid),
    input.owner_email === undefined ? undefined : person(planning, 'owner', input.owner_email),
    chosen(planning, { read: planChoices, field: 'status', label: 'plan status', given: input.status }),
  ]);
  const { name, due_date: dueDate, templates } = input;
  noteDueDate(planning, dueDate);
  if (templates) planning.unchecked.push(`Templates (${templates.join(', ')}): the API does not list them.`);
  if (status !== undefined && /clos/i.test(status) && present?.closed === false)
    planning.warnings.push('Closing a plan closes its open objectives.');
  const referenceId = input.reference_id ?? crypto.randomUUID();
  return planUpdate<SuccessPlan, Omit<PlanRecord, 'referenceId'>>(planning, {
    kind: 'successPlan',
    what: present
      ? `the success plan "${present.name}" at ${present.companyName ?? 'its account'}`
      : `the success plan ${gsid}`,
    gsid,
    companyGsid: present?.companyGsid,
    present,
    changes: [
      typedChange('Name', name, (plan) => plan.name, { name }),
      change('Status', status, (plan) => plan.status, { status }),
      change('Due', dueDate && shownDay(dueDate), (plan) => plan.dueDate && shownDay(plan.dueDate), {
        dueDate,
      }),
      ownerChange(who),
      change('Templates added', templates?.join(', '), undefined, { templates }),
    ],
    read: ({ client }, signal) => presentPlan(client, gsid, signal),
    write: ({ writes }, changed, _now, signal) =>
      writes.updateSuccessPlan(gsid, { referenceId, ...changed }, { signal }),
    readBack: (plan) => ({ status: plan.status, due: plan.dueDate && shownDay(plan.dueDate) }),
  });
}

/** The success plan that a GSID or words of its name mean; an open one before closed ones. */
function planOf(planning: Planning, given: string): Promise<Named<SuccessPlan>> {
  const { client } = planning.tenant;
  return named(planning, {
    what: 'success plan',
    text: given,
    byGsid: (gsid, signal) => presentPlan(client, gsid, signal),
    byName: async (name, signal) => {
      const { records, complete } = await plansNamed(client, name, signal);
      const open = records.filter(({ closed }) => !closed);
      return { records: open.length > 0 ? open : records, complete };
    },
    nameOf: ({ name }) => name,
    row: planRow,
    look: 'Look with gainsight_success_plans_get and the account, then give its GSID.',
  });
}

/** How one plan is told from another. */
function planRow({ name, gsid, companyName, owner, status, dueDate }: SuccessPlan): object {
  return {
    ...{ plan: name, account: companyName, status, owner: owner?.name, gsid },
    due: dueDate && shownDay(dueDate),
  };
}
