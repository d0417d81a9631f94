import { plainAnswer } from './facts/plainAnswer';
import type { EvalPrompt } from './prompt';

/** A question that the chat asked before a write, and what the person said to it. */
export interface Card {
  readonly tool: string;
  readonly text: string;
  readonly approved: boolean;
  /** Facts that the card should have shown and did not. */
  readonly missing: readonly string[];
}

/** What a card says where the call is answered without a write, so that there is nothing to approve. */
const NO_WRITE = 'This call writes nothing';

/** Somebody who reads each card, and approves a write only when it is the one they asked for, with the values they meant. */
export class Person {
  readonly cards: Card[] = [];
  readonly #prompt: Pick<EvalPrompt, 'approvals'>;

  constructor(prompt: Pick<EvalPrompt, 'approvals'>) {
    this.#prompt = prompt;
  }

  /** Whether the call may go on. */
  answers(tool: string, markdown: string): boolean {
    if (markdown.includes(NO_WRITE)) return true;
    const text = plainAnswer(markdown);
    const wanted = this.#prompt.approvals?.find((approval) => approval.tool === tool);
    const missing = (wanted?.card ?? [])
      .filter(({ holds }) => !holds({ body: text, whole: text, links: [] }))
      .map(({ what }) => what);
    const approved = wanted !== undefined && missing.length === 0;
    this.cards.push({ tool, text, approved, missing });
    return approved;
  }
}
