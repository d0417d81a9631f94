import * as z from 'zod';
import { companySelect } from '../../gainsight/records/company';
import { defineTool } from '../defineTool';
import { objectRows } from '../rows/objectRows';
import { picklistLabels } from '../query/picklistLabels';
import { completeA, orderBy, pageA, select } from '../query/queryInput';

/** Rows of the Company object as the tenant stores them. */
export const companyQuery = defineTool({
  name: 'gainsight_company_query',
  reference: 'gainsightCompanies',
  title: 'Query companies',
  icon: '$(organization)',
  effect: 'read',
  modelDescription:
    'Company rows by any field: ARR, renewal, CSM, stage, segment. In where a name, e-mail or "me" does for an id (Csm EQ me). The whole ' +
    'tenant unless limited. Prefer the tools for health, renewals or one account (gainsight_account_brief).',
  userDescription: 'Reads companies by any condition.',
  input: () => z.object({ select: select(), ...pageA(100), orderBy: orderBy() }),
  progress: () => 'Reading companies',
  run: async (input, tenant, signal) =>
    objectRows(
      {
        ...input,
        object: 'Company',
        usual: companySelect,
        where: completeA(input.where),
        what: 'Companies',
        labels: await picklistLabels('company', tenant, signal),
      },
      tenant,
      signal,
    ),
});
