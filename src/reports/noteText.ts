/** A note as somebody typed it, taken apart. */
export interface NoteText {
  /** What was named in so many words: `account: …`, `type: …`. */
  readonly given: Readonly<Partial<Record<NoteField, string>>>;
  /** The words that tell what kind of entry it is: what stands in front of a colon, or the first sentence. */
  readonly head: string;
  /** What is to be written down. */
  readonly body: string;
}

export type NoteField = 'account' | 'type' | 'date' | 'subject' | 'minutes';

const FIELD = /^\s*(account|type|date|subject|minutes)\s*:\s*(.*)$/i;
const LONGEST_HEAD = 100;
/** A stop that is not part of a figure or an abbreviation. */
const SENTENCE_END = /\n|[.!?]\s+\p{Lu}/u;
const MINUTES = /\b(\d{1,3})\s*-?\s*(?:min|mins|minutes?)\b/i;
const HOURS = /\b(\d{1,2}(?:[.,]5)?|an|half an)\s*-?\s*(?:hours?|hrs?)\b/i;
const TIME = /\b(?:at\s+)?([01]?\d|2[0-3]):([0-5]\d)\b/;

/** Fields stand at the beginning, each ended by a semicolon or a line break; the rest is the note. */
export function readNote(text: string): NoteText {
  const given: Partial<Record<NoteField, string>> = {};
  let rest = text.trim();
  for (;;) {
    const end = /[;\n]|$/.exec(rest)?.index ?? rest.length;
    const [, name = '', value = ''] = FIELD.exec(rest.slice(0, end)) ?? [];
    if (name === '') break;
    // The pattern names no other fields.
    given[name.toLowerCase() as NoteField] = value.trim();
    rest = rest.slice(end + 1).trim();
  }
  return { given, ...parted(rest) };
}

/** The note with this field told in front of it, whatever it said of it before. */
export function withField(text: string, field: NoteField, value: string): string {
  const given: string[] = [];
  let rest = text.trim();
  for (;;) {
    const end = /[;\n]|$/.exec(rest)?.index ?? rest.length;
    const part = rest.slice(0, end);
    const name = FIELD.exec(part)?.[1]?.toLowerCase();
    if (name === undefined) break;
    if (name !== field) given.push(part.trim());
    rest = rest.slice(end + 1).trim();
  }
  return [...given, `${field}: ${value.replace(/[;\n]/g, ' ')}`, rest].join('; ');
}

function parted(rest: string): { readonly head: string; readonly body: string } {
  // A colon between figures belongs to a time.
  const colon = rest.search(/:(?!\d)/);
  const start = rest.slice(0, colon);
  if (colon > 0 && colon <= LONGEST_HEAD && !SENTENCE_END.test(start))
    return { head: start, body: rest.slice(colon + 1).trim() };
  return { head: firstSentence(rest), body: rest };
}

/** The first sentence, without the stop at its end. */
export function firstSentence(text: string): string {
  return (/^[\s\S]*?(?=[.!?](?:\s|$)|\n|$)/.exec(text.trim())?.[0] ?? '').trim();
}

/** A duration in minutes, where one is named. */
export function minutesIn(text: string): number | undefined {
  const minutes = MINUTES.exec(text)?.[1];
  if (minutes !== undefined) return Number(minutes);
  const hours = HOURS.exec(text)?.[1]?.toLowerCase();
  if (hours === undefined) return undefined;
  return hours === 'an' ? 60 : hours === 'half an' ? 30 : Number(hours.replace(',', '.')) * 60;
}

/** A time of the day, `HH:mm`, where one is named. */
export function timeIn(text: string): string | undefined {
  const [, hour, minute] = TIME.exec(text) ?? [];
  return hour === undefined || minute === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}
