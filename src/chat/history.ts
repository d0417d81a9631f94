import * as vscode from 'vscode';
import { readTurn } from './turn';

/** What is left of a turn that was stopped with a write on its way; without it the write might be proposed again. */
const STOPPED_WRITE =
  'Stopped by the user. What was confirmed before that may have been written: read the record before you propose it again.';

/** The links that were put into an answer here; a model that saw them would write such links itself. */
const OUR_LINK = /\[((?:\\.|[^\]\\\n])*)\]\((?:command:|https:\/\/)[^()\s]*\)/g;

type Turn = vscode.ChatContext['history'][number];

interface Exchange {
  readonly question: string;
  readonly answer: string;
}

/**
 * The earlier exchanges with this participant, oldest first, as far back as `tokenBudget` reaches. Exchanges that
 * ended without an answer are skipped; of the newest one a shortened form is better than none. Slash commands are
 * there by the short form of their facts.
 */
export async function historyMessages(
  turns: readonly Turn[],
  participant: string,
  tokenBudget: number,
  countTokens: (text: string) => Thenable<number>,
): Promise<vscode.LanguageModelChatMessage[]> {
  const kept: Exchange[] = [];
  let left = tokenBudget;
  for (const exchange of exchanges(turns, participant).reverse()) {
    const cost = await countTokens(`${exchange.question}\n${exchange.answer}`);
    if (cost > left) {
      if (kept.length === 0) kept.unshift(shortened(exchange, left / cost));
      break;
    }
    left -= cost;
    kept.unshift(exchange);
  }
  return kept.flatMap(({ question, answer }) => [
    vscode.LanguageModelChatMessage.User(question),
    vscode.LanguageModelChatMessage.Assistant(answer),
  ]);
}

function exchanges(turns: readonly Turn[], participant: string): Exchange[] {
  return turns.flatMap((turn, index) => {
    const before = turns[index - 1];
    if (!(turn instanceof vscode.ChatResponseTurn) || !(before instanceof vscode.ChatRequestTurn)) return [];
    if (turn.participant !== participant || before.participant !== participant) return [];
    const answer = answerOf(turn);
    if (answer === '') return [];
    const command = before.command === undefined ? '' : `/${before.command} `;
    return [{ question: command + before.prompt, answer }];
  });
}

/** Empty where there was none. */
function answerOf(turn: vscode.ChatResponseTurn): string {
  const { situation, answered, compact } = readTurn(turn.result.metadata) ?? {};
  if (situation === 'cancelledWrite') return STOPPED_WRITE;
  if (turn.result.errorDetails || (situation && !answered)) return '';
  return compact ?? textOf(turn);
}

function textOf(turn: vscode.ChatResponseTurn): string {
  return turn.response
    .map((part) => (part instanceof vscode.ChatResponseMarkdownPart ? part.value.value : ''))
    .join('')
    .replace(OUR_LINK, '$1')
    .trim();
}

function shortened({ question, answer }: Exchange, share: number): Exchange {
  const room = Math.floor((question.length + answer.length) * share);
  // A long note that was pasted must not crowd out what was said to it.
  const asked = Math.min(question.length, Math.max(room - answer.length, Math.floor(room / 2)));
  return { question: cut(question, asked), answer: cut(answer, room - asked) };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)} … (shortened)`;
}
