import * as z from 'zod';
import { listCtasTolerantly } from '../../data/queryTolerantly';
import { ctaSelect } from '../../gainsight/records/cta';
import { cockpitRows } from '../rows/cockpitRows';
import { defineTool } from '../defineTool';
import { completeB, pageB, select, whereB } from '../query/queryInput';

/** Rows of the Cockpit's CTA list. */
export const ctaList = defineTool({
  name: 'gainsight_cta_list',
  reference: 'gainsightCtaRows',
  title: 'List CTAs',
  icon: '$(checklist)',
  effect: 'read',
  modelDescription:
    'Raw CTA rows by any condition on a fieldName: CompanyId EQ Bravura, OwnerId EQ me, IsClosed EQ false, DueDate LTE yyyy-MM-dd; names do ' +
    'for ids. Objectives of plans are among them (CtaGroupId set). Prefer gainsight_ctas_list.',
  userDescription: 'Lists CTAs by any condition.',
  input: () =>
    z.object({
      select: select(),
      where: whereB().optional(),
      ...pageB(),
      linkedObject: z.boolean().optional().describe('true adds linked records'),
    }),
  progress: () => 'Reading CTAs',
  run: ({ select: asked, where, ...page }, tenant, signal) =>
    cockpitRows(
      {
        object: 'call_to_action',
        asked,
        query: { select: asked?.length ? asked : ctaSelect, where: completeB(where), ...page },
        what: 'CTAs',
        read: (query) =>
          asked?.length
            ? tenant.client.listCtas(query, { signal })
            : listCtasTolerantly(tenant.client, query, signal),
      },
      tenant,
      signal,
    ),
});
