import * as z from 'zod';
import { listPlansTolerantly } from '../../data/queryTolerantly';
import { planSelect } from '../../gainsight/records/successPlan';
import { cockpitRows } from '../rows/cockpitRows';
import { defineTool } from '../defineTool';
import { completeB, pageB, select, whereB } from '../query/queryInput';

/** Rows of the success plan list. */
export const successPlanList = defineTool({
  name: 'gainsight_success_plan_list',
  reference: 'gainsightPlanRows',
  title: 'List success plans',
  icon: '$(milestone)',
  effect: 'read',
  modelDescription:
    'Raw success plan rows by any condition on a fieldName: CompanyId EQ Bravura, OwnerId EQ me, DueDate LT yyyy-MM-dd. For progress, ' +
    'objectives or stalled plans prefer gainsight_success_plans_get.',
  userDescription: 'Lists success plans by any condition.',
  input: () => z.object({ select: select(), where: whereB().optional(), ...pageB() }),
  progress: () => 'Reading success plans',
  run: ({ select: asked, where, ...page }, tenant, signal) =>
    cockpitRows(
      {
        object: 'cta_group',
        asked,
        query: { select: asked?.length ? asked : planSelect, where: completeB(where), ...page },
        what: 'success plans',
        read: (query) =>
          asked?.length
            ? tenant.client.listSuccessPlans(query, { signal })
            : listPlansTolerantly(tenant.client, query, signal),
      },
      tenant,
      signal,
    ),
});
