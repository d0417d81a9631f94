import { l10n } from 'vscode';
import type { PresentTask } from '../data/presentRecords';
import type { Action } from './action';
import type { Work } from './actionParts';
import { showChange } from './change';
import { creation } from './creation';
import { choicesOf, type FieldChoices } from './ctaActions';
import type { Lookups } from './lookups';
import { choiceStep, dueStep, filled, nameStep, textStep } from './steps';

/** A new task; without a CTA that is asked first. */
export function createTask(
  cta: string | undefined,
  choices: FieldChoices,
  lookups: Lookups,
  work: Work,
): Action {
  const { t } = l10n;
  const today = work.tenant.clock.today();
  return creation(
    {
      ...{ title: t('Create Task'), tool: 'gainsight_task_create', kind: 'task' },
      parent: { given: cta, ask: lookups.cta('cta'), field: 'cta_gsid' },
      steps: () => [
        nameStep('name', t('Name of the task')),
        dueStep('due', { today }),
        lookups.owner('owner'),
        choiceStep('priority', t('Priority'), { choices: choicesOf(choices, 'priority'), optional: true }),
        textStep('description', t('Description, or nothing')),
      ],
      input: ({ name, priority, description }) => ({ name, priority, description }),
      done: ({ name = '' }) => t('Created the task “{0}”.', name),
    },
    work,
  );
}

export function completeTask(present: PresentTask, work: Work): Action {
  const { t } = l10n;
  const { parts } = work;
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
    undo: () => ({
      ...{ tool, input: filled({ gsid, is_closed: false, status }) },
      show: () => showChange(work, gsid, name, t('open again')),
    }),
  };
}
