import { until } from '../support/until';
import type { Fault } from '../../src/sandbox/faults';
import type { ServedTenant } from './sandboxClient';

/** Where records of a kind are, what tells them apart, and what a test reads of them. */
const KINDS = {
  cta: {
    object: 'call_to_action',
    name: 'Name',
    fields: {
      company: 'CompanyId__gr.Name',
      type: 'TypeId__gr.Name',
      status: 'StatusId__gr.Name',
      priority: 'PriorityId__gr.Name',
      reason: 'ReasonId__gr.Name',
      owner: 'OwnerId__gr.Email',
      due: 'DueDate',
      closed: 'IsClosed',
    },
  },
  task: {
    object: 'cs_task',
    name: 'Name',
    fields: { cta: 'CtaId__gr.Name', owner: 'OwnerId__gr.Email', due: 'DueDate', closed: 'IsClosed' },
  },
  plan: {
    object: 'cta_group',
    name: 'Name',
    fields: {
      company: 'CompanyId__gr.Name',
      type: 'SuccessPlanTypeId__gr.Name',
      status: 'StatusId__gr.Name',
      owner: 'OwnerId__gr.Email',
      due: 'DueDate',
    },
  },
  activity: {
    object: 'activity_timeline',
    name: 'Subject',
    fields: { company: 'GsCompanyId__gr.Name', type: 'TypeName', notes: 'Notes', at: 'ActivityDate' },
  },
} as const;

export type HeldKind = keyof typeof KINDS;
type Held = Readonly<Record<string, unknown>>;

interface Call {
  readonly method: string;
  readonly path: string;
}

/** What a served sandbox tenant holds, read without the product; and what is to go wrong there. */
export class HeldRecords {
  constructor(private readonly served: ServedTenant) {}

  /** The records of this name, all that there are. */
  async named(kind: HeldKind, name: string): Promise<readonly Held[]> {
    const { object, name: called, fields } = KINDS[kind];
    const where = {
      conditions: [{ name: called, alias: 'A', value: [name], operator: 'EQ' }],
      expression: 'A',
    };
    const answer = await this.#call(`/v1/data/objects/query/${object}`, {
      select: Object.values(fields),
      where,
    });
    // The tenant answers object queries in this form.
    const { data } = answer as { readonly data: { readonly records: readonly Held[] } };
    return data.records.map((row) =>
      Object.fromEntries(Object.entries(fields).map(([field, path]) => [field, row[path]])),
    );
  }

  /** Waits until the one record of this name has these values. */
  async until(kind: HeldKind, name: string, values: Held): Promise<void> {
    let held: readonly Held[] = [];
    const holds = async (): Promise<boolean> => {
      held = await this.named(kind, name);
      return (
        held.length === 1 && Object.entries(values).every(([field, value]) => held[0]?.[field] === value)
      );
    };
    await until(holds, () => `${name} with ${JSON.stringify(values)} instead of ${JSON.stringify(held)}`);
  }

  /** The next calls that match go wrong, in this order. */
  async fail(...faults: readonly Fault[]): Promise<void> {
    for (const fault of faults) await this.#call('/_sandbox/inject', fault);
  }

  /** How many calls there were; with a method and a path, those alone, whatever their query string. */
  async calls(method?: string, path?: string): Promise<number> {
    // The form in which the tenant records calls.
    const calls = (await this.#call('/_sandbox/calls')) as readonly Call[];
    const meant = (call: Call): boolean => call.method === method && call.path.split('?')[0] === path;
    return method === undefined ? calls.length : calls.filter(meant).length;
  }

  async #call(path: string, body?: object): Promise<unknown> {
    const { url, key } = this.served;
    const answer = await fetch(`${url}${path}`, {
      headers: { accesskey: key, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  }
}
