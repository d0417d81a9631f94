/** A call that a model asks for. */
export interface DoorCall {
  readonly id: string;
  readonly name: string;
  readonly input: object;
}

/** A message of a conversation: words, the calls of a model, or what became of its calls. */
export interface DoorMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly calls: readonly DoorCall[];
  readonly results: readonly { readonly id: string; readonly text: string }[];
}

export interface DoorTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: object;
}

export interface DoorRequest {
  readonly messages: readonly DoorMessage[];
  /** What the model may call; empty when it is to answer. */
  readonly tools: readonly DoorTool[];
}

export interface TokenUse {
  readonly input: number;
  readonly output: number;
}

export interface DoorReply {
  readonly text: string;
  readonly calls: readonly DoorCall[];
  /** What the model itself counted; otherwise it is counted here. */
  readonly usage?: TokenUse | undefined;
}

/** A way to a language model. Whatever it throws is a failure of the model. */
export interface ModelDoor {
  /** The model, for the report. */
  readonly name: string;
  readonly maxInputTokens: number;
  readonly reply: (request: DoorRequest, signal: AbortSignal) => Promise<DoorReply>;
}

export type CountTokens = (text: string) => number | PromiseLike<number>;
