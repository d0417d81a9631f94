import type { AuditSink, Door } from '../audit/entry';
import { abortable } from '../base/abort';
import type { Tenant } from '../data/tenant';
import { type ActiveView, tenantInUse } from '../data/tenantInUse';
import { isGainsightError } from '../gainsight/errors';
import { isReadOnlyRefusal } from '../gainsight/readOnlySender';
import { connectionLabel } from '../model/connection';
import { borrowedRights } from '../model/rights';
import { CallRecord, type CallToRecord } from './callRecord';
import { type CallFacts, type CallFollower, CallWatch } from './callWatch';
import type { Tool, WriteTool } from './defineTool';
import type { Facts, ToolAnswer } from './toolAnswer';
import { refusalOf, type ToolRules } from './gate';
import { notPossible } from './impossible';
import { PlanStore } from './planStore';
import { recordsNamedIn } from './recordsNamedIn';
import { type Confirm, type Prepared, type ProposedWrite, saysTheSame } from './proposedWrite';
import { cleaned, writeAnswer } from './resultBudget';
import {
  declined,
  failed,
  noTenant,
  notAllowed,
  rejected,
  type Situation,
  unaudited,
  unconfirmed,
} from './situations';
import { withoutMarks } from './untrusted';
import type { WritePlan } from './writePlan';

export type { Confirm, Confirmation, Prepared, ProposedWrite } from './proposedWrite';

export interface RunOptions {
  readonly door: Door;
  readonly signal: AbortSignal;
  /** The longest answer that the reader can take, in characters. */
  readonly maxCharacters?: number | undefined;
  /** Without it nothing is written. */
  readonly confirm?: Confirm | undefined;
}

export interface PrepareOptions {
  readonly door: Door;
  readonly signal: AbortSignal;
  /** How long somebody waits for the plan, and for the connection before it. */
  readonly limitMs: number;
}

export interface ExecutorParts {
  readonly tools: readonly Tool[];
  readonly active: ActiveView;
  readonly rules: () => ToolRules;
  readonly audit: AuditSink;
  readonly trace: CallFollower;
  readonly now: () => Date;
}

/** One call on its way through the gate. */
interface Call {
  readonly tool: Tool;
  readonly raw: unknown;
  readonly options: RunOptions;
  readonly recorded: CallToRecord;
  readonly watch: CallWatch;
}

/** A plan that was shown, with what it takes to record that nobody answered. */
interface ShownPlan {
  readonly plan: ProposedWrite;
  readonly tenant: Tenant;
  readonly call: CallToRecord;
  readonly facts: Pick<CallFacts, 'records'>;
}

/** What a call works with, or why there is nothing to work with. */
type Admitted =
  | { readonly ok: true; readonly input: unknown; readonly tenant: Tenant }
  | { readonly ok: false; readonly answer: Situation };

/**
 * Runs tools for every door: gate, then for a write its confirmation, then the call, and a line of audit for each.
 * Expected situations (signed out, bad input, refused, offline) come back as text with a status and a next step,
 * so that a model corrects itself; only defects and the user's own abort are thrown.
 */
export class ToolExecutor {
  readonly #parts: ExecutorParts;
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #shown: PlanStore<ShownPlan>;
  readonly #record: CallRecord;

  constructor(parts: ExecutorParts) {
    this.#parts = parts;
    this.#tools = new Map(parts.tools.map((tool) => [tool.name, tool]));
    this.#shown = new PlanStore(() => parts.now().getTime());
    this.#record = new CallRecord(parts);
  }

  /** What a door needs to know of a tool before it calls it. */
  about(name: string): Pick<Tool, 'title' | 'reference' | 'effect'> | undefined {
    return this.#tools.get(name);
  }

  /** What the user reads while the tool works; its title when the input says nothing more. */
  progress(name: string, raw: unknown): string {
    const tool = this.#tools.get(name);
    const parsed = tool?.parse(raw);
    return (parsed?.ok ? tool?.progress(parsed.input) : tool?.title) ?? name;
  }

  /**
   * Works out a write so that it can be shown; `run` with the same input on the same tenant sends exactly that, once.
   * Undefined for a read.
   */
  async prepare(name: string, raw: unknown, options: PrepareOptions): Promise<Prepared | undefined> {
    const tool = this.#tools.get(name);
    if (tool?.effect !== 'write') return undefined;
    for (const shown of this.#shown.takeExpired()) await this.#noteLapsed(shown);
    const earlier = await this.#lapse(tool, raw);
    const { signal, limitMs } = options;
    // One time for all: a connection that was waited for leaves the plan the rest of it.
    const wait = { signal, deadline: AbortSignal.timeout(limitMs) };
    if (!(await this.#settled(AbortSignal.any([signal, wait.deadline])))) {
      signal.throwIfAborted();
      return { kind: 'late' };
    }
    const admitted = this.#admit(tool, raw);
    if (!admitted.ok) return { kind: 'nothing', answer: admitted.answer };
    const { input, tenant } = admitted;
    const call = this.#record.begin(tool, raw, options.door);
    const watch = this.#watch(input);
    const planned = await watch.follow(() => this.#planWithin(tool, input, watch.on(tenant), wait));
    if (planned.kind !== 'plan') return planned;
    const facts = watch.facts();
    const others = [earlier, await this.#lapse(tool, raw)];
    // Of two cards for one input nobody can tell which was answered: they count only where they say the same.
    if (others.every((one) => !one || saysTheSame(one.plan, planned.plan)))
      this.#shown.keep(name, input, { plan: planned.plan, tenant, call, facts: { records: facts.records } });
    await this.#record.keep(call, 'confirmation', 'asked', facts);
    return planned;
  }

  /** What was shown for this input does not count any more: a new card takes its place. */
  async #lapse(tool: WriteTool, raw: unknown): Promise<ShownPlan | undefined> {
    const parsed = tool.parse(raw);
    const earlier = parsed.ok ? this.#shown.take(tool.name, parsed.input) : undefined;
    if (earlier) await this.#noteLapsed(earlier);
    return earlier;
  }

  async #noteLapsed({ call, facts }: ShownPlan): Promise<void> {
    await this.#record.keep(call, 'confirmation', 'lapsed', facts);
  }

  #watch(input: unknown): CallWatch {
    const watch = new CallWatch(this.#parts);
    watch.add(recordsNamedIn(input));
    return watch;
  }

  /** A person has turned down what `prepare` showed, before `run` was called. The answer is for the model. */
  async withdraw(name: string, raw: unknown, door: Door): Promise<string> {
    const tool = this.#tools.get(name);
    const parsed = tool?.parse(raw);
    const shown = parsed?.ok ? this.#shown.take(name, parsed.input) : undefined;
    const call = this.#record.begin(tool, raw, door);
    await this.#record.keep(shown?.call ?? call, 'confirmation', 'declined', shown?.facts);
    return writeAnswer(declined() as ToolAnswer);
  }

  /** The answer as compact JSON, always with a `status`. */
  async run(name: string, raw: unknown, options: RunOptions): Promise<string> {
    // Situations are answers too: an object with a status.
    return writeAnswer((await this.#answer(name, raw, options)) as ToolAnswer, options.maxCharacters);
  }

  /**
   * The same call for code that shows the answer itself: the whole object, text from records without the marks that
   * are for models. Whoever shows it escapes it.
   */
  async read(name: string, raw: unknown, options: Pick<RunOptions, 'door' | 'signal'>): Promise<Facts> {
    const { door, signal } = options;
    return withoutMarks(cleaned(await this.#answer(name, raw, { door, signal })));
  }

  async #answer(name: string, raw: unknown, options: RunOptions): Promise<ToolAnswer | Situation> {
    const tool = this.#tools.get(name);
    if (!tool) return this.#unknown(name, options.door);
    // Before the line begins: it names the connection that the call is made on.
    await this.#settled(options.signal);
    const recorded = this.#record.begin(tool, raw, options.door);
    return this.#call({ tool, raw, options, recorded, watch: this.#watch(raw) });
  }

  async #call(call: Call): Promise<ToolAnswer | Situation> {
    const { tool, options, recorded, watch } = call;
    const refusal = refusalOf(tool, this.#parts.rules());
    if (refusal !== undefined) {
      await this.#record.keep(recorded, 'refusal', 'notAllowed', watch.facts());
      return notAllowed(refusal);
    }
    let answer: ToolAnswer | Situation;
    try {
      answer = await watch.follow(() => this.#perform(call));
    } catch (error) {
      const result = options.signal.aborted ? 'cancelled' : 'defect';
      await this.#record.keep(recorded, 'call', result, watch.facts());
      throw error;
    }
    const kept = await this.#record.keep(recorded, watch.event, answer.status, watch.facts(answer));
    return kept ? answer : { ...answer, audit: 'This call could not be written to the audit log.' };
  }

  async #perform(call: Call): Promise<ToolAnswer | Situation> {
    const { tool, raw, options, watch } = call;
    options.signal.throwIfAborted();
    const admitted = this.#admit(tool, raw);
    if (!admitted.ok) {
      if (admitted.answer.status === 'notAllowed') watch.refuse();
      return admitted.answer;
    }
    const { input, tenant } = admitted;
    try {
      const answer =
        tool.effect === 'read'
          ? await tool.run(input, watch.on(tenant), options.signal)
          : await this.#write({ ...call, tool }, input, tenant);
      // Whoever reads it must not take what the tenant may see for what the user may see.
      return { ...answer, rights: borrowedRights(tenant.connection) };
    } catch (error) {
      options.signal.throwIfAborted();
      if (!isGainsightError(error)) throw error;
      if (!isReadOnlyRefusal(error)) return failed(error);
      watch.refuse();
      return notAllowed(error.message);
    }
  }

  /** Once a connection that is being made can be used, or cannot; false when that took too long or was given up. */
  async #settled(signal: AbortSignal): Promise<boolean> {
    return tenantInUse(this.#parts.active, signal).then(
      () => true,
      () => false,
    );
  }

  #admit(tool: Tool, raw: unknown): Admitted {
    const refusal = refusalOf(tool, this.#parts.rules());
    if (refusal !== undefined) return { ok: false, answer: notAllowed(refusal) };
    const parsed = tool.parse(raw);
    if (!parsed.ok) return { ok: false, answer: rejected(parsed.problem) };
    const { tenant } = this.#parts.active;
    if (!tenant) return { ok: false, answer: noTenant(this.#parts.active) };
    return { ok: true, input: parsed.input, tenant };
  }

  async #planWithin(
    tool: WriteTool,
    input: unknown,
    tenant: Tenant,
    { signal, deadline }: { readonly signal: AbortSignal; readonly deadline: AbortSignal },
  ): Promise<Prepared> {
    const either = AbortSignal.any([signal, deadline]);
    try {
      const planned = await abortable(tool.plan(input, tenant, either), either);
      if (!('plan' in planned)) return { kind: 'nothing', answer: planned.answer };
      return { kind: 'plan', plan: proposed(planned.plan, tool, tenant) };
    } catch (error) {
      signal.throwIfAborted();
      if (deadline.aborted) return { kind: 'late' };
      if (!isGainsightError(error)) throw error;
      return { kind: 'nothing', answer: failed(error) };
    }
  }

  async #write(
    { tool, options, recorded, watch }: Call & { readonly tool: WriteTool },
    input: unknown,
    tenant: Tenant,
  ): Promise<ToolAnswer | Situation> {
    const { signal, confirm } = options;
    const shown = this.#shown.take(tool.name, input);
    let plan = shown?.tenant === tenant ? shown.plan : undefined;
    const wasShown = plan !== undefined;
    if (shown && !wasShown) await this.#noteLapsed(shown);
    if (wasShown) watch.add(shown?.facts.records ?? []);
    if (!plan) {
      const planned = await tool.plan(input, watch.on(tenant), signal);
      if (!('plan' in planned)) return planned.answer;
      plan = proposed(planned.plan, tool, tenant);
    }
    const outcome = confirm ? await confirm(plan, wasShown, signal) : 'unavailable';
    // A write that leaves no trace is not sent.
    if (!(await this.#record.keep(recorded, 'confirmation', outcome, watch.facts()))) return unaudited();
    if (outcome === 'declined') return declined();
    if (outcome === 'unavailable') return unconfirmed();
    signal.throwIfAborted();
    // While somebody made up their mind the rules may have changed.
    const refusal = refusalOf(tool, this.#parts.rules());
    if (refusal === undefined) return plan.send(watch.on(tenant), signal);
    watch.refuse();
    return notAllowed(refusal);
  }

  async #unknown(name: string, door: Door): Promise<Situation> {
    await this.#record.keep(this.#record.begin(undefined, undefined, door), 'refusal', 'rejected');
    const impossible = notPossible(name);
    if (impossible) return impossible;
    const names = [...this.#tools.keys()].join(', ');
    return { status: 'rejected', next: `There is no tool ${name}. Tools: ${names}.` };
  }
}

function proposed(plan: WritePlan, tool: Tool, { connection }: Tenant): ProposedWrite {
  const { values, warnings, unchecked } = plan;
  return {
    title: plan.title,
    values,
    warnings,
    unchecked,
    toolTitle: tool.title,
    tenant: connectionLabel(connection),
    send: (tenant, signal) => plan.send(tenant, signal),
  };
}
