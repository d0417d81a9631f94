import type { EvalPrompt } from '../prompt';
import type { ModelDoor } from './modelDoor';

/** A model that takes a prompt's reference path: its calls, round after round, and then its answer. */
export function scriptedDoor({ id, reference }: EvalPrompt): ModelDoor {
  return {
    name: 'scripted',
    maxInputTokens: 128_000,
    reply: async ({ messages, tools }) => {
      const round = messages.filter(({ role }) => role === 'assistant').length;
      const uses = tools.length === 0 ? undefined : reference.rounds[round];
      if (!uses) return { text: reference.answer, calls: [] };
      const calls = uses.map(({ tool, input }, n) => ({ id: `${id}-${round}-${n}`, name: tool, input }));
      return { text: '', calls };
    },
  };
}
