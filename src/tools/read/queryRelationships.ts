import * as z from 'zod';
import { defineTool } from '../defineTool';
import { objectRows } from '../rows/objectRows';
import { picklistLabels } from '../query/picklistLabels';
import { completeA, orderBy, pageA, select } from '../query/queryInput';

const FIELDS = [
  'Gsid',
  'Name',
  'CompanyId',
  'CompanyId__gr.Name',
  'TypeId__gr.Name',
  'Arr',
  'RenewalDate',
  'Stage',
  'Status',
  'Csm__gr.Name',
  'CurrentScore__gr.Name',
];

/** Rows of the Relationship object. */
export const queryRelationships = defineTool({
  name: 'gainsight_query_relationships',
  reference: 'gainsightRelationships',
  title: 'Query relationships',
  icon: '$(type-hierarchy-sub)',
  effect: 'read',
  modelDescription:
    'Relationship rows (lines of business below a company) by any field; CompanyId EQ takes a name. For scores and the sum beside the ' +
    "company's ARR prefer gainsight_account_brief, section relationships.",
  userDescription: 'Reads relationships by any condition.',
  input: () => z.object({ select: select(), ...pageA(100), orderBy: orderBy() }),
  progress: () => 'Reading relationships',
  run: async ({ where, ...query }, tenant, signal) =>
    objectRows(
      {
        ...query,
        object: 'Relationship',
        usual: FIELDS,
        where: completeA(where),
        what: 'Relationships',
        labels: await picklistLabels('relationship', tenant, signal),
      },
      tenant,
      signal,
    ),
});
