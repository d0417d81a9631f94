import type { User } from '../../model/user';
import type { Row } from '../objectQuery';
import { valueOf, toBoolean, toText } from '../values';
import { fullName } from './identity';

export const userSelect: readonly string[] = ['Gsid', 'Name', 'Email', 'IsActiveUser'];

/** A Gainsight user from a row of the object query; undefined without id or name. */
export function toUser(row: Row): User | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  const name = toText(valueOf(row, 'Name')) ?? fullName(row);
  if (gsid === undefined || name === undefined) return undefined;
  const email = toText(valueOf(row, 'Email'));
  return { gsid, name, email, active: toBoolean(valueOf(row, 'IsActiveUser')) ?? true };
}
