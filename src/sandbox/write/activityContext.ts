import type { Row, Value } from '../row';
import type { Tenant } from '../tenant';
import { WriteFault } from './writeFault';

/** What a record says about where its activity belongs. */
export interface WantedContext {
  readonly name: Value;
  readonly id: Value;
  readonly company: Value;
}

/** Contexts of which this tenant has records, and the object that holds them. */
const CONTEXTS: Readonly<Record<string, string>> = {
  Company: 'company',
  Relationship: 'relationship',
  CTA: 'call_to_action',
  SuccessPlan: 'cta_group',
};

/** The fields that link an activity to its record and to that record's company. */
export function contextFields({ store }: Tenant, { name, id, company }: WantedContext): Row {
  if (name === null || name === '') throw new WriteFault('missing', 'ContextName');
  const object = CONTEXTS[String(name)];
  if (object === undefined) throw new WriteFault('noMatch', `no context ${JSON.stringify(name)}`);
  const recordId = object === 'company' ? (id ?? company) : id;
  if (recordId === null) throw new WriteFault('missing', object === 'company' ? 'GsCompanyId' : 'ContextId');
  const record = store.table(object).get(recordId);
  if (!record) throw new WriteFault('noMatch', `no ${String(name)} with the id ${JSON.stringify(recordId)}`);
  const owner = (object === 'company' ? record.Gsid : record.CompanyId) ?? null;
  if (company !== null && company !== owner)
    throw new WriteFault(
      'noMatch',
      `the ${String(name)} does not belong to the company ${JSON.stringify(company)}`,
    );
  return {
    ContextName: name,
    ContextId: recordId,
    GsCompanyId: owner,
    GsRelationshipId: (object === 'relationship' ? record.Gsid : record.RelationshipId) ?? null,
  };
}
