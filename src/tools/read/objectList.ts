import * as z from 'zod';
import type { Tenant } from '../../data/tenant';
import type { ObjectInfo } from '../../model/metadata';
import { asOf } from '../rows/asOf';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';

const KINDS: readonly ObjectInfo['kind'][] = ['CUSTOM', 'STANDARD', 'SYSTEM', 'OTHER'];

/** The objects of the tenant's data model. */
export const objectList = defineTool({
  name: 'gainsight_object_list',
  reference: 'gainsightObjects',
  title: 'List objects',
  icon: '$(database)',
  effect: 'read',
  modelDescription:
    'Objects of the data model with name, label, kind; custom ones (…__gc) first. Use it to find where a tenant keeps surveys, usage, ' +
    'forecasts or scorecards.',
  userDescription: 'Lists the objects of the data model.',
  input: () =>
    z.object({
      po: z.string().optional().describe('Only objects that look up this parent object'),
      em: z.boolean().optional().describe('true leaves out mapping objects'),
    }),
  progress: () => 'Reading the list of objects',
  run: async ({ po, em }, tenant, signal) => listObjects({ po, em }, tenant, signal),
});

async function listObjects(
  { po, em }: { po: string | undefined; em: boolean | undefined },
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const plain = po === undefined && em === undefined;
  const objects = plain
    ? await tenant.metadata.objects(signal)
    : await tenant.client.listObjects(
        { ...(po === undefined ? {} : { po }), ...(em === undefined ? {} : { em }) },
        { signal },
      );
  const rows = objects
    .map(({ name, label, kind }) => ({ name, label, kind }))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name.localeCompare(b.name));
  const count = (kind: ObjectInfo['kind']): number => rows.filter((row) => row.kind === kind).length;
  return {
    status: 'ok',
    scope: po === undefined ? 'All objects of the tenant' : `Objects that look up ${po}`,
    sources: ['object list (metadata)'],
    asOf: asOf(tenant.clock),
    custom: count('CUSTOM'),
    standard: count('STANDARD'),
    system: count('SYSTEM'),
    ...(rows.length === 0 ? { none: 'The tenant lists no such object.' } : {}),
    rows,
  };
}
