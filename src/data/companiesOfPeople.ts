import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { toText, valueOf } from '../gainsight/values';

const LINKS = 500;

/** Names of the companies that a person with this address works for, or that anybody of this mail domain works for. */
export async function companiesOfPeople(
  client: Pick<GainsightClient, 'queryObjects'>,
  addressOrDomain: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const condition = addressOrDomain.includes('@')
    ? { operator: 'EQ', value: [addressOrDomain] }
    : { operator: 'ENDS_WITH', value: [`@${addressOrDomain}`] };
  const rows = await client.queryObjects(
    {
      object: 'company_person',
      select: ['Gsid', 'Company_ID__gr.Name'],
      where: allOf({ name: 'Person_ID__gr.Email', ...condition }),
      limit: LINKS,
    },
    { signal },
  );
  const names = rows.map((row) => toText(valueOf(row, 'Company_ID__gr.Name')));
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}
