/** A tool call that was made: what it was given, defaults filled in, and what it sent to the tenant. */
export interface MadeCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The status of the answer; `rejected` for input that did not fit. */
  readonly status: string;
  /** The records of the writes that it made. */
  readonly sent: readonly Readonly<Record<string, unknown>>[];
}

/** The visible answer: the model's words in `body`; `whole` has what the participant wrote below them as well. */
export interface ShownAnswer {
  readonly body: string;
  readonly whole: string;
  /** The words of its links. */
  readonly links: readonly string[];
}

/** Something that an answer, or a card, must or must not say. */
export interface Fact {
  readonly what: string;
  /** The fact is in the tenant, and so in what the tools give: a reference path must have shown it. */
  readonly fromRecords: boolean;
  readonly holds: (answer: ShownAnswer) => boolean;
}

/** What a call of a tool must have been given, or must have sent. */
export interface ArgumentRule {
  readonly tool: string;
  readonly what: string;
  readonly holds: (call: MadeCall) => boolean;
}

/** A write that the user asks for: it is approved when the card shows these facts. */
export interface Approval {
  readonly tool: string;
  readonly card: readonly Fact[];
  /** It may be made or not. */
  readonly optional?: true;
}

export interface ToolUse {
  readonly tool: string;
  readonly input: object;
}

/** A prompt with what makes an answer to it good, and one way in which a good answer comes about. */
export interface EvalPrompt {
  readonly id: string;
  readonly persona: string;
  readonly prompt: string;
  /** Sets of tools; all of one set must have been used. Further reads do no harm. */
  readonly paths: readonly (readonly string[])[];
  readonly rules: readonly ArgumentRule[];
  /** Tools that must not be used. Writes that no path names are forbidden in any case. */
  readonly forbidden?: readonly string[];
  readonly approvals?: readonly Approval[];
  readonly facts: readonly Fact[];
  /** Writes that are on record before the prompt is typed. */
  readonly before?: readonly ToolUse[];
  readonly reference: Reference;
}

export interface Reference {
  /** The calls of each reply before the last one. */
  readonly rounds: readonly (readonly ToolUse[])[];
  readonly answer: string;
}
