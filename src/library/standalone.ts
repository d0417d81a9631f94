import type { AuditSink } from '../audit/entry';
import { CallTrace } from '../base/callTrace.node';
import { systemTimeZone } from '../base/dates';
import { ActiveTenant } from '../data/activeTenant';
import { createClock } from '../data/clock';
import { openTenant } from '../data/openTenant';
import { RateLimiter } from '../gainsight/rateLimiter';
import { readOnlySender, type Sender } from '../gainsight/readOnlySender';
import { type CallSummary, Transport } from '../gainsight/transport';
import { publishedName } from '../tools/aliases';
import { catalogue } from '../tools/catalogue';
import type { Tool } from '../tools/defineTool';
import { definitionOf, type ToolDefinition } from '../tools/definitions';
import { type RunOptions, ToolExecutor } from '../tools/executor';
import { refusalOf, type ToolRules } from '../tools/gate';
import type { NoSource, TenantSource } from './tenantSource';

export interface StandaloneParts {
  /** Asked at the first call of a tool, and again until there is a tenant to open. */
  readonly source: () => Promise<TenantSource | NoSource>;
  /** Asked for each list and each call. */
  readonly rules: () => ToolRules;
  readonly audit: AuditSink;
  readonly now: () => Date;
  readonly onCall?: ((summary: CallSummary) => void) | undefined;
}

/** The catalogue on one tenant, outside the editor: what an MCP server and a program of one's own both use. */
export class Standalone {
  readonly #parts: StandaloneParts;
  readonly #active = new ActiveTenant();
  readonly #executor: ToolExecutor;
  readonly #trace = new CallTrace<CallSummary>();
  #opening: Promise<void> | undefined;

  constructor(parts: StandaloneParts) {
    this.#parts = parts;
    const { rules, audit, now } = parts;
    this.#executor = new ToolExecutor({
      tools: catalogue,
      active: this.#active,
      rules,
      audit,
      trace: this.#trace,
      now,
    });
  }

  /** What may be called; a tool that the rules refuse is not offered. */
  definitions(): ToolDefinition[] {
    return this.#offered().map(definitionOf);
  }

  /** The names of these, without what it costs to describe them. */
  names(): string[] {
    return this.#offered().map(({ name }) => name);
  }

  progress(name: string, input: unknown): string {
    return this.#executor.progress(publishedName(name), input);
  }

  /** Takes aliases too. The answer is JSON, as the executor gives it. */
  async run(name: string, input: unknown, options: RunOptions): Promise<string> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    await this.#opening;
    return this.#executor.run(publishedName(name), input, options);
  }

  #offered(): readonly Tool[] {
    const rules = this.#parts.rules();
    return catalogue.filter((tool) => refusalOf(tool, rules) === undefined);
  }

  async #open(): Promise<void> {
    const { source, rules, now, onCall } = this.#parts;
    const given = await source();
    if ('problem' in given) {
      this.#opening = undefined;
      this.#active.set({ kind: 'refused', connection: given.connection, message: given.problem });
      return;
    }
    const { connection, credential, fetch, callsPerMinute, sender = (inner: Sender) => inner } = given;
    const limiter = new RateLimiter({ callsPerMinute });
    const transport = new Transport({
      ...{ origin: connection.origin, kind: connection.kind, fetch, credential, limiter },
      onCall: (summary) => {
        this.#trace.note(summary);
        onCall?.(summary);
      },
    });
    const timeZone = systemTimeZone();
    const tenant = openTenant({
      connection,
      transport: readOnlySender(sender(transport), () => rules().readOnly),
      clock: createClock(now, () => timeZone),
      settings: () => ({ nonTouchTypes: [], healthColumns: {} }),
    });
    this.#active.set({ kind: 'ready', tenant });
  }
}
