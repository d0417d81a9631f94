import type { Tenant } from './tenant';
import { allOf } from '../gainsight/objectQuery';
import { toNumber, valueOf } from '../gainsight/values';
import type { FieldInfo } from '../model/metadata';

const MOST_FIELDS = 8;
const NUMBERS = /NUMBER|PERCENT|DOUBLE|INTEGER|LONG/i;
/** Words by which a tenant's fields show how much the product is used, and how it is liked. */
const USAGE =
  /\b(?:nps|csat|usage|adoption|(?:active )?users?|log-?ins?|licen[cs]es?|seats?|dau|wau|mau|utili[sz]ation)\b/i;

/** One figure under the tenant's own label. */
export interface UsageFigure {
  readonly label: string;
  readonly value: number;
}

/** What the company's record holds of usage and satisfaction; empty where the tenant keeps nothing of it there. */
export async function readUsage(
  { client, metadata }: Pick<Tenant, 'client' | 'metadata'>,
  companyGsid: string,
  signal: AbortSignal,
): Promise<readonly UsageFigure[]> {
  const { fields } = await metadata.describe('company', signal);
  const wanted = usageFields(fields);
  if (wanted.length === 0) return [];
  const [row] = await client.queryObjects(
    {
      object: 'Company',
      select: ['Gsid', ...wanted.map(({ name }) => name)],
      where: allOf({ name: 'Gsid', operator: 'EQ', value: [companyGsid] }),
      limit: 1,
    },
    { signal },
  );
  return wanted.flatMap(({ name, label }) => {
    const value = row && toNumber(valueOf(row, name));
    return value === undefined ? [] : [{ label, value }];
  });
}

/** The fields that tell of usage, by their labels. */
export function usageFields(fields: readonly FieldInfo[]): readonly FieldInfo[] {
  return fields
    .filter(({ hidden, dataType, label }) => !hidden && NUMBERS.test(dataType) && USAGE.test(label))
    .slice(0, MOST_FIELDS);
}
