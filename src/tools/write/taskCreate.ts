import * as z from 'zod';
import { taskChoices } from '../../data/choices';
import { htmlToText } from '../../gainsight/htmlText';
import type { TaskRecord } from '../../gainsight/writes/cockpitRecords';
import { defineTool } from '../defineTool';
import type { Planned } from '../writePlan';
import { chosen } from './choices';
import { askAboutLostCreate, noteLookAlikes, sendCreate } from './creation';
import { ctaOf } from './ctaUpdate';
import { customFields } from './customFields';
import { dayInput, noteDueDate, shownDay } from './days';
import { owner, reference, text, words } from './input';
import { person } from './persons';
import { line, planWrite, type Planning } from './planning';
import { toSafeHtml } from './safeHtml';

const parameters = () => ({
  cta_gsid: words('CTA: GSID or name'),
  due_date: dayInput().describe('yyyy-MM-dd'),
  name: text().max(255),
  owner_email: owner(),
  reference_id: reference(),
  description: words('Text or Markdown').optional(),
  priority: text().optional(),
  status: text().optional(),
});
const schema = () => z.object(parameters()).catchall(z.unknown());

type Input = z.output<ReturnType<typeof schema>>;

/** Creates a task under a CTA. */
export const taskCreate = defineTool({
  name: 'gainsight_task_create',
  reference: 'gainsightCreateTask',
  title: 'Create a task',
  icon: '$(add)',
  effect: 'write',
  modelDescription:
    'Creates a task under a CTA (name or GSID, see gainsight_ctas_list) after the user approves it. A required custom field goes in under its API name.',
  userDescription: 'Creates a task under a CTA, once you have approved it.',
  input: schema,
  progress: ({ name }) => `Preparing the task ${name}`,
  plan: (input, tenant, signal) => planWrite(tenant, signal, (planning) => planTask(planning, input)),
});

async function planTask(planning: Planning, input: Input): Promise<Planned> {
  const { tenant, warnings } = planning;
  const { name, due_date: dueDate } = input;
  planning.warm(() => planning.tenant.metadata.describe('cs_task'));
  const [{ gsid: ctaGsid, cta }, who, status, priority, { custom, lines }] = await Promise.all([
    ctaOf(planning, input.cta_gsid),
    person(planning, 'owner', input.owner_email),
    chosen(planning, { read: taskChoices, field: 'status', label: 'task status', given: input.status }),
    chosen(planning, { read: taskChoices, field: 'priority', label: 'priority', given: input.priority }),
    customFields(planning, {
      object: 'cs_task',
      type: undefined,
      input,
      parameters: Object.keys(parameters()),
    }),
  ]);
  const meaning = { object: 'cs_task', parentGsid: ctaGsid, name, owner: who.key, dueDate } as const;
  await askAboutLostCreate(planning, 'task', meaning);
  const present = await planning.check('Tasks like this one', (signal) => tenant.ctas.tasks(ctaGsid, signal));
  noteLookAlikes(
    planning,
    'task',
    name,
    present?.filter(({ closed }) => !closed),
  );
  noteDueDate(planning, dueDate);
  if (cta?.closed) warnings.push('The CTA is closed.');
  if (cta?.dueDate !== undefined && dueDate > cta.dueDate)
    warnings.push(`The CTA itself is due before, on ${shownDay(cta.dueDate)}.`);
  const description = input.description && toSafeHtml(input.description);
  const referenceId = input.reference_id ?? crypto.randomUUID();
  const record: TaskRecord = {
    ...{ referenceId, name, ctaGsid, owner: who.field, dueDate, status, priority, description, custom },
  };
  const under = cta?.name ?? ctaGsid;
  return planning.plan(
    `Create task "${name}" under the CTA "${under}"`,
    [
      line('CTA', under),
      line('Account', cta?.companyName),
      line('Task', name),
      line('Due', shownDay(dueDate)),
      line('Owner', who.words),
      line('Priority', priority),
      line('Status', status),
      ...lines,
      line('Description', description && htmlToText(description)),
    ],
    sendCreate(
      'task',
      meaning,
      cta?.companyGsid,
      ({ writes }, signal) => writes.createTask(record, { signal }),
      {
        ...{
          done: `Created the task "${name}".`,
          task: name,
          cta: under,
          owner: who.words,
          due: shownDay(dueDate),
        },
      },
    ),
  );
}
