import { l10n } from 'vscode';
import { plainLine } from '../base/plainText';
import type { InputStep } from '../host/inputSteps';
import type { Proposal } from '../reports/report';
import { type Action, type Given, type Round, runAction } from './action';
import { readMoment } from './activityActions';
import type { Work } from './actionParts';
import {
  answerTo,
  ENTRY_FIELDS,
  type EntryField,
  EntrySteps,
  missingOf,
  noteStep,
  saidOf,
} from './entrySteps';
import type { Lookups } from './lookups';
import { NoteReader } from './noteReader';
import { filled } from './steps';
import type { ToolInput } from './writeOne';

/**
 * A new Timeline entry out of a note in one's own words. At first only what the note does not tell is asked; on the way
 * back each of its values is. Without an account one is read from the note, or asked.
 */
export function logActivity(account: string | undefined, lookups: Lookups, work: Work): Action {
  const { clock, companies } = work.tenant;
  const name = account === undefined ? undefined : plainLine(companies.nameOf(account) ?? account);
  const notes = new NoteReader(account, work);
  const questions = new EntrySteps(lookups, work);
  const asking =
    (isAsked: (field: EntryField, proposal: Proposal) => boolean) =>
    async (given: Given): Promise<readonly InputStep[] | undefined> => {
      if (given.note === undefined) return [noteStep(name, notes.unread)];
      const proposal = await notes.read(given.note, () => runAction(action, work, beforeNote(given)));
      if (!proposal) return undefined;
      const fields = ENTRY_FIELDS.filter((field) => isAsked(field, proposal));
      const steps = fields.map((field) => questions.step(field, proposal, given));
      return [noteStep(name), ...(await Promise.all(steps))];
    };
  const valueOf = (field: EntryField, given: Given): string | undefined => {
    const proposal = notes.known(given.note ?? '');
    return proposal && answerTo(field, proposal, given);
  };
  const action: Action = {
    ...{ title: l10n.t('Log Timeline Activity'), tool: 'gainsight_timeline_create', page: 'activity' },
    atFirst: asking(isUnknown),
    steps: asking((field, proposal) => isUnknown(field, proposal) || isAskedAgain(field, account)),
    input: (given) => entryInput((field) => valueOf(field, given), clock),
    show: (given) =>
      work.parts.pending.add({
        ...{ kind: 'activity', name: valueOf('subject', given) ?? '' },
        parentGsid: valueOf('company_gsid', given) ?? '',
      }),
    done: () => l10n.t('Written to the Timeline.'),
  };
  return action;
}

/** The note is asked anew; the other answers stay. */
function beforeNote(given: Given): Round {
  const others = Object.entries(given).filter(([name]) => name !== 'note');
  return { fields: [], ...(others.length > 0 ? { kept: Object.fromEntries(others) } : {}) };
}

function isUnknown(field: EntryField, proposal: Proposal): boolean {
  if (missingOf(field, proposal)) return true;
  return field === 'subject' && saidOf(field, proposal) === undefined;
}

/** The text is changed in the note, and the account of a row or a page stays what it is. */
function isAskedAgain(field: EntryField, account: string | undefined): boolean {
  return field !== 'notes' && (field !== 'company_gsid' || account === undefined);
}

function entryInput(
  valueOf: (field: EntryField) => string | undefined,
  clock: Parameters<typeof readMoment>[1],
): ToolInput {
  const values = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, valueOf(field)]));
  const { activity_date: date = '', duration_mins: minutes = '' } = values;
  return filled({
    ...values,
    activity_date: readMoment(date, clock),
    duration_mins: minutes === '' ? undefined : Number(minutes),
  });
}
