import * as vscode from 'vscode';
import { plainLine } from '../base/plainText';
import { FIELDS, type FieldName, fieldNote } from './fieldNotes';
import type { Moments } from './moments';
import type { Names } from './names';
import type { ShownLine } from './shownLine';
import { accountsOf } from './touchedRecords';
import { doorWords, eventWords, resultWords } from './words';

const WIDTH = 80;

/** A line as JSON with comments: every member explained, with what is known here of ids and pseudonyms. */
export function detailsOf(line: ShownLine, names: Names, moments: Moments): string {
  const { record, isForeign } = line;
  const present = FIELDS.filter((field) => record[field] !== undefined);
  const title = `${names.action(record.action)}: ${resultWords(record.result)}`;
  return [
    ...comment(title),
    ...comment(
      vscode.l10n.t(
        'Read-only. "Gainsight: Verify Audit Log" tells whether the lines are as they were written.',
      ),
    ),
    ...(isForeign
      ? [
          ...comment(
            vscode.l10n.t(
              'The key of this file is not here: nothing vouches for the line, and its user cannot be recognised.',
            ),
          ),
        ]
      : []),
    '{',
    ...present.flatMap((field, at) => {
      const end = at === present.length - 1 ? '' : ',';
      const note = comment([fieldNote(field), ...hints(field, line, names, moments)].join(': '));
      return [...note.map(indented), indented(`"${field}": ${JSON.stringify(record[field], null, 2)}${end}`)];
    }),
    '}',
    '',
  ].join('\n');
}

/** What a document of a line is called: a path, of which the end is seen and the rest tells lines apart. */
export function detailsName({ record }: ShownLine, names: Names): string {
  const action = plainLine(names.action(record.action)).replace(/[^\p{L}\p{N} -]/gu, '');
  return `${record.file}/${record.seq}/${action}.jsonc`;
}

function hints(field: FieldName, { record }: ShownLine, names: Names, moments: Moments): string[] {
  const { time, user, door, event, result, action } = record;
  switch (field) {
    case 'time':
      return [vscode.l10n.t('{0}, {1} here', moments.day(time), moments.clock(time))];
    case 'event':
      return [eventWords(event)];
    case 'door':
      return [doorWords(door)];
    case 'action':
      return [names.action(action)].filter((title) => title !== action);
    case 'result':
      return [resultWords(result)].filter((words) => words !== result);
    case 'user':
      return user === undefined ? [] : [names.person(user)].filter((name) => !user.startsWith(name));
    case 'records':
      return known(accountsOf(record), names);
    default:
      return [];
  }
}

function known(gsids: readonly string[], names: Names): string[] {
  const found = gsids.map((gsid) => names.account(gsid)).filter((name) => !gsids.includes(name));
  return found.length === 0 ? [] : [found.join(', ')];
}

/** Words as comments, no line of them longer than can be read at a glance. */
function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of plainLine(text).split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= WIDTH) lines.push(`// ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
