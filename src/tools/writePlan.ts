import type { Tenant } from '../data/tenant';
import type { ToolAnswer } from './toolAnswer';

/** One value that will be written; `before` is what it replaces. */
export interface PlannedValue {
  readonly label: string;
  readonly after: string;
  readonly before?: string | undefined;
}

/**
 * A write, worked out to the last value and not sent yet. What a person approves is `title`, `values`, `warnings`
 * and `unchecked`; `send` sends exactly that and nothing else.
 */
export interface WritePlan {
  /** What happens to which record, e.g. `Create CTA at Bravura`. */
  readonly title: string;
  readonly values: readonly PlannedValue[];
  /** What stands out: another author, a look-alike that exists already. */
  readonly warnings: readonly string[];
  /** What could not be checked beforehand, and why. The write goes on all the same. */
  readonly unchecked: readonly string[];
  /** Call it once. An update reads the record again first and answers `conflict` when `before` no longer holds. */
  readonly send: (tenant: Tenant, signal: AbortSignal) => Promise<ToolAnswer>;
}

/** A plan, or the answer that tells why there is none (several accounts fit, a value is not valid …). */
export type Planned = { readonly plan: WritePlan } | { readonly answer: ToolAnswer };
