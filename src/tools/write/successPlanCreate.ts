import * as z from 'zod';
import { planChoices } from '../../data/choices';
import { htmlToText } from '../../gainsight/htmlText';
import type { PlanRecord } from '../../gainsight/writes/cockpitRecords';
import { defineTool } from '../defineTool';
import type { Planned } from '../writePlan';
import { account, renewalLine } from './account';
import { chosen } from './choices';
import { askAboutLostCreate, noteLookAlikes, sendCreate } from './creation';
import { customFields } from './customFields';
import { dayInput, noteDueDate, shownDay } from './days';
import { owner, reference, text, words } from './input';
import { person } from './persons';
import { line, planWrite, type Planning } from './planning';
import { toSafeHtml } from './safeHtml';

const parameters = () => ({
  company_gsid: words('Company name, mail domain or GSID'),
  name: text().max(255),
  plan_type: words('As configured'),
  due_date: dayInput().optional().describe('yyyy-MM-dd'),
  owner_email: owner(),
  status: text().optional(),
  action_plan: words('Text or Markdown').optional(),
  templates: z.array(text()).min(1).optional(),
  reference_id: reference(),
});
const schema = () => z.object(parameters()).catchall(z.unknown());

type Input = z.output<ReturnType<typeof schema>>;

/** Creates a success plan. */
export const successPlanCreate = defineTool({
  name: 'gainsight_success_plan_create',
  reference: 'gainsightCreatePlan',
  title: 'Create a success plan',
  icon: '$(add)',
  effect: 'write',
  modelDescription:
    'Creates a success plan at an account after the user approves it; type and status are checked first (gainsight_field_values), templates by exact name.',
  userDescription: 'Creates a success plan, once you have approved it.',
  input: schema,
  progress: ({ name }) => `Preparing the success plan ${name}`,
  plan: (input, tenant, signal) => planWrite(tenant, signal, (planning) => planCreate(planning, input)),
});

async function planCreate(planning: Planning, input: Input): Promise<Planned> {
  const { tenant } = planning;
  const { name, due_date: dueDate, templates, plan_type: given } = input;
  planning.warm(() => planning.tenant.metadata.describe('cta_group'));
  const [company, who, type, status] = await Promise.all([
    account(planning, input.company_gsid),
    person(planning, 'owner', input.owner_email),
    chosen(planning, { read: planChoices, field: 'type', label: 'plan type', given }),
    chosen(planning, { read: planChoices, field: 'status', label: 'plan status', given: input.status }),
  ]);
  const meaning = { object: 'cta_group', parentGsid: company.gsid, name, owner: who.key, dueDate } as const;
  await askAboutLostCreate(planning, 'successPlan', meaning);
  const [{ custom, lines }, present] = await Promise.all([
    customFields(planning, { object: 'cta_group', type, input, parameters: Object.keys(parameters()) }),
    planning.check('Plans like this one', (signal) => tenant.plans.ofCompany(company.gsid, signal)),
  ]);
  noteLookAlikes(
    planning,
    'successPlan',
    name,
    present?.filter(({ closed }) => !closed),
  );
  noteDueDate(planning, dueDate);
  if (templates) planning.unchecked.push(`Templates (${templates.join(', ')}): the API does not list them.`);
  const actionPlan = input.action_plan && toSafeHtml(input.action_plan);
  const referenceId = input.reference_id ?? crypto.randomUUID();
  const record: PlanRecord = {
    ...{ referenceId, name, companyGsid: company.gsid, owner: who.field, dueDate, type, status },
    ...{ actionPlan, templates, custom },
  };
  const due = dueDate && shownDay(dueDate);
  return planning.plan(
    `Create success plan "${name}" at ${company.name}`,
    [
      line('Account', company.name),
      line('Plan', name),
      line('Type', type),
      line('Owner', who.words),
      line('Due', due),
      renewalLine(company),
      line('Status', status),
      line('Templates', templates?.join(', ')),
      ...lines,
      line('Action plan', actionPlan && htmlToText(actionPlan)),
    ],
    sendCreate(
      'successPlan',
      meaning,
      company.gsid,
      ({ writes }, signal) => writes.createSuccessPlan(record, { signal }),
      {
        done: `Created the success plan "${name}".`,
        plan: name,
        account: company.name,
        owner: who.words,
        due,
      },
    ),
  );
}
