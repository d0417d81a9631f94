import type { AuditEntry, AuditSink, Door } from '../audit/entry';
import type { ActiveTenant } from '../data/activeTenant';
import type { Tenant } from '../data/tenant';
import { isGainsightError } from '../gainsight/errors';
import type { Tool, ToolAnswer, WriteTool } from './defineTool';
import { refusalOf, type ToolRules } from './gate';
import { PlanStore } from './planStore';
import { writeAnswer } from './resultBudget';
import { failed, noTenant, type Situation } from './situations';
import type { WritePlan } from './writePlan';

/** What became of the question whether a plan may be sent. `unavailable` = there was nobody to ask. */
export type Confirmation = 'accepted' | 'declined' | 'unavailable';

/** Asks a person. `shown` = this very plan was prepared, and so shown, before. */
export type Confirm = (plan: WritePlan, shown: boolean, signal: AbortSignal) => Promise<Confirmation>;

export interface RunOptions {
  readonly door: Door;
  readonly signal: AbortSignal;
  /** The longest answer that the reader can take, in characters. */
  readonly maxCharacters?: number | undefined;
  /** Without it nothing is written. */
  readonly confirm?: Confirm | undefined;
}

export interface ExecutorParts {
  readonly tools: readonly Tool[];
  readonly active: Pick<ActiveTenant, 'state' | 'tenant'>;
  readonly rules: () => ToolRules;
  readonly audit: AuditSink;
  readonly now: () => Date;
}

/** One call on its way through the gate. */
interface Call {
  readonly tool: Tool;
  readonly raw: unknown;
  readonly options: RunOptions;
}

/**
 * Runs tools for every door: gate, then for a write its confirmation, then the call, and a line of audit for each.
 * Expected situations (signed out, bad input, refused, offline) come back as text with a status and a next step,
 * so that a model corrects itself; only defects and the user's own abort are thrown.
 */
export class ToolExecutor {
  readonly #parts: ExecutorParts;
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #plans: PlanStore;

  constructor(parts: ExecutorParts) {
    this.#parts = parts;
    this.#tools = new Map(parts.tools.map((tool) => [tool.name, tool]));
    this.#plans = new PlanStore(() => parts.now().getTime());
  }

  /** What the user reads while the tool works; its title when the input says nothing more. */
  progress(name: string, raw: unknown): string {
    const tool = this.#tools.get(name);
    const parsed = tool?.parse(raw);
    return (parsed?.ok ? tool?.progress(parsed.input) : tool?.title) ?? name;
  }

  /** Works out a write so that it can be shown; `run` with the same input sends exactly that. Undefined for a read. */
  async prepare(name: string, raw: unknown, signal: AbortSignal): Promise<WritePlan | undefined> {
    const tool = this.#tools.get(name);
    const { tenant } = this.#parts.active;
    if (tool?.effect !== 'write' || !tenant || refusalOf(tool, this.#parts.rules())) return undefined;
    const parsed = tool.parse(raw);
    if (!parsed.ok) return undefined;
    const planned = await tool.plan(parsed.input, tenant, signal);
    if (!('plan' in planned)) return undefined;
    this.#plans.keep(name, parsed.input, planned.plan);
    return planned.plan;
  }

  /** The answer as compact JSON, always with a `status`. */
  async run(name: string, raw: unknown, options: RunOptions): Promise<string> {
    const tool = this.#tools.get(name);
    const answer = tool ? await this.#admit({ tool, raw, options }) : this.#unknown(name);
    // Situations are answers too: an object with a status.
    return writeAnswer(answer as ToolAnswer, options.maxCharacters);
  }

  async #admit(call: Call): Promise<ToolAnswer | Situation> {
    const started = this.#parts.now().getTime();
    const refusal = refusalOf(call.tool, this.#parts.rules());
    if (refusal !== undefined) {
      await this.#record(call, 'refusal', 'notAllowed');
      return { status: 'notAllowed', problem: refusal, next: 'Do not repeat the call; tell the user.' };
    }
    const answer = await this.#perform(call);
    const durationMs = this.#parts.now().getTime() - started;
    const kept = await this.#record(call, 'call', answer.status, { durationMs, ...idsIn(answer) });
    return kept ? answer : { ...answer, audit: 'This call could not be written to the audit log.' };
  }

  async #perform({ tool, raw, options }: Call): Promise<ToolAnswer | Situation> {
    const { signal } = options;
    const { active } = this.#parts;
    const parsed = tool.parse(raw);
    if (!parsed.ok)
      return { status: 'rejected', problem: parsed.problem, next: 'Correct the input and call again.' };
    const { tenant } = active;
    if (!tenant) return noTenant(active);
    try {
      if (tool.effect === 'read') return await tool.run(parsed.input, tenant, signal);
      return await this.#write({ tool, raw, options }, parsed.input, tenant);
    } catch (error) {
      signal.throwIfAborted();
      if (!isGainsightError(error)) throw error;
      return failed(error);
    }
  }

  async #write(
    call: Call & { readonly tool: WriteTool },
    input: unknown,
    tenant: Tenant,
  ): Promise<ToolAnswer | Situation> {
    const { tool, options } = call;
    const { signal, confirm } = options;
    const shown = this.#plans.take(tool.name, input);
    const planned = shown ? { plan: shown } : await tool.plan(input, tenant, signal);
    if (!('plan' in planned)) return planned.answer;
    const outcome = confirm ? await confirm(planned.plan, shown !== undefined, signal) : 'unavailable';
    // A write that leaves no trace is not sent.
    if (!(await this.#record(call, 'confirmation', outcome)))
      return {
        status: 'notAllowed',
        problem: 'The audit log cannot be written, so nothing was sent.',
        next: 'Ask the user to look at the audit folder; reads go on.',
      };
    if (outcome === 'accepted') return planned.plan.send(tenant, signal);
    if (outcome === 'declined')
      return {
        status: 'declined',
        next: 'The user does not want this write. Nothing was sent; do not try it again.',
      };
    return {
      status: 'notAllowed',
      problem: 'A write needs the confirmation of a person, and there is no way to ask for it here.',
      next: 'Nothing was sent. Tell the user what you wanted to write.',
    };
  }

  #unknown(name: string): Situation {
    const names = [...this.#tools.keys()].join(', ');
    return { status: 'rejected', next: `There is no tool ${name}. Tools: ${names}.` };
  }

  /** Never rejects; false when the line could not be kept. */
  async #record(
    { tool, raw, options }: Call,
    event: AuditEntry['event'],
    result: string,
    more: Pick<AuditEntry, 'durationMs' | 'requestIds'> = {},
  ): Promise<boolean> {
    const connection = this.#parts.active.tenant?.connection;
    try {
      await this.#parts.audit.append({
        time: this.#parts.now().toISOString(),
        event,
        door: options.door,
        tool: tool.name,
        effect: tool.effect,
        tenant: connection && new URL(connection.origin).host,
        user: connection?.email,
        input: raw,
        result,
        ...more,
      });
      return true;
    } catch {
      return false;
    }
  }
}

function idsIn(answer: ToolAnswer | Situation): Pick<AuditEntry, 'requestIds'> {
  return typeof answer.requestId === 'string' ? { requestIds: [answer.requestId] } : {};
}
