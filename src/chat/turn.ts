/** As the manifest declares it. */
export const PARTICIPANT_ID = 'gainsight.chat';

/** How a turn ended when it did not end with an answer, or not with a whole one. */
export type Situation =
  | 'empty'
  | 'signedOut'
  | 'refused'
  | 'keptOut'
  | 'left'
  | 'outdated'
  | 'forbidden'
  | 'rateLimited'
  | 'offline'
  | 'modelNotAllowed'
  | 'modelBlocked'
  | 'modelGone'
  | 'modelFailed'
  | 'offTopic'
  | 'noAnswer'
  | 'tooManyRounds'
  | 'cancelled'
  | 'cancelledWrite'
  | 'defect';

/** Something that the user may send next with one click. */
export interface NextPrompt {
  readonly prompt: string;
  readonly label?: string;
  /** The slash command that takes the prompt; absent = a question of its own. */
  readonly command?: string;
}

/** What a turn leaves behind for follow-ups and for the next turn. VS Code stores it with the chat, as JSON. */
export interface TurnMetadata {
  readonly tools: readonly string[];
  readonly scopes: readonly string[];
  readonly sources: readonly string[];
  /** The account that the turn was about, or the first of its list. */
  readonly account?: string;
  readonly situation?: Situation;
  /** Whatever the situation says, the model answered from something that was read. */
  readonly answered?: true;
  /** The question, where asking it again makes sense. */
  readonly again?: string;
  /** The slash command of the turn. */
  readonly command?: string;
  /** What a slash command asks back, as answers to choose from. */
  readonly choices?: readonly NextPrompt[];
  /** What a slash command found, short enough for later turns. */
  readonly compact?: string;
}

/** Reads back what a turn left; undefined for turns of an older version. */
export function readTurn(metadata: unknown): Partial<TurnMetadata> | undefined {
  // Every member is optional and checked by those who use it.
  return typeof metadata === 'object' && metadata !== null ? metadata : undefined;
}
