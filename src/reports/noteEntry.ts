import type { CalendarDay } from '../base/dates';
import { clip } from '../base/plainText';
import type { Facts } from '../tools/toolAnswer';
import type { Question } from './asking';
import { type Row, rowsOf, textsOf } from './facts';
import { namedDay } from '../model/namedDay';
import { companiesIn, companyQuestion, mayBeId } from './companySearch';
import { accountsNamed, wordsThatMayName } from './noteAccount';
import { firstSentence, minutesIn, type NoteText, readNote, timeIn } from './noteText';
import { typeGiven, typeIn } from './noteType';
import type { NamedRecord } from './report';

const LONGEST_SUBJECT = 100;

/** What was read out of a note. Everything that is undefined has to be asked. */
export interface NoteEntry {
  /** The accounts that may be meant; exactly one is an answer. */
  readonly accounts: readonly NamedRecord[];
  /** The accounts could not be looked up. */
  readonly accountsUnread: boolean;
  readonly type: string | undefined;
  /** The types that the tenant has, as far as they could be read. */
  readonly types: readonly string[];
  /** `yyyy-MM-dd`, with a time where one is named. */
  readonly date: string | undefined;
  readonly unclearDate: string | undefined;
  readonly minutes: number | undefined;
  readonly subject: string;
  readonly notes: string;
}

/** Asks for the companies whose name may be meant; undefined where no word of the note can be a name. */
export function accountQuestion({ given, head, body }: NoteText): Question | undefined {
  const byId = given.account !== undefined && mayBeId(given.account);
  const words = given.account === undefined ? wordsThatMayName(`${head} ${body}`) : [given.account];
  return words.length === 0 ? undefined : companyQuestion(words, byId);
}

/**
 * Reads a note by the tenant's own types and companies. Kind and day are looked for in the head only: what follows
 * tells of other days.
 */
export function readEntry(
  text: string,
  { types, accounts }: { readonly types: Facts; readonly accounts: Facts },
  today: CalendarDay,
): NoteEntry {
  const note = readNote(text);
  const { given, head, body } = note;
  const known = rowsOf(types).flatMap((row) => textsOf(row, 'values'));
  const sentence = firstSentence(body);
  const accountsUnread = accounts.status !== 'ok' && accounts.status !== 'notAsked';
  return {
    accounts: accountsUnread ? asTyped(given.account) : accountsOf(note, rowsOf(accounts)),
    accountsUnread,
    types: known,
    type:
      given.type === undefined ? (typeIn(head, known) ?? typeIn(sentence, known)) : typeOf(given.type, known),
    ...dateOf(given.date, head, today),
    minutes: minutesIn(given.minutes === undefined ? `${head} ${sentence}` : `${given.minutes} minutes`),
    subject: given.subject ?? clip(sentence, LONGEST_SUBJECT),
    notes: body,
  };
}

/** A type that cannot be checked is taken as it was typed: the write itself checks it again. */
function typeOf(given: string, known: readonly string[]): string | undefined {
  return typeGiven(given, known) ?? (known.length === 0 ? given : undefined);
}

function dateOf(
  given: string | undefined,
  head: string,
  today: CalendarDay,
): Pick<NoteEntry, 'date' | 'unclearDate'> {
  const named = namedDay(given ?? head, today);
  if (named && 'unclear' in named) return { date: undefined, unclearDate: named.unclear };
  if (!named && given !== undefined) return { date: undefined, unclearDate: given };
  const [day, time] = [named?.day ?? today, timeIn(given ?? head)];
  return { date: time === undefined ? day : `${day}T${time}`, unclearDate: undefined };
}

function asTyped(name: string | undefined): readonly NamedRecord[] {
  return name === undefined ? [] : [{ name }];
}

function accountsOf({ given, head, body }: NoteText, rows: readonly Row[]): readonly NamedRecord[] {
  const found = companiesIn(rows);
  if (given.account === undefined) return accountsNamed(`${head} ${body}`, found);
  const wanted = given.account.toLowerCase();
  const exact = found.filter(
    ({ name, record }) => name.toLowerCase() === wanted || record?.gsid === given.account,
  );
  return exact.length > 0 ? exact : found;
}
