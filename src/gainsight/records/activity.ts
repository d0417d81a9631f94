import type { Activity } from '../../model/activity';
import type { Row } from '../objectQuery';
import { valueOf, toInstant, toNumber, toText } from '../values';
import { userRef } from './identity';

export const activitySelect: readonly string[] = [
  'Gsid',
  'Subject',
  'Notes',
  'ActivityDate',
  'TypeName',
  'GsCompanyId',
  'GsCompanyId__gr.Name',
  'AuthorId',
  'AuthorId__gr.Name',
  'AuthorId__gr.Email',
  'DurationInMins',
];

/** Takes the markup off notes. Handed in, because the parser behind it is loaded only where notes are read. */
export type ToPlainText = (html: string) => string | undefined;

/**
 * A Timeline entry from a row of the object query; undefined without id. An entry without a subject stays,
 * under its type: leaving it out would make an account look untouched.
 */
export function toActivity(row: Row, plain: ToPlainText): Activity | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  if (gsid === undefined) return undefined;
  const type = toText(valueOf(row, 'TypeName'));
  const html = toText(valueOf(row, 'Notes'));
  return {
    gsid,
    subject: toText(valueOf(row, 'Subject')) ?? type ?? '',
    notes: toText(valueOf(row, 'NotesPlainText')) ?? toText(html && plain(html)),
    type,
    at: toInstant(valueOf(row, 'ActivityDate')),
    author: userRef(row, 'AuthorId'),
    companyGsid: toText(valueOf(row, 'GsCompanyId')),
    companyName: toText(valueOf(row, 'GsCompanyId__gr.Name')),
    durationMinutes: toNumber(valueOf(row, 'DurationInMins')),
  };
}
