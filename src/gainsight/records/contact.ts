import type { Contact } from '../../model/relationship';
import type { Row } from '../objectQuery';
import { valueOf, toBoolean, toText } from '../values';
import { fullName } from './identity';

/** For object queries on `company_person`: the link row, and the person behind it. */
export const contactSelect: readonly string[] = [
  'Gsid',
  'Person_ID__gr.Name',
  'Person_ID__gr.Email',
  'Role',
  'Title',
  'Active',
  'IsPrimaryCompany',
];

/** A contact from a link row; the person's e-mail stands in for a missing name. Undefined without id or either. */
export function toContact(row: Row): Contact | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  const email = toText(valueOf(row, 'Person_ID__gr.Email'));
  const name = toText(valueOf(row, 'Person_ID__gr.Name')) ?? fullName(row, 'Person_ID__gr.') ?? email;
  if (gsid === undefined || name === undefined) return undefined;
  return {
    gsid,
    name,
    email,
    role: toText(valueOf(row, 'Role')),
    title: toText(valueOf(row, 'Title')),
    active: toBoolean(valueOf(row, 'Active')) ?? true,
    primary: toBoolean(valueOf(row, 'IsPrimaryCompany')) ?? false,
  };
}
