import type { UserRef } from '../../model/user';
import type { Row } from '../objectQuery';
import { valueOf, toBoolean, toText } from '../values';

/** What a record needs to be shown at all; undefined when the row lacks one of the two. */
export function identity(
  row: Row,
  ...nameFields: readonly string[]
): { gsid: string; name: string } | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  const name = toText(valueOf(row, ...(nameFields.length > 0 ? nameFields : ['Name'])));
  return gsid === undefined || name === undefined ? undefined : { gsid, name };
}

/** The user that a lookup field names: the id under `lookup`, name, e-mail and whether active behind it. */
export function userRef(row: Row, lookup: string): UserRef | undefined {
  const gsid = toText(valueOf(row, lookup));
  const name = toText(valueOf(row, `${lookup}__gr.Name`)) ?? fullName(row, `${lookup}__gr.`);
  const email = toText(valueOf(row, `${lookup}__gr.Email`));
  const active = toBoolean(valueOf(row, `${lookup}__gr.IsActiveUser`));
  if ((gsid ?? name ?? email) === undefined) return undefined;
  return { gsid, name, email, ...(active === undefined ? {} : { active }) };
}

/** First and last name joined, for replies that give the parts alone. */
export function fullName(row: Row, prefix = ''): string | undefined {
  const parts = [toText(valueOf(row, `${prefix}FirstName`)), toText(valueOf(row, `${prefix}LastName`))];
  return toText(parts.filter((part) => part !== undefined).join(' '));
}

const GSID = /^(?=.*\d)[A-Z0-9]{30,}$/;

/** The label of a picklist value; undefined for an id that the labels do not know, for people cannot read it. */
export function labelOf(value: unknown, labels: ReadonlyMap<string, string> | undefined): string | undefined {
  const text = toText(value);
  if (text === undefined) return undefined;
  return labels?.get(text) ?? (GSID.test(text) ? undefined : text);
}
