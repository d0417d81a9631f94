import * as z from 'zod';
import { both, type WhereA } from '../../gainsight/objectQuery';
import { userSelect } from '../../gainsight/records/user';
import { defineTool } from '../defineTool';
import { objectRows } from '../rows/objectRows';
import { completeA, orderBy, pageA, select } from '../query/queryInput';

/** Users of Gainsight by part of their address or name. */
export const resolveUser = defineTool({
  name: 'gainsight_resolve_user',
  reference: 'gainsightUsers',
  title: 'Find users',
  icon: '$(account)',
  effect: 'read',
  modelDescription:
    'Gainsight users by part of an e-mail or name, with GSID and whether active. Seldom needed first: tools that take an owner or author ' +
    'take a name or e-mail too.',
  userDescription: 'Finds Gainsight users.',
  input: () =>
    z.object({
      email_search: z.string().optional().describe('Part of an e-mail address or name'),
      select: select(),
      ...pageA(50),
      orderBy: orderBy(),
    }),
  progress: () => 'Looking for users',
  run: ({ email_search, where, ...query }, tenant, signal) =>
    objectRows(
      {
        ...query,
        object: 'gsuser',
        usual: userSelect,
        where: both(searchFor(email_search), completeA(where)),
        what: 'Users',
      },
      tenant,
      signal,
    ),
});

/** An address is looked for as such; anything else may be part of a name as well. */
function searchFor(text = ''): WhereA | undefined {
  const value = [text.trim()];
  if (value[0] === '') return undefined;
  const email = { name: 'Email', alias: 'A', operator: 'CONTAINS', value };
  if (text.includes('@')) return { conditions: [email], expression: 'A' };
  const name = { name: 'Name', alias: 'B', operator: 'CONTAINS', value };
  return { conditions: [email, name], expression: 'A OR B' };
}
