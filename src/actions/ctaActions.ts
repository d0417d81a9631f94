import { l10n } from 'vscode';
import type { Choices } from '../data/choices';
import type { PresentCta } from '../data/presentRecords';
import type { Action } from './action';
import type { Work } from './actionParts';
import { type Changeable, showChange } from './change';
import { creation } from './creation';
import type { Lookups } from './lookups';
import { choiceStep, dayIn, dueStep, filled, nameStep, textStep } from './steps';

/** The values that the tenant has for the fields of a kind of record. */
export type FieldChoices = readonly Choices[];

export function choicesOf(all: FieldChoices, field: string): Choices | undefined {
  return all.find((one) => one.field === field);
}

/** A new CTA; without an account that is asked first. */
export function createCta(
  account: string | undefined,
  choices: FieldChoices,
  lookups: Lookups,
  work: Work,
): Action {
  const { t } = l10n;
  const today = work.tenant.clock.today();
  const optional = (field: string, type: string | undefined) => ({
    ...{ choices: choicesOf(choices, field), type, optional: true },
  });
  return creation(
    {
      ...{ title: t('Create CTA'), tool: 'gainsight_cta_create', page: 'cta', kind: 'cta' },
      parent: { given: account, ask: lookups.account('account'), field: 'company_gsid' },
      steps: ({ type }) => [
        choiceStep('type', t('Type of the CTA'), { choices: choicesOf(choices, 'type') }),
        nameStep('name', t('Name of the CTA')),
        choiceStep('reason', t('Reason'), optional('reason', type)),
        choiceStep('priority', t('Priority'), optional('priority', type)),
        dueStep('due', { today, optional: true }),
        lookups.owner('owner'),
        textStep('comments', t('Comments, or nothing')),
      ],
      input: ({ type, name, reason, priority, comments }) => ({
        ...{ cta_type: type, name, reason, priority, comments },
      }),
      done: ({ name = '' }) => t('Created the CTA “{0}”.', name),
    },
    work,
  );
}

/** What people change of a CTA. */
export function changeableCta(
  choices: FieldChoices,
  lookups: Lookups,
  { tenant }: Work,
): Changeable<PresentCta> {
  const { t } = l10n;
  const today = tenant.clock.today();
  const listed = (name: 'status' | 'priority' | 'reason', label: string) => ({
    ...{ parameter: name, label, now: (cta: PresentCta) => cta[name] },
    step: (cta: PresentCta | undefined) =>
      choiceStep(name, label, { choices: choicesOf(choices, name), type: cta?.type, present: cta?.[name] }),
  });
  return {
    title: t('Update CTA'),
    tool: 'gainsight_cta_update',
    key: 'gsid',
    page: 'cta',
    nameOf: ({ name }) => name,
    fields: [
      listed('status', t('Status')),
      listed('priority', t('Priority')),
      listed('reason', t('Reason')),
      ownerField(t('Owner'), lookups),
      dueField(t('Due'), today),
    ],
  };
}

/** The owner of whatever has one. */
export function ownerField(label: string, lookups: Lookups) {
  type Owned = Pick<PresentCta, 'owner'>;
  return {
    ...{ parameter: 'owner_email', label },
    now: ({ owner }: Owned) => owner?.name ?? owner?.email,
    step: (present: Owned | undefined) => lookups.owner('owner_email', present?.owner),
    before: ({ owner }: Owned) => owner?.email ?? owner?.gsid,
  };
}

/** The due date of whatever has one. */
export function dueField(label: string, today: string) {
  type Due = Pick<PresentCta, 'dueDate'>;
  return {
    ...{ parameter: 'due_date', label },
    now: ({ dueDate }: Due) => dueDate,
    step: (present: Due | undefined) => dueStep('due_date', { today, value: present?.dueDate }),
    value: (answer: string) => dayIn(answer, today),
  };
}

/** Closing takes no question; putting it back gives it the status that it had. */
export function closeCta(present: PresentCta, work: Work): Action {
  const { t } = l10n;
  const { parts } = work;
  const { gsid, name, status } = present;
  const tool = 'gainsight_cta_update';
  return {
    ...{ title: t('Close CTA'), tool, page: 'cta', gsid },
    steps: () => [],
    input: () => ({ gsid, is_closed: true }),
    show: () =>
      parts.pending.change(gsid, {
        ...{ description: t('closed'), icon: 'pass' },
        spoken: t('CTA {0}, closed', name),
      }),
    done: () => t('Closed the CTA “{0}”.', name),
    undo: () => ({
      ...{ tool, input: filled({ gsid, is_closed: false, status }) },
      show: () => showChange(work, gsid, name, t('open again')),
    }),
  };
}
