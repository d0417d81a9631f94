import { CHARACTERS_PER_TOKEN } from './tokenCount';

/** No single result needs more, however large the model's window is. */
const MOST_PER_CALL = 6000;
const LEAST_PER_CALL = 300;
/** What an exchange may fill of the model's window; the rest is for definitions and the answer. */
const USABLE = 0.8;

/** Shares a model's window among the messages and tool results of one question. */
export class TokenAllowance {
  #left: number;

  constructor(maxInputTokens: number) {
    this.#left = maxInputTokens * USABLE;
  }

  spend(text: string): void {
    this.#left -= text.length / CHARACTERS_PER_TOKEN;
  }

  /** What each of so many results may take, leaving half of the room to later rounds. */
  perCall(calls: number): number {
    const share = Math.floor(this.#left / 2 / Math.max(calls, 1));
    return Math.min(MOST_PER_CALL, Math.max(LEAST_PER_CALL, share));
  }
}
