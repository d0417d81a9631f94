import { plainLine } from '../base/plainText';
import type { PresentActivity } from '../data/presentRecords';
import type { Clock } from '../data/tenant';
import { htmlToMarkdown } from '../gainsight/htmlText';
import { momentText, readMoment } from './moments';
import { type NoteHtml, type NoteLosses, saysTheSame, toNoteHtml } from './noteHtml';
import { type NoteText, notesUnder } from './noteText';

/** What of an entry the file says otherwise. */
export interface EntryChanges {
  /** As the tool takes it; empty = nothing. */
  readonly input: Readonly<Record<string, string>>;
  readonly losses: NoteLosses;
  /** For people: what the tenant has, and what the file says. */
  readonly lines: readonly { readonly label: string; readonly there: string; readonly here: string }[];
}

const NO_LOSSES: NoteLosses = { pictures: 0, links: 0, tags: [] };
const NO_NOTES: NoteHtml = { html: '', losses: NO_LOSSES };

/** Compares a file with the entry that it was logged as; what the file does not tell stays as it is. */
export function changesOf(note: NoteText, present: PresentActivity, clock: Clock): EntryChanges {
  const { subject, told, timeZone } = note;
  const at = present.at && momentText(present.at, clock);
  const notes = notesUnder(subject, note.body);
  const same = [notes, note.body].some((text) => saysTheSame(text, present.notes));
  const written = same ? undefined : notes === '' ? NO_NOTES : toNoteHtml(notes);
  const date = told.date && (readMoment(told.date, clock, timeZone) ?? told.date);
  const found = [
    differing('subject', 'Subject', present.subject, subject),
    differing('activity_type_id', 'Type', present.type, told.type),
    date === at ? undefined : differing('activity_date', 'Date', at, date),
    told.account === present.companyGsid
      ? undefined
      : differing('company_name', 'Account', present.companyName, told.account),
    written && {
      ...{ name: 'notes', label: 'Notes', value: written.html },
      ...{ there: htmlToMarkdown(present.notes), here: notes },
    },
  ].filter((one) => one !== undefined);
  return {
    input: Object.fromEntries(found.map(({ name, value }) => [name, value])),
    losses: written?.losses ?? NO_LOSSES,
    lines: found,
  };
}

function differing(name: string, label: string, there: string | undefined, here: string | undefined) {
  const before = plainLine(there ?? '');
  if (here === undefined || (here.toLowerCase() === before.toLowerCase() && name !== 'subject'))
    return undefined;
  return here === before ? undefined : { name, label, value: here, there: before, here };
}
