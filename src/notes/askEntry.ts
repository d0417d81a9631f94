import * as vscode from 'vscode';
import { plainLine } from '../base/plainText';
import { activityTypeChoices } from '../data/choices';
import type { Tenant } from '../data/tenant';
import { type PickedAccount, pickAccount } from '../documents/accountPicker';
import { describeFailure } from '../host/failure';
import { askInSteps, type InputStep } from '../host/inputSteps';
import { accountsNamed } from '../reports/noteAccount';
import { momentText, readMoment } from './moments';
import type { NoteParts } from './noteParts';
import { LONGEST_SUBJECT, type NoteText } from './noteText';

/** What a note's entry will be, as far as it was asked. */
export interface EntryAnswers {
  readonly account: PickedAccount;
  readonly type: string;
  readonly subject: string;
  readonly date: string;
}

type Name = 'type' | 'subject' | 'date';

const OWN_ACCOUNTS = 200;
/** A note tells early on whom it is about. */
const LOOKED_THROUGH = 600;

/** Asks what the note does not tell; undefined when any question is given up. */
export async function askEntry(
  note: NoteText,
  tenant: Tenant,
  parts: Pick<NoteParts, 'notify' | 'log'>,
): Promise<EntryAnswers | undefined> {
  const { t } = vscode.l10n;
  const title = t('Log to Gainsight Timeline');
  const { known, named, types } = await parts.notify.progress(t('Reading the note'), async (signal) => {
    const [accounts, choices] = await Promise.all([
      accountsOf(note, tenant, parts, signal),
      activityTypeChoices(tenant, signal),
    ]);
    return { ...accounts, types: choices.values.map(({ label }) => label) };
  });
  const failed = (error: unknown): void =>
    parts.log.warn(`accounts: ${describeFailure(error)?.logLine ?? ''}`);
  const account = known ?? (await pickAccount({ companies: tenant.companies, title, value: named, failed }));
  if (!account) return undefined;
  const told = types.find((type) => type.toLowerCase() === note.type?.toLowerCase());
  const steps = [...(told === undefined ? [typeStep(types)] : []), ...textSteps(note, tenant)];
  const answers = await askInSteps<Name>(`${title}: ${plainLine(account.name)}`, () => steps);
  if (!answers) return undefined;
  const { type = told, subject, date } = answers;
  const at = readMoment(date ?? '', tenant.clock);
  if (type === undefined || subject === undefined || at === undefined) return undefined;
  return { account, type, subject: plainLine(subject), date: at };
}

/** The account that the file names, or the words under which it is to be looked for. */
async function accountsOf(
  { account, subject, body }: NoteText,
  { companies }: Tenant,
  { log }: Pick<NoteParts, 'log'>,
  signal: AbortSignal,
): Promise<{ readonly known?: PickedAccount; readonly named?: string | undefined }> {
  try {
    if (account !== undefined) {
      const [only, ...others] = await companies.resolve(account, signal);
      return only && others.length === 0 ? { known: only, named: only.name } : { named: account };
    }
    const { rows } = await companies.page({ scope: 'mine', sort: 'name', limit: OWN_ACCOUNTS }, signal);
    const own = rows.map(({ company: { name } }) => ({ name }));
    const [only, ...others] = accountsNamed(`${subject} ${body}`.slice(0, LOOKED_THROUGH), own);
    return others.length === 0 ? { named: only?.name } : {};
  } catch (error) {
    signal.throwIfAborted();
    // The list of accounts says itself that it could not be read.
    log.warn(`accounts of a note: ${describeFailure(error)?.logLine ?? ''}`);
    return { named: account };
  }
}

function typeStep(types: readonly string[]): InputStep<Name> {
  const { t } = vscode.l10n;
  const placeholder = t('What kind of activity was it?');
  if (types.length > 0)
    return { name: 'type', placeholder, choices: types.map((type) => ({ label: type, value: type })) };
  const validate = (text: string): string | undefined =>
    text.trim() === '' ? t('Enter a type as your tenant calls it.') : undefined;
  return { name: 'type', prompt: placeholder, validate };
}

function textSteps({ subject, date, timeZone }: NoteText, { clock }: Tenant): InputStep<Name>[] {
  const { t } = vscode.l10n;
  return [
    { name: 'subject', prompt: t('Subject'), value: subject, validate: subjectProblem },
    {
      name: 'date',
      prompt: t('When was it? yyyy-MM-dd, with a time if you like'),
      value: readMoment(date ?? '', clock, timeZone) ?? momentText(clock.now(), clock),
      validate: (text) =>
        readMoment(text, clock) === undefined
          ? t('Enter a day as yyyy-MM-dd, with or without a time as HH:mm.')
          : undefined,
    },
  ];
}

/** What is wrong with a subject. */
export function subjectProblem(text: string): string | undefined {
  const { t } = vscode.l10n;
  const { length } = plainLine(text);
  if (length === 0) return t('An entry needs a subject.');
  if (length > LONGEST_SUBJECT)
    return t('A subject has {0} characters at most, and this one has {1}.', LONGEST_SUBJECT, length);
  return undefined;
}
