import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { toUser, userSelect } from '../gainsight/records/user';
import type { User } from '../model/user';
import { mapped } from './mapped';
import { queryTolerantly } from './queryTolerantly';

/** The user with this id; undefined when the tenant has none. */
export async function userByGsid(
  client: Pick<GainsightClient, 'queryObjects'>,
  gsid: string,
  signal: AbortSignal,
): Promise<User | undefined> {
  const where = allOf({ name: 'Gsid', operator: 'EQ', value: [gsid] });
  const query = { object: 'gsuser', select: userSelect, where, limit: 1 };
  return mapped(await queryTolerantly(client, query, signal), toUser)[0];
}
