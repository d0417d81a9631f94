import * as z from 'zod';
import { type CalendarDay, dayOf, startOfDay } from '../../base/dates';
import { type CtaFilter, findCtas, findOpenTasks, type FoundCta, type TaskOfCta } from '../../data/ctaSearch';
import type { Clock, Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { Company } from '../../model/company';
import { aboutAccount } from '../rows/aboutAccount';
import { asOf } from '../rows/asOf';
import { type Detail, detailInput } from '../rows/detail';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { day } from '../query/queryInput';
import { noteConcerned } from '../resolve/concerned';
import { resolveAccounts } from '../resolve/resolveAccounts';
import { resolveWho, type Who } from '../resolve/resolveOwner';
import { Untrusted } from '../untrusted';
import { ctaRow, taskRow } from '../rows/workRows';
import { detailedCtas, type DetailedRows } from './workDetails';

const STATES = ['open', 'overdue', 'closed', 'all'] as const;

/** CTAs as people speak of them: open or overdue, mine or an account's. */
export const ctasList = defineTool({
  name: 'gainsight_ctas_list',
  reference: 'gainsightCtas',
  title: 'CTAs',
  icon: '$(checklist)',
  effect: 'read',
  modelDescription:
    'CTAs with labels, earliest due first: my open ones, or those of accounts (every owner). state overdue with include_tasks answers ' +
    '"what is overdue on my plate"; closed: newest closed first. Names accounts without a CTA. First choice for CTAs; gainsight_cta_list ' +
    'for odd conditions.',
  userDescription: 'Lists open, overdue or closed CTAs, with tasks if wanted.',
  input: () =>
    z.object({
      account: z
        .union([z.string(), z.array(z.string())])
        .optional()
        .describe('Name or GSID, or a list'),
      owner: z.string().optional().describe('me, all, name or e-mail; omitted = me, with account all'),
      state: z.enum(STATES).default('open'),
      due_before: day().optional().describe('Due before this day, yyyy-MM-dd'),
      closed_since: day().optional().describe('Closed since this day; implies closed'),
      type: z.string().optional().describe('CTA type, e.g. Risk'),
      priority: z.string().optional().describe('e.g. High'),
      include_tasks: z.boolean().default(false).describe('Adds open tasks of the owner or accounts'),
      limit: z.int().min(1).max(500).default(25),
      detail: detailInput('comments in full, open tasks, all dates, GSIDs'),
    }),
  progress: () => 'Reading CTAs',
  run: async (input, tenant, signal) => {
    const accounts =
      input.account === undefined ? undefined : await resolveAccounts(input.account, tenant, signal);
    if (accounts && 'answer' in accounts) return accounts.answer;
    const resolved = await resolveWho(input.owner ?? (accounts ? 'all' : 'me'), tenant, signal);
    if ('answer' in resolved) return resolved.answer;
    const state = input.closed_since === undefined ? input.state : 'closed';
    return list({ ...input, state, companies: accounts?.companies, who: resolved.who }, tenant, signal);
  },
});

interface Wanted {
  readonly companies: readonly Company[] | undefined;
  readonly who: Who;
  readonly state: (typeof STATES)[number];
  readonly due_before?: CalendarDay | undefined;
  readonly closed_since?: CalendarDay | undefined;
  readonly type?: string | undefined;
  readonly priority?: string | undefined;
  readonly include_tasks: boolean;
  readonly limit: number;
  readonly detail: Detail;
}

async function list(wanted: Wanted, tenant: Tenant, signal: AbortSignal): Promise<ToolAnswer> {
  const today = tenant.clock.today();
  const filter = filterOf(wanted, tenant.clock);
  const [{ ctas: all, complete }, tasks] = await Promise.all([
    findCtas(tenant.client, filter, signal),
    wanted.include_tasks ? readTasks(filter, tenant, signal) : undefined,
  ]);
  const own = all.filter((cta) => cta.planGsid === undefined);
  const ctas = own.filter((cta) => is(cta.type, wanted.type) && is(cta.priority, wanted.priority));
  if (wanted.state === 'closed') ctas.sort(byClosing);
  const shown = ctas.slice(0, wanted.limit);
  noteConcerned(
    tenant,
    shown.map(({ companyGsid }) => companyGsid),
  );
  const untrusted = new Untrusted();
  const { rows, problem } = await rowsOf(shown, wanted.detail, tenant, untrusted, signal);
  return {
    status: 'ok',
    scope: scopeOf(wanted),
    rule: ruleOf(wanted, today, complete ? undefined : all.length),
    sources: ['call_to_action', ...(tasks || wanted.detail === 'detailed' ? ['cs_task'] : [])],
    asOf: asOf(tenant.clock),
    ...aboutAccount(wanted.companies, wanted.detail),
    total: complete ? ctas.length : `at least ${ctas.length}`,
    ...(ctas.length === 0 ? { none: noneOf(wanted, own) } : {}),
    [isNarrowed(wanted) ? 'withoutSuchCta' : 'withoutCta']: accountsWithout(wanted.companies, ctas),
    notAvailable:
      [problem, typeof tasks === 'string' ? tasks : undefined].filter(Boolean).join(' ') || undefined,
    ...tasksOf(tasks, wanted, today),
    ...(ctas.length > shown.length
      ? {
          next: `${shown.length} of ${ctas.length} shown: call again with a higher limit, ${wanted.state === 'closed' ? 'closed_since, ' : ''}an account or a type.`,
        }
      : {}),
    untrusted: untrusted.note,
    rows,
  };
}

/** `read` = how many were looked at, where there are more. */
function ruleOf(
  { state, type, priority, include_tasks }: Wanted,
  today: CalendarDay,
  read: number | undefined,
): string {
  const parts = [
    state === 'closed' ? 'last closed first' : 'earliest due date first',
    'objectives of success plans are left out',
    ...(state === 'overdue' ? [`overdue = open and due before ${today}`] : []),
    ...(include_tasks && (type !== undefined || priority !== undefined)
      ? ['tasks are those of CTAs of every type and priority']
      : []),
    ...(read === undefined
      ? []
      : [`of the ${read} that were read: there are more, so these may not be the first`]),
  ];
  return parts.join('; ');
}

async function rowsOf(
  ctas: readonly FoundCta[],
  detail: Detail,
  tenant: Tenant,
  untrusted: Untrusted,
  signal: AbortSignal,
): Promise<DetailedRows> {
  const { clock } = tenant;
  if (detail === 'detailed') return detailedCtas(ctas, tenant, { clock, untrusted }, signal);
  const closedOn = ({ closedAt }: FoundCta) => closedAt && dayOf(closedAt, clock.timeZone);
  return {
    rows: ctas.map((cta) => ({ ...ctaRow(cta, clock.today(), untrusted), closedOn: closedOn(cta) })),
  };
}

/** Whether a label is the one that is wanted; any is where none is. */
function is(label: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || label?.toLowerCase() === wanted.trim().toLowerCase();
}

function byClosing(a: FoundCta, b: FoundCta): number {
  return (b.closedAt?.getTime() ?? 0) - (a.closedAt?.getTime() ?? 0);
}

function filterOf({ companies, who, state, due_before, closed_since }: Wanted, clock: Clock): CtaFilter {
  const today = clock.today();
  const overdue = state === 'overdue' ? today : undefined;
  const dueBefore =
    overdue !== undefined && due_before !== undefined && due_before < overdue
      ? due_before
      : (overdue ?? due_before);
  return {
    companyGsids: companies?.map(({ gsid }) => gsid),
    ownerGsid: who.gsid,
    closed: state === 'all' ? undefined : state === 'closed',
    dueBefore,
    closedFrom: closed_since === undefined ? undefined : startOfDay(closed_since, clock.timeZone),
    closing: state === 'closed' || state === 'all',
  };
}

/** Tasks stay out, and that is said, where their object is closed to this connection. */
async function readTasks(
  { companyGsids, ownerGsid, dueBefore }: CtaFilter,
  { client }: Tenant,
  signal: AbortSignal,
): Promise<readonly TaskOfCta[] | string> {
  const tasks = await unlessMissing<readonly TaskOfCta[] | string>(
    () => findOpenTasks(client, { companyGsids, ownerGsid }, signal),
    'The tasks could not be read (cs_task); this is not the same as none.',
  );
  if (typeof tasks === 'string' || dueBefore === undefined) return tasks;
  return tasks.filter(({ dueDate }) => dueDate !== undefined && dueDate < dueBefore);
}

function tasksOf(
  tasks: readonly TaskOfCta[] | string | undefined,
  { limit, state, due_before }: Wanted,
  today: CalendarDay,
): object {
  if (tasks === undefined || typeof tasks === 'string') return {};
  const what = state === 'overdue' ? 'overdue' : 'open';
  const due = due_before === undefined ? '' : ` is due before ${due_before}`;
  return {
    tasksTotal: tasks.length,
    tasks:
      tasks.length === 0
        ? `No ${what} task${due}.`
        : tasks.slice(0, limit).map((task) => taskRow(task, today)),
  };
}

function scopeOf({ companies, who, state, type, priority, due_before, closed_since }: Wanted): string {
  const whose = who.gsid === undefined ? 'of every owner' : `owned by ${who.words}`;
  const where = companies ? ` at ${companies.map(({ name }) => name).join(', ')}` : ' in the whole tenant';
  const due = due_before === undefined ? '' : `, due before ${due_before}`;
  const closed = closed_since === undefined ? '' : `, closed since ${closed_since}`;
  const kind = `${type === undefined ? '' : ` of type ${type}`}${priority === undefined ? '' : ` of priority ${priority}`}`;
  return `${state === 'all' ? 'All' : state} CTAs${kind} ${whose}${where}${due}${closed}`;
}

/** Why there is none, with what there is in place of a type or a priority. `all` = without objectives of plans. */
function noneOf({ state, type, priority, due_before }: Wanted, all: readonly FoundCta[]): string {
  const there = (
    what: string,
    wanted: string | undefined,
    labels: readonly (string | undefined)[],
  ): string => {
    const found = [...new Set(labels.filter((label) => label !== undefined))];
    return wanted !== undefined && found.length > 0 ? ` ${what} that are there: ${found.join(', ')}.` : '';
  };
  const types = all.map((cta) => cta.type);
  const priorities = all.map((cta) => cta.priority);
  return (
    (state === 'overdue' && all.length === 0 && due_before === undefined
      ? 'Nothing is overdue.'
      : 'No such CTA.') +
    there('Types', type, types) +
    there('Priorities', priority, priorities)
  );
}

/** Whether an account that has none of these CTAs may have others that are open. */
function isNarrowed({ who, state, type, priority, due_before }: Wanted): boolean {
  const ofSome = [who.gsid, type, priority, due_before].some((one) => one !== undefined);
  return ofSome || state === 'closed' || state === 'overdue';
}

function accountsWithout(
  companies: readonly Company[] | undefined,
  ctas: readonly FoundCta[],
): readonly string[] | undefined {
  const having = new Set(ctas.map(({ companyGsid }) => companyGsid));
  const without = (companies ?? []).filter(({ gsid }) => !having.has(gsid)).map(({ name }) => name);
  return without.length > 0 ? without : undefined;
}
