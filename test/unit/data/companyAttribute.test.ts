import assert from 'node:assert/strict';
import { companiesWith } from '../../../src/data/companyAttribute';
import { GainsightClient } from '../../../src/gainsight/client';
import type { FieldInfo } from '../../../src/model/metadata';

const REGION: FieldInfo = {
  name: 'Region__gc',
  label: 'Region',
  dataType: 'PICKLIST',
  hidden: false,
  required: false,
  lookup: undefined,
  options: [{ gsid: '1I00EMEA', label: 'EMEA', active: true }],
};

interface Body {
  readonly where: { readonly conditions: readonly { readonly operator: string }[] };
  readonly limit: number;
  readonly offset: number;
}

/** A tenant with so many companies of one region. */
function tenantOf(count: number, region: Partial<FieldInfo> = {}) {
  const asked: Body[] = [];
  const client = new GainsightClient({
    send: async ({ body }) => {
      // The only call that is made here is a query.
      const query = body as Body;
      asked.push(query);
      const rows = Math.max(0, Math.min(query.limit, count - query.offset));
      const data = Array.from({ length: rows }, (_, n) => ({ Gsid: `1P02X${query.offset + n}` }));
      return { data, requestId: undefined };
    },
  });
  const object = { name: 'company', label: 'Company', kind: 'STANDARD' as const };
  const fields = [{ ...REGION, ...region }];
  return { asked, client, metadata: { describe: async () => ({ ...object, fields }) } };
}

describe('companies with a region', () => {
  it('are all found where there are more than one page holds', async () => {
    const found = await companiesWith('region', 'emea', tenantOf(7001));
    assert.equal(found.kind === 'found' && found.gsids.size, 7001);
  });

  it('are asked for by the operator that fits a field of one choice, and one of several', async () => {
    for (const [dataType, operator] of [
      ['PICKLIST', 'EQ'],
      ['MULTISELECTDROPDOWNLIST', 'INCLUDES'],
    ] as const) {
      const tenant = tenantOf(3, { dataType });
      await companiesWith('region', 'EMEA', tenant);
      assert.deepEqual(
        tenant.asked.map(({ where }) => where.conditions.map((one) => one.operator)),
        [[operator]],
      );
    }
  });
});
