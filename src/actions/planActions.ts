import { l10n } from 'vscode';
import type { SuccessPlan } from '../model/successPlan';
import type { Action } from './action';
import type { Work } from './actionParts';
import type { Changeable } from './change';
import { creation } from './creation';
import { choicesOf, dueField, type FieldChoices, ownerField } from './ctaActions';
import type { Lookups } from './lookups';
import { choiceStep, dueStep, nameStep, textStep } from './steps';

/** A new success plan; without an account that is asked first. */
export function createPlan(
  account: string | undefined,
  choices: FieldChoices,
  lookups: Lookups,
  work: Work,
): Action {
  const { t } = l10n;
  const today = work.tenant.clock.today();
  const tool = 'gainsight_success_plan_create';
  return creation(
    {
      ...{ title: t('Create Success Plan'), tool, page: 'successPlan', kind: 'successPlan' },
      parent: { given: account, ask: lookups.account('account'), field: 'company_gsid' },
      steps: () => [
        choiceStep('type', t('Type of the plan'), { choices: choicesOf(choices, 'type') }),
        nameStep('name', t('Name of the plan')),
        dueStep('due', { today, optional: true }),
        lookups.owner('owner'),
        textStep('actionPlan', t('Action plan, or nothing')),
      ],
      input: ({ type, name, actionPlan }) => ({ plan_type: type, name, action_plan: actionPlan }),
      done: ({ name = '' }) => t('Created the success plan “{0}”.', name),
    },
    work,
  );
}

/** What people change of a success plan. */
export function changeablePlan(
  choices: FieldChoices,
  lookups: Lookups,
  { tenant }: Work,
): Changeable<SuccessPlan> {
  const { t } = l10n;
  const statuses = choicesOf(choices, 'status');
  return {
    title: t('Update Success Plan'),
    tool: 'gainsight_success_plan_update',
    key: 'plan_gsid',
    page: 'successPlan',
    nameOf: ({ name }) => name,
    fields: [
      {
        ...{ parameter: 'status', label: t('Status'), now: ({ status }) => status },
        step: (plan) => choiceStep('status', t('Status'), { choices: statuses, present: plan?.status }),
      },
      ownerField(t('Owner'), lookups),
      dueField(t('Due'), tenant.clock.today()),
      {
        ...{ parameter: 'name', label: t('Name'), now: ({ name }) => name },
        step: (plan) => nameStep('name', t('Name of the plan'), plan?.name),
      },
    ],
  };
}
