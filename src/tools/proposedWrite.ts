import type { ToolAnswer } from './toolAnswer';
import type { Situation } from './situations';
import type { WritePlan } from './writePlan';

/** A plan with what else a person must know to approve it. */
export interface ProposedWrite extends WritePlan {
  /** What the tool is called, e.g. `Create a CTA`. */
  readonly toolTitle: string;
  /** The tenant that would be written to, as people know it. */
  readonly tenant: string;
}

/**
 * What can be shown of a write before it is made: the plan; `nothing` when the call will be answered without one
 * (several accounts fit, a value is not valid …); `late` when it could not be worked out in time.
 */
export type Prepared =
  | { readonly kind: 'plan'; readonly plan: ProposedWrite }
  | { readonly kind: 'nothing'; readonly answer: ToolAnswer | Situation }
  | { readonly kind: 'late' };

/** What became of the question whether a plan may be sent. `unavailable` = there was nobody to ask. */
export type Confirmation = 'accepted' | 'declined' | 'unavailable';

/** Asks a person. `shown` = this very plan was prepared, and so shown, before. */
export type Confirm = (plan: ProposedWrite, shown: boolean, signal: AbortSignal) => Promise<Confirmation>;

/** Whether a person who approved one of them has read every word of the other; the tenant is not compared. */
export function saysTheSame(one: ProposedWrite, other: ProposedWrite): boolean {
  const words = ({ title, values, warnings, unchecked }: ProposedWrite): string =>
    JSON.stringify([title, values, warnings, unchecked]);
  return words(one) === words(other);
}
