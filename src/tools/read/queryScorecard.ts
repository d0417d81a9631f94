import * as z from 'zod';
import { defineTool } from '../defineTool';
import { describedRows } from '../rows/describedRows';
import { completeA, pageA, select } from '../query/queryInput';

/** Rows of a scorecard object. */
export const queryScorecard = defineTool({
  name: 'gainsight_query_scorecard',
  reference: 'gainsightScorecard',
  title: 'Query a scorecard',
  icon: '$(graph)',
  effect: 'read',
  modelDescription:
    'Rows of a scorecard object (definitions, facts, account_scorecard_history; names differ by tenant, see gainsight_object_list). For ' +
    'scores, measures and trends prefer gainsight_accounts_health_get.',
  userDescription: 'Reads rows of a scorecard object.',
  input: () => z.object({ scorecard_object: z.string().min(1), select: select(), ...pageA(100) }),
  progress: ({ scorecard_object }) => `Reading ${scorecard_object}`,
  run: ({ scorecard_object, where, ...query }, tenant, signal) =>
    describedRows({ ...query, object: scorecard_object, where: completeA(where) }, tenant, signal),
});
