import { l10n } from 'vscode';
import type { PresentTask } from '../data/presentRecords';
import type { Action } from './action';
import type { Work } from './actionParts';
import { choicesOf, type FieldChoices } from './ctaActions';
import type { Lookups } from './lookups';
import { choiceStep, dayIn, dueStep, filled, nameStep, textStep } from './steps';

/** A new task; without a CTA that is asked first. */
export function createTask(
  cta: string | undefined,
  choices: FieldChoices,
  lookups: Lookups,
  { tenant, parts }: Work,
): Action {
  const { t } = l10n;
  const today = tenant.clock.today();
  return {
    title: t('Create Task'),
    tool: 'gainsight_task_create',
    steps: () => [
      ...(cta === undefined ? [lookups.cta('cta')] : []),
      nameStep('name', t('Name of the task')),
      dueStep('due', { today }),
      lookups.owner('owner'),
      choiceStep('priority', t('Priority'), { choices: choicesOf(choices, 'priority'), optional: true }),
      textStep('description', t('Description, or nothing')),
    ],
    input: ({ cta: asked, name, due, owner, priority, description }) =>
      filled({
        ...{ cta_gsid: cta ?? asked, name, priority, description },
        ...{ due_date: dayIn(due, today), owner_email: owner },
      }),
    show: ({ cta: asked, name = '' }) =>
      parts.pending.add({ kind: 'task', name, parentGsid: cta ?? asked ?? '' }),
    done: ({ name = '' }) => t('Created the task “{0}”.', name),
  };
}

export function completeTask(present: PresentTask, { parts }: Work): Action {
  const { t } = l10n;
  const { gsid, name, status } = present;
  const tool = 'gainsight_task_update';
  return {
    ...{ title: t('Complete Task'), tool, gsid },
    steps: () => [],
    input: () => ({ gsid, is_closed: true }),
    show: () =>
      parts.pending.change(gsid, {
        ...{ description: t('completed'), icon: 'check' },
        spoken: t('Task {0}, completed', name),
      }),
    done: () => t('Completed the task “{0}”.', name),
    undo: () => ({ tool, input: filled({ gsid, is_closed: false, status }) }),
  };
}
