import { l10n } from 'vscode';
import { clip } from '../base/plainText';
import { activityTypeChoices, type Choices } from '../data/choices';
import { describeFailure } from '../host/failure';
import type { InputStep, TextStep } from '../host/inputSteps';
import type { MissingInput, Proposal } from '../reports/report';
import type { Work } from './actionParts';
import { momentStep } from './activityActions';
import type { Given } from './action';
import type { Lookups } from './lookups';
import { choiceStep, nameStep } from './steps';

/** What is asked of an entry, by the parameters of the tool that writes it, in the order of the questions. */
export const ENTRY_FIELDS = [
  'company_gsid',
  'type_name',
  'activity_date',
  'notes',
  'subject',
  'duration_mins',
] as const;

export type EntryField = (typeof ENTRY_FIELDS)[number];

const LONGEST_SUBJECT = 100;
const MOST_MINUTES = 100_000;

/** The note itself, in words; `value` = what stands there at first. An account that is given is named, not asked for. */
export function noteStep(account?: string, value?: string): TextStep {
  const { t } = l10n;
  return {
    ...{ name: 'note', value },
    prompt:
      account === undefined
        ? t('What happened? Kind, day and account are read from the note, and asked where it names none.')
        : t('What happened at {0}? Kind and day are read from the note, and asked if missing.', account),
    placeholder: t('Call yesterday, 30 min: exports work again, they want a date for the plant'),
    validate: faultOfEmpty,
  };
}

/** What the note says of it, as an answer. */
export function saidOf(field: EntryField, { input }: Proposal): string | undefined {
  const value = input[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function missingOf(field: EntryField, { missing }: Proposal): MissingInput | undefined {
  return missing.find(({ parameter }) => parameter === field);
}

/** The answer to its question, else what the note says. */
export function answerTo(field: EntryField, proposal: Proposal, given: Given): string | undefined {
  return given[nameOf(field, proposal)] ?? saidOf(field, proposal);
}

/** An answer holds for as long as the note says the same of it: with another note it is another question. */
function nameOf(field: EntryField, proposal: Proposal): string {
  return `${field}=${saidOf(field, proposal) ?? ''}`;
}

/** The questions about an entry, each with what its note says as the answer that Enter gives. */
export class EntrySteps {
  readonly #lookups: Lookups;
  readonly #work: Work;
  #types: Promise<Choices | undefined> | undefined;

  constructor(lookups: Lookups, work: Work) {
    this.#lookups = lookups;
    this.#work = work;
  }

  async step(field: EntryField, proposal: Proposal, given: Given): Promise<InputStep> {
    const { t } = l10n;
    const [name, value] = [nameOf(field, proposal), saidOf(field, proposal)];
    const missing = missingOf(field, proposal);
    switch (field) {
      case 'company_gsid':
        return missing?.choices
          ? { name, placeholder: t('Which account is meant?'), choices: missing.choices }
          : this.#lookups.account(name, value);
      case 'type_name': {
        const choices = await (this.#types ??= this.#readTypes());
        return { ...choiceStep(name, t('What kind of activity was it?'), { choices }), value };
      }
      case 'activity_date': {
        const step = momentStep(name, value?.replace('T', ' '), this.#work.tenant.clock);
        return missing ? { ...step, prompt: missing.question } : step;
      }
      case 'notes':
        return { name, prompt: t('What happened?'), validate: faultOfEmpty };
      case 'subject': {
        const notes = answerTo('notes', proposal, given) ?? '';
        return nameStep(name, t('Subject'), value ?? clip(notes, LONGEST_SUBJECT));
      }
      case 'duration_mins':
        return { ...minutesStep(name), value };
    }
  }

  /** Undefined where they cannot be read: then the type is typed. */
  async #readTypes(): Promise<Choices | undefined> {
    const { parts, tenant } = this.#work;
    try {
      const title = l10n.t('Reading from Gainsight');
      return await parts.notify.working(title, (signal) => activityTypeChoices(tenant, signal));
    } catch (error) {
      parts.log.warn(`activity types: ${describeFailure(error)?.logLine ?? 'stopped'}`);
      return undefined;
    }
  }
}

function minutesStep(name: string): TextStep {
  const { t } = l10n;
  const validate = (text: string): string | undefined =>
    /^\d*$/.test(text.trim()) && Number(text) <= MOST_MINUTES
      ? undefined
      : t('Write a number of minutes, or nothing.');
  return { name, prompt: t('How many minutes did it take? Leave it empty where nobody counts'), validate };
}

function faultOfEmpty(text: string): string | undefined {
  return text.trim() === '' ? l10n.t('Say what happened.') : undefined;
}
