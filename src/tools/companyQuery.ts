import * as z from 'zod';
import { queryTolerantly } from '../data/queryTolerantly';
import { companySelect } from '../gainsight/records/company';
import { defineTool } from './defineTool';
import { listed } from './listed';
import { completeA, orderBy, select, whereA } from './queryInput';

/** Rows of the Company object as the tenant stores them. */
export const companyQuery = defineTool({
  name: 'gainsight_company_query',
  reference: 'gainsightCompanies',
  title: 'Query companies',
  icon: '$(organization)',
  effect: 'read',
  modelDescription:
    'Rows of the Company object: names, ARR, renewal date, CSM, stage, band. For any filter or field, and to find a GSID by name. ' +
    'Looks at the whole tenant unless where limits it (e.g. Csm__gr.Email EQ). For health scores use gainsight_accounts_health_get.',
  userDescription: 'Reads companies by any condition.',
  input: () =>
    z.object({
      select: select().optional().describe('Field names; omitted = the usual ones'),
      where: whereA().optional(),
      orderBy: orderBy().optional(),
      limit: z.int().min(1).max(5000).default(100),
      offset: z.int().min(0).default(0),
    }),
  progress: () => 'Reading companies',
  run: async (input, tenant, signal) => {
    const { limit, offset } = input;
    const query = {
      object: 'Company',
      select: input.select ?? companySelect,
      where: completeA(input.where),
      orderBy: input.orderBy,
      limit,
      offset,
    };
    // Only our own default fields may be missing in a tenant; a field that was asked for by name must be answered for.
    const rows = input.select
      ? await tenant.client.queryObjects(query, { signal })
      : await queryTolerantly(tenant.client, query, signal);
    const [stage, status] = await Promise.all([
      tenant.metadata.labels('company', 'Stage', signal),
      tenant.metadata.labels('company', 'Status', signal),
    ]);
    const labelled = rows.map((row) => ({
      ...row,
      ...label('Stage', row.Stage, stage),
      ...label('Status', row.Status, status),
    }));
    return listed({
      rows: labelled,
      size: limit,
      nextCall: `offset ${offset + rows.length}`,
      scope: input.where
        ? 'Companies of the whole tenant that meet the conditions'
        : 'All companies of the tenant',
      source: 'Company',
      clock: tenant.clock,
    });
  },
});

function label(field: string, value: unknown, labels: ReadonlyMap<string, string>): object {
  const text = typeof value === 'string' ? labels.get(value) : undefined;
  return text === undefined ? {} : { [field]: text };
}
