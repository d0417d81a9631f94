/** What a piece of text may end with that only the next piece decides about. */
const UNFINISHED = /(?:\]|:\/?|w{1,3}|<(?:b(?:r ?\/?)?)?)$/i;

/** What makes a link or an image out of brackets, bare addresses and addresses in angle brackets; and other markup. */
const LINKING: readonly (readonly [sign: RegExp, entity: string])[] = [
  [/\](?=[([:])/g, '&#93;'],
  [/:(?=\/\/)/g, '&#58;'],
  [/(?<=www)\./gi, '&#46;'],
  // A line break is markup that models use in tables.
  [/<(?!br ?\/?>)(?=[a-z/!?])/gi, '&lt;'],
];

/**
 * A model's Markdown with nothing in it to click or to load: an address that a record smuggled in would take along what
 * the model knows. Signs become entities, which no backslash before them can undo. `next` is the text behind it.
 */
export function inertText(text: string, next = ''): string {
  const [ahead = ''] = next;
  const inert = LINKING.reduce((result, [sign, entity]) => result.replace(sign, entity), text + ahead);
  return ahead === '' ? inert : inert.slice(0, inert.length - ahead.length);
}

/** Where the part begins that must wait for the next piece of text. */
export function unfinishedAt(text: string): number {
  return UNFINISHED.exec(text)?.index ?? text.length;
}
