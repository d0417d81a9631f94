import * as z from 'zod';
import { defineTool } from '../defineTool';
import { objectRows } from '../rows/objectRows';
import { completeA, orderBy, pageA, select } from '../query/queryInput';

const FIELDS = [
  'Gsid',
  'Person_ID',
  'Person_ID__gr.Name',
  'Person_ID__gr.Email',
  'Company_ID',
  'Company_ID__gr.Name',
  'Active',
  'IsPrimaryCompany',
  'Role',
  'Title',
];

/** What people call the fields of the person, which the link itself does not have. */
const OF_PERSON = /^(?:Name|Email|FirstName|LastName)$/i;

/** Who works where: the rows that link people to companies. */
export const queryCompanyPerson = defineTool({
  name: 'gainsight_query_company_person',
  reference: 'gainsightPeople',
  title: 'Query people of companies',
  icon: '$(person)',
  effect: 'read',
  modelDescription:
    'Contacts with role, title, e-mail, active, by company (Company_ID EQ takes a name; Company_ID__gr.Csm EQ me = my book) or any field. ' +
    'For one account prefer gainsight_account_brief, section contacts.',
  userDescription: 'Reads contacts by any condition.',
  input: () => z.object({ select: select(), ...pageA(100), orderBy: orderBy() }),
  progress: () => 'Reading contacts',
  run: ({ where, select: asked, orderBy: order, ...query }, tenant, signal) => {
    const filter = completeA(where);
    const conditions = filter?.conditions.map((one) => ({ ...one, name: ofPerson(one.name) }));
    return objectRows(
      {
        ...query,
        object: 'company_person',
        select: asked?.map(ofPerson),
        usual: FIELDS,
        where: filter && conditions && { ...filter, conditions },
        orderBy:
          order && Object.fromEntries(Object.entries(order).map(([name, way]) => [ofPerson(name), way])),
        what: 'Contacts',
      },
      tenant,
      signal,
    );
  },
});

function ofPerson(name: string): string {
  return OF_PERSON.test(name) ? `Person_ID__gr.${name}` : name;
}
