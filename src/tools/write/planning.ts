import { abortable } from '../../base/abort';
import type { Tenant } from '../../data/tenant';
import { GainsightError, isGainsightError } from '../../gainsight/errors';
import type { ToolAnswer } from '../toolAnswer';
import type { Planned, PlannedValue, WritePlan } from '../writePlan';

/** How long planning may read: whoever waits for the card must not be kept longer. */
const PLANNING_MS = 2_500;

/** Ends planning with an answer in place of a plan. */
class NoPlan extends Error {
  override readonly name = 'NoPlan';

  constructor(readonly answer: ToolAnswer) {
    super(answer.status);
  }
}

/** A plan being worked out: what it may read until when, and what it has found to say. */
export class Planning {
  readonly warnings: string[] = [];
  readonly unchecked: string[] = [];
  readonly #caller: AbortSignal;
  readonly #deadline: AbortSignal;

  constructor(
    readonly tenant: Tenant,
    caller: AbortSignal,
    limitMs: number,
  ) {
    this.#caller = caller;
    this.#deadline = AbortSignal.timeout(limitMs);
  }

  /** Reads what there can be no plan without. */
  async need<T>(read: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await this.#read(read);
    } catch (error) {
      this.#caller.throwIfAborted();
      if (!this.#deadline.aborted) throw error;
      const sentence =
        'The write could not be worked out in time: the tenant answers slowly. Nothing was sent.';
      throw new GainsightError({ kind: 'timeout', sentence });
    }
  }

  /** Reads what only makes the plan better. What cannot be read is said of it, and it goes on. */
  async check<T>(what: string, read: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#read(read);
    } catch (error) {
      this.#caller.throwIfAborted();
      const isOver = !isGainsightError(error) || isGainsightError(error, 'signedOut', 'left');
      if (!this.#deadline.aborted && isOver) throw error;
      const reason = this.#deadline.aborted || !isGainsightError(error) ? 'no time was left' : error.message;
      this.unchecked.push(`${what} could not be checked: ${reason}`);
      return undefined;
    }
  }

  /** Starts a reading that goes on after planning has ended: what is kept then serves the next plan. Never rejects. */
  warm(read: () => Promise<unknown>): void {
    read().catch(() => undefined);
  }

  /** Each reading gets a signal of its own: many share a plan, and runtimes warn of many listeners on one. */
  #read<T>(read: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.any([this.#caller, this.#deadline]);
    return abortable(read(signal), signal);
  }

  /** Ends planning: this answer is all there is. */
  stop(answer: ToolAnswer): never {
    throw new NoPlan(answer);
  }

  /** The answer as it is when planning has to end with one, else what was found. */
  found<T extends object>(result: T | { readonly answer: ToolAnswer }): T {
    if ('answer' in result) throw new NoPlan(result.answer);
    return result;
  }

  plan(title: string, values: readonly (PlannedValue | undefined)[], send: WritePlan['send']): Planned {
    const { warnings, unchecked } = this;
    const shown = values.filter((value) => value !== undefined);
    return { plan: { title, values: shown, warnings, unchecked, send } };
  }
}

/** Works a write out within the time that planning may take. */
export async function planWrite(
  tenant: Tenant,
  signal: AbortSignal,
  work: (planning: Planning) => Promise<Planned>,
  limitMs: number = PLANNING_MS,
): Promise<Planned> {
  try {
    return await work(new Planning(tenant, signal, limitMs));
  } catch (error) {
    if (error instanceof NoPlan) return { answer: error.answer };
    throw error;
  }
}

/** One line of a plan; nothing when there is no value. */
export function line(label: string, after: string | number | undefined): PlannedValue | undefined {
  return after === undefined || after === '' ? undefined : { label, after: String(after) };
}
