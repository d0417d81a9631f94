import * as z from 'zod';
import { findOpenTasks } from '../../data/ctaSearch';
import type { Tenant } from '../../data/tenant';
import { asOf } from '../rows/asOf';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { withFieldHelp } from '../query/fieldHelp';
import { listed } from '../rows/listed';
import { noteConcerned } from '../resolve/concerned';
import { resolveCta } from '../resolve/resolveCta';
import { taskRow } from '../rows/workRows';

/** The tasks of a CTA, or without one the open tasks of the signed-in user. */
export const taskList = defineTool({
  name: 'gainsight_task_list',
  reference: 'gainsightTasks',
  title: 'List tasks',
  icon: '$(tasklist)',
  effect: 'read',
  modelDescription:
    'Tasks of one CTA (GSID or name), closed ones too; without cta_gsid my open tasks in all CTAs. For overdue CTAs and tasks together ' +
    'use gainsight_ctas_list with include_tasks.',
  userDescription: 'Lists the tasks of a CTA, or your open ones.',
  input: () =>
    z.object({
      cta_gsid: z.string().optional().describe('GSID or name of the CTA; omitted = my open tasks'),
      includes: z.string().optional().describe('Further fields, separated by commas'),
      pn: z.int().min(1).default(1),
      ps: z.int().min(1).max(1000).default(1000),
    }),
  progress: () => 'Reading tasks',
  run: async ({ cta_gsid, includes = '', pn, ps }, tenant, signal) => {
    if (!cta_gsid?.trim()) return mine(pn, ps, tenant, signal);
    const resolved = await resolveCta(cta_gsid, tenant, signal);
    if ('answer' in resolved) return resolved.answer;
    const extra = includes.split(',').flatMap((name) => name.trim() || []);
    const read = async (): Promise<ToolAnswer> => {
      const params = { page: pn, size: ps, includes: extra };
      const rows = await tenant.client.listTasks(resolved.gsid, params, { signal });
      return listed({
        rows,
        size: ps,
        nextCall: `pn ${pn + 1}`,
        scope: `Tasks of the CTA ${resolved.cta ? `"${resolved.cta.name}"` : resolved.gsid}, closed ones too`,
        source: 'task list of the CTA',
        clock: tenant.clock,
        asked: extra,
      });
    };
    return withFieldHelp('cs_task', extra, tenant, signal, { read });
  },
});

async function mine(page: number, size: number, tenant: Tenant, signal: AbortSignal): Promise<ToolAnswer> {
  const me = await tenant.people.me(signal);
  const tasks = await findOpenTasks(tenant.client, { ownerGsid: me.gsid }, signal);
  const rows = tasks.slice((page - 1) * size, page * size);
  noteConcerned(
    tenant,
    rows.map(({ companyGsid }) => companyGsid),
  );
  return {
    status: 'ok',
    scope: `Open tasks owned by ${me.name} (me), earliest due date first`,
    sources: ['cs_task'],
    asOf: asOf(tenant.clock),
    total: tasks.length,
    ...(tasks.length === 0 ? { none: 'No open task.' } : {}),
    ...(tasks.length > page * size
      ? { next: `${rows.length} of ${tasks.length} shown: call again with pn ${page + 1}.` }
      : {}),
    rows: rows.map((task) => taskRow(task, tenant.clock.today())),
  };
}
