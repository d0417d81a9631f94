import * as z from 'zod';
import { taskChoices } from '../../data/choices';
import { openTasksNamed, presentTask, type PresentTask } from '../../data/presentRecords';
import { htmlToText } from '../../gainsight/htmlText';
import type { TaskRecord } from '../../gainsight/writes/cockpitRecords';
import { defineTool } from '../defineTool';
import type { Planned } from '../writePlan';
import { change, ownerChange, planUpdate, typedChange, yesNo } from './changes';
import { chosen } from './choices';
import { dayInput, noteDueDate, shownDay } from './days';
import { flag, reference, text, words } from './input';
import { named, type Named } from './named';
import { noteLosses } from './noteLosses';
import { person } from './persons';
import { planWrite, type Planning } from './planning';
import { toSafeHtml } from './safeHtml';

const schema = () =>
  z.strictObject({
    gsid: words('Task: GSID or name'),
    reference_id: reference(),
    description: words('Replaces the description').optional(),
    due_date: dayInput().optional().describe('yyyy-MM-dd'),
    is_closed: flag().optional(),
    name: text().max(255).optional(),
    owner_email: words('E-mail or name').optional(),
    priority: text().optional(),
    status: text().optional(),
  });

type Input = z.output<ReturnType<typeof schema>>;

/** Changes a task, or completes it. */
export const taskUpdate = defineTool({
  name: 'gainsight_task_update',
  reference: 'gainsightUpdateTask',
  title: 'Update a task',
  icon: '$(edit)',
  effect: 'write',
  modelDescription:
    'Changes or completes a task after the user approves old and new values; only what is given is sent. Find it with gainsight_task_list.',
  userDescription: 'Changes or completes a task, once you have approved it.',
  input: schema,
  progress: () => 'Preparing the change of the task',
  plan: (input, tenant, signal) => planWrite(tenant, signal, (planning) => planTask(planning, input)),
});

async function planTask(planning: Planning, input: Input): Promise<Planned> {
  const [{ gsid, record: present }, who, status, priority] = await Promise.all([
    taskOf(planning, input.gsid),
    input.owner_email === undefined ? undefined : person(planning, 'owner', input.owner_email),
    chosen(planning, { read: taskChoices, field: 'status', label: 'task status', given: input.status }),
    chosen(planning, { read: taskChoices, field: 'priority', label: 'priority', given: input.priority }),
  ]);
  const { name, due_date: dueDate, is_closed: closed } = input;
  const description = input.description && toSafeHtml(input.description);
  noteDueDate(planning, dueDate);
  noteLosses(planning, 'description', present?.description, description);
  const referenceId = input.reference_id ?? crypto.randomUUID();
  return planUpdate<PresentTask, Omit<TaskRecord, 'referenceId'>>(planning, {
    kind: 'task',
    what: present ? `the task "${present.name}"${atCompany(present)}` : `the task ${gsid}`,
    gsid,
    companyGsid: present?.companyGsid,
    present,
    changes: [
      typedChange('Name', name, (task) => task.name, { name }),
      change('Due', dueDate && shownDay(dueDate), (task) => task.dueDate && shownDay(task.dueDate), {
        dueDate,
      }),
      change('Priority', priority, (task) => task.priority, { priority }),
      change('Status', status, (task) => task.status, { status }),
      change('Closed', yesNo(closed), (task) => yesNo(task.closed), { closed }),
      ownerChange(who),
      typedChange(
        'Description',
        description && htmlToText(description),
        ({ description: old }) => old && htmlToText(old),
        { description },
      ),
    ],
    read: ({ client }, signal) => presentTask(client, gsid, signal),
    write: ({ writes }, changed, _now, signal) =>
      writes.updateTask(gsid, { referenceId, ...changed }, { signal }),
    readBack: (task) => ({
      status: task.status,
      closed: task.closed,
      due: task.dueDate && shownDay(task.dueDate),
    }),
  });
}

function taskOf(planning: Planning, given: string): Promise<Named<PresentTask>> {
  const { client } = planning.tenant;
  return named(planning, {
    what: 'task',
    text: given,
    byGsid: (gsid, signal) => presentTask(client, gsid, signal),
    byName: (name, signal) => openTasksNamed(client, name, signal),
    nameOf: ({ name }) => name,
    row: ({ name, gsid, companyName, owner, dueDate }) => ({
      ...{ task: name, account: companyName, owner: owner?.name, gsid },
      due: dueDate && shownDay(dueDate),
    }),
    look: 'Look with gainsight_task_list, then give its name or GSID.',
  });
}

function atCompany({ companyName }: PresentTask): string {
  return companyName === undefined ? '' : ` at ${companyName}`;
}
