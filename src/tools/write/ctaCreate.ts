import * as z from 'zod';
import { ctaChoices } from '../../data/choices';
import { findCtas } from '../../data/ctaSearch';
import { htmlToText } from '../../gainsight/htmlText';
import type { CtaRecord } from '../../gainsight/writes/cockpitRecords';
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
  cta_type: words('As configured, e.g. Risk'),
  name: text().max(255),
  owner_email: owner(),
  reference_id: reference(),
  comments: words('Text or Markdown').optional(),
  due_date: dayInput().optional().describe('yyyy-MM-dd'),
  playbook: words('Exact name').optional(),
  priority: words('High, Medium or Low').optional(),
  reason: words('As configured for the type').optional(),
  status: words('As configured for the type').optional(),
});
const schema = () => z.object(parameters()).catchall(z.unknown());

type Input = z.output<ReturnType<typeof schema>>;

/** Creates a CTA. */
export const ctaCreate = defineTool({
  name: 'gainsight_cta_create',
  reference: 'gainsightCreateCta',
  title: 'Create a CTA',
  icon: '$(add)',
  effect: 'write',
  modelDescription:
    'Creates a CTA at an account after the user approves it; shows open look-alikes and the renewal date. Names do instead of ids. ' +
    'Values are checked first, see gainsight_field_values. A required custom field goes in under its API name (…__gc).',
  userDescription: 'Creates a CTA, once you have approved it.',
  input: schema,
  progress: ({ name }) => `Preparing the CTA ${name}`,
  plan: (input, tenant, signal) => planWrite(tenant, signal, (planning) => planCta(planning, input)),
});

async function planCta(planning: Planning, input: Input): Promise<Planned> {
  const found = await lookedUp(planning, input);
  const { company, who } = found;
  const { name, due_date: dueDate, playbook } = input;
  const meaning = {
    object: 'call_to_action',
    parentGsid: company.gsid,
    name,
    owner: who.key,
    dueDate,
  } as const;
  await askAboutLostCreate(planning, 'cta', meaning);
  noteLookAlikes(planning, 'cta', name, found.open);
  noteDueDate(planning, dueDate);
  if (dueDate !== undefined && company.renewalDate !== undefined && dueDate > company.renewalDate)
    planning.warnings.push('The due date is after the renewal of the account.');
  if (playbook !== undefined)
    planning.unchecked.push(`The playbook "${playbook}": the API does not list playbooks.`);
  const { type, reason, status, priority, custom, customLines } = found;
  const comments = input.comments && toSafeHtml(input.comments);
  const referenceId = input.reference_id ?? crypto.randomUUID();
  const record: CtaRecord = {
    ...{ referenceId, name, companyGsid: company.gsid, owner: who.field, dueDate, comments, custom },
    ...{ type, reason, status, priority, playbook },
  };
  const due = dueDate && shownDay(dueDate);
  return planning.plan(
    `Create CTA "${name}" at ${company.name}`,
    [
      line('Account', company.name),
      line('Name', name),
      line('Type', type),
      line('Reason', reason),
      line('Owner', who.words),
      line('Due', due),
      renewalLine(company),
      line('Priority', priority),
      line('Status', status),
      line('Playbook', playbook),
      ...customLines,
      line('Comments', comments && htmlToText(comments)),
    ],
    sendCreate('cta', meaning, company.gsid, ({ writes }, signal) => writes.createCta(record, { signal }), {
      ...{
        done: `Created the CTA "${name}".`,
        cta: name,
        account: company.name,
        type,
        owner: who.words,
        due,
      },
    }),
  );
}

async function lookedUp(planning: Planning, input: Input) {
  const { client } = planning.tenant;
  planning.warm(() => planning.tenant.metadata.describe('call_to_action'));
  const read = ctaChoices;
  const [company, who, type] = await Promise.all([
    account(planning, input.company_gsid),
    person(planning, 'owner', input.owner_email),
    chosen(planning, { read, field: 'type', label: 'CTA type', given: input.cta_type }),
  ]);
  const [reason, status, priority, { custom, lines }, open] = await Promise.all([
    chosen(planning, { read, field: 'reason', label: 'reason', given: input.reason, type }),
    chosen(planning, { read, field: 'status', label: 'status', given: input.status, type }),
    chosen(planning, { read, field: 'priority', label: 'priority', given: input.priority, type }),
    customFields(planning, { object: 'call_to_action', type, input, parameters: Object.keys(parameters()) }),
    planning.check('Open CTAs like this one', (signal) =>
      findCtas(client, { companyGsids: [company.gsid], closed: false }, signal),
    ),
  ]);
  return { company, who, type, reason, status, priority, custom, customLines: lines, open: open?.ctas };
}
