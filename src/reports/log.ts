import { facts, list, sentence } from './blocks';
import { counted } from './cells';
import { defineReport } from './defineReport';
import { accountQuestion, type NoteEntry, readEntry } from './noteEntry';
import { readNote } from './noteText';
import type { Block, MissingInput, NamedRecord, Proposal, Section } from './report';

const TOOL = 'gainsight_timeline_create';
const MOST_CHOICES = 25;

/** A note as a proposed Timeline entry: read by rule, without a model; nothing is written here. */
export const log = defineReport<'types' | 'accounts'>({
  name: 'log',
  command: 'gainsight.logActivity',
  title: 'Log Timeline Activity…',
  description: 'Turns a note into a Timeline entry that you approve: account, kind, day, then what happened',
  argument: 'note',
  tools: ['gainsight_field_values', 'gainsight_company_query'],
  heading: () => 'Log an activity',
  questions: (argument) => ({
    types: { tool: 'gainsight_field_values', input: { object: 'Timeline', field: 'type' } },
    accounts: accountQuestion(readNote(argument)),
  }),
  build: ({ types, accounts }, { clock }, argument) =>
    sectionsOf(readEntry(argument, { types: types.facts, accounts: accounts.facts }, clock.today())),
  proposal: ({ types, accounts }, { clock }, argument) =>
    proposalOf(readEntry(argument, { types: types.facts, accounts: accounts.facts }, clock.today())),
});

function proposalOf(entry: NoteEntry): Proposal {
  const { type, date, minutes, subject, notes } = entry;
  const account = onlyAccount(entry);
  const input = {
    company_gsid: account && (account.record?.gsid ?? account.name),
    type_name: type,
    activity_date: date,
    duration_mins: minutes,
    subject: subject === '' ? undefined : subject,
    notes: notes === '' ? undefined : notes,
  };
  const known = Object.entries(input).filter(([, value]) => value !== undefined);
  return { tool: TOOL, input: Object.fromEntries(known), missing: missingIn(entry) };
}

function onlyAccount({ accounts }: NoteEntry): NamedRecord | undefined {
  return accounts.length === 1 ? accounts[0] : undefined;
}

function missingIn(entry: NoteEntry): readonly MissingInput[] {
  const { type, types, date, unclearDate, notes } = entry;
  const day = `On which day was it? “${unclearDate ?? ''}” names no day that is clear; write it as yyyy-MM-dd.`;
  return [
    ...(onlyAccount(entry) ? [] : [missingAccount(entry)]),
    ...(type === undefined
      ? [
          {
            parameter: 'type_name',
            question: 'What kind of activity was it?',
            choices: types.map((label) => ({ label, value: label })),
          },
        ]
      : []),
    ...(date === undefined ? [{ parameter: 'activity_date', question: day }] : []),
    ...(notes === '' ? [{ parameter: 'notes', question: 'What happened?' }] : []),
  ];
}

function missingAccount({ accounts, accountsUnread }: NoteEntry): MissingInput {
  const parameter = 'company_gsid';
  if (accountsUnread) return { parameter, question: 'Which account is it about? It could not be looked up.' };
  if (accounts.length === 0)
    return { parameter, question: 'Which account is it about? The note names none that is known.' };
  const choices = accounts
    .slice(0, MOST_CHOICES)
    .map(({ name, record }) => ({ label: name, value: record?.gsid ?? name }));
  return { parameter, question: 'Which account is meant?', choices };
}

function sectionsOf(entry: NoteEntry): readonly Section[] {
  const missing = missingIn(entry);
  const needed = list(
    missing.map(({ question, choices = [] }) => [question, choices.map(({ label }) => label).join(', ')]),
  );
  return [
    { title: 'Proposed entry', blocks: entryBlocks(entry) },
    ...(missing.length > 0 ? [{ title: 'Still needed', blocks: [needed] }] : []),
  ];
}

function entryBlocks(entry: NoteEntry): readonly Block[] {
  const { type, date, minutes, subject, notes } = entry;
  const [day = '', time] = (date ?? '').split('T');
  return [
    facts({
      Account: onlyAccount(entry),
      Type: type,
      Date: date === undefined ? undefined : [{ day }, time],
      Duration: minutes === undefined ? undefined : counted(minutes, 'minute'),
      Subject: subject === '' ? undefined : { quote: subject },
      Notes: notes === '' ? undefined : { quote: notes },
    }),
    sentence('Nothing has been sent: an entry is written only after you have seen and approved it.'),
  ];
}
