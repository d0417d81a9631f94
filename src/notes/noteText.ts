import { plainLine } from '../base/plainText';
import { isGsid } from '../tools/resolve/gsid';
import { readFrontMatter } from './frontMatter';
import { knownZone } from './moments';

/** What the Timeline takes as a subject. */
export const LONGEST_SUBJECT = 255;
/** As much of a line as can become a subject, with its marks. */
const LONGEST_HEADING = 4000;

/** A Markdown text as the entry that it stands for: what it says itself, and what it was told to remember. */
export interface NoteText {
  /** GSID of the entry that the file was logged as. */
  readonly activity: string | undefined;
  /** Host of the tenant at which that was. */
  readonly tenant: string | undefined;
  /** When the entry was last changed, as far as the file knows. */
  readonly updated: Date | undefined;
  /** What was written under our name, and would be a change where it is another value. */
  readonly told: Readonly<Partial<Record<'account' | 'type' | 'date', string | undefined>>>;
  readonly account: string | undefined;
  readonly type: string | undefined;
  /** A day, or a day and a time. */
  readonly date: string | undefined;
  /** Whose clocks that time is one of; undefined = the reader's. */
  readonly timeZone: string | undefined;
  readonly minutes: number | undefined;
  readonly attendees: readonly string[] | undefined;
  /** As it is told, or else as the text begins. */
  readonly subject: string;
  /** The subject that is used where none is told. */
  readonly ownSubject: string;
  readonly body: string;
}

const TITLE = /^(?:[ \t]*\r?\n)*[ ]{0,3}#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*(?:\r?\n|$)/;
const HEADING = /^[ ]{0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/m;

/** Reads a whole file; undefined when it has front matter that cannot be read. `name` is what the file is called. */
export function readNote(text: string, name: string): NoteText | undefined {
  const front = readFrontMatter(text);
  if (!front) return undefined;
  const { values, ours } = front;
  const body = text.slice(front.bodyStart);
  const either = (key: string): string | undefined => wordsOf(ours[key]) ?? wordsOf(values[key]);
  const ownSubject =
    wordsOf(values.subject) ?? wordsOf(values.title) ?? headingIn(body) ?? (subjectOf(name) || 'Note');
  const activity = wordsOf(ours.activity);
  const updated = new Date(wordsOf(ours.updated) ?? Number.NaN);
  return {
    activity: activity !== undefined && isGsid(activity) ? activity : undefined,
    tenant: wordsOf(ours.tenant),
    updated: Number.isNaN(updated.getTime()) ? undefined : updated,
    told: { account: wordsOf(ours.account), type: wordsOf(ours.type), date: wordsOf(ours.date) },
    account: either('account') ?? wordsOf(values.company),
    type: wordsOf(ours.type) ?? wordsOf(values.type),
    date: either('date'),
    timeZone: ours.date === undefined ? undefined : knownZone(wordsOf(ours.timeZone)),
    minutes: minutesOf(ours.duration) ?? minutesOf(values.duration),
    attendees: namesOf(ours.attendees),
    subject: wordsOf(ours.subject) ?? ownSubject,
    ownSubject,
    body,
  };
}

/** A part of a file as a note of its own: the file tells the account, never which entry it is. */
export function readSelection(selected: string, whole: NoteText): NoteText {
  const line = selected.split('\n').find((one) => one.trim() !== '') ?? '';
  const subject = headingIn(selected) ?? (subjectOf(line) || whole.subject);
  return {
    ...whole,
    ...{ activity: undefined, updated: undefined, told: {}, date: undefined, minutes: undefined },
    ...{ attendees: undefined, subject, ownSubject: subject, body: selected },
  };
}

/** The text of the entry: a first heading that says the subject need not say it again. */
export function notesUnder(subject: string, body: string): string {
  const title = TITLE.exec(body);
  return (title && subjectOf(title[1] ?? '') === subject ? body.slice(title[0].length) : body).trim();
}

function headingIn(body: string): string | undefined {
  return subjectOf(HEADING.exec(withoutCode(body))?.[1] ?? '') || undefined;
}

/** What begins with # in code is no heading. */
function withoutCode(body: string): string {
  return body.replace(/^[ ]{0,3}(```|~~~)[^]*?(?:^[ ]{0,3}\1|(?![^]))/gm, '');
}

/** Words without the marks of Markdown, as short as a subject has to be. */
function subjectOf(text: string): string {
  const plain = text
    .slice(0, LONGEST_HEADING)
    .replace(/\\([!-/:-@[-`{-~])/g, '\uE000$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\uE000)(?:[*_`~]{1,3}|^\s*(?:[-+*>]|#{1,6})\s+)/g, '')
    .replace(/\uE000/g, '');
  return Array.from(plainLine(plain)).slice(0, LONGEST_SUBJECT).join('').trim();
}

function wordsOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'string' || typeof value === 'number' ? plainLine(String(value)) : '';
  return text === '' ? undefined : text;
}

function minutesOf(value: unknown): number | undefined {
  const minutes = Number(/^\d{1,4}(?=\s*(?:min(?:ute)?s?)?$)/.exec(wordsOf(value) ?? '')?.[0]);
  return Number.isNaN(minutes) ? undefined : minutes;
}

function namesOf(value: unknown): readonly string[] | undefined {
  const names = (Array.isArray(value) ? value : []).flatMap((one) => wordsOf(one) ?? []);
  return names.length > 0 ? names : undefined;
}
