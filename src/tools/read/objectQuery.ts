import * as z from 'zod';
import { defineTool } from '../defineTool';
import { describedRows } from '../rows/describedRows';
import { completeA, orderBy, pageA, select } from '../query/queryInput';

/** Rows of any object, custom ones above all. */
export const objectQuery = defineTool({
  name: 'gainsight_object_query',
  reference: 'gainsightRows',
  title: 'Query any object',
  icon: '$(table)',
  effect: 'read',
  modelDescription:
    'Rows of any object by name or label, above all custom ones (NPS, usage, forecast); select omitted = the visible fields with labels. In ' +
    'where names do for ids. Prefer the own tool of companies, CTAs, plans, Timeline, contacts.',
  userDescription: 'Reads rows of any object.',
  input: () =>
    z.object({ object_name: z.string().min(1), select: select(), ...pageA(100), orderBy: orderBy() }),
  progress: ({ object_name }) => `Reading ${object_name}`,
  run: ({ object_name, where, ...query }, tenant, signal) =>
    describedRows({ ...query, object: object_name, where: completeA(where) }, tenant, signal),
});
