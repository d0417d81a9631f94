import { refusalSentence } from '../documents/refusal';
import type { Facts } from '../tools/toolAnswer';
import { withoutMarks } from '../tools/untrusted';

/** A field of the tenant's own that a new record must have. */
export interface RequiredField {
  readonly parameter: string;
  readonly label: string;
  readonly valid: readonly string[];
}

/** What became of a write. */
export type Outcome =
  | { readonly kind: 'done'; readonly gsid: string }
  /** The record has these values already; `gsid` = of one that was to be made. */
  | { readonly kind: 'same'; readonly gsid?: string }
  | { readonly kind: 'declined' }
  /** The user wants to change the answers. */
  | { readonly kind: 'back' }
  | { readonly kind: 'required'; readonly fields: readonly RequiredField[] }
  /** It was sent, and nobody knows whether it arrived. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly why: string; readonly seeGsid?: string | undefined };

/** Reads the text that the executor answers with. */
export function outcomeOf(text: string): Outcome {
  // Our own tool wrote it: a JSON object with a status.
  return outcomeIn(withoutMarks(JSON.parse(text) as Facts));
}

/** The same of an answer that is no text yet. */
export function outcomeIn(facts: Facts): Outcome {
  const { status, gsid, required } = facts;
  if (status === 'ok') return typeof gsid === 'string' ? { kind: 'done', gsid } : { kind: 'same' };
  if (status === 'declined') return { kind: 'declined' };
  if (status === 'uncertain') return { kind: 'unknown' };
  if (Array.isArray(required) && required.length > 0)
    return { kind: 'required', fields: required.map(fieldOf) };
  return { kind: 'refused', why: refusalSentence(facts), seeGsid: seen(facts) };
}

function fieldOf(field: unknown): RequiredField {
  // As `customFields` of the tools lists them.
  const { parameter, label, valid = [] } = field as Partial<RequiredField>;
  return { parameter: parameter ?? '', label: label ?? parameter ?? '', valid };
}

/** The record that is there already. */
function seen({ status, rows }: Facts): string | undefined {
  const listed: readonly unknown[] = status === 'several' && Array.isArray(rows) ? rows : [];
  const [first] = listed;
  const gsid = (first as { readonly gsid?: unknown } | undefined)?.gsid;
  return typeof gsid === 'string' ? gsid : undefined;
}
