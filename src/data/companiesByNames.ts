import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { companySelect, toCompany } from '../gainsight/records/company';
import type { Company } from '../model/company';
import { mapped } from './mapped';
import { queryTolerantly } from './queryTolerantly';

const MOST = 5000;

/** Companies that have exactly these names or ids, in one call for each kind; what is not found is left out. */
export async function companiesByNames(
  client: Pick<GainsightClient, 'queryObjects'>,
  names: readonly string[],
  gsids: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Company[]> {
  const read = async (name: 'Name' | 'Gsid', value: readonly string[]): Promise<Company[]> => {
    if (value.length === 0) return [];
    const where = allOf({ name, operator: 'IN', value });
    const query = { object: 'Company', select: companySelect, where, limit: MOST };
    return mapped(await queryTolerantly(client, query, signal), (row) => toCompany(row));
  };
  return (await Promise.all([read('Name', names), read('Gsid', gsids)])).flat();
}
