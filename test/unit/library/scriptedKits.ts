import Anthropic from '@anthropic-ai/sdk';
import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import OpenAI from 'openai';

export const TOOL = 'gainsight_accounts_health_get';
export const INPUT = { score_below: 40 };

interface Answer {
  readonly rows: readonly { readonly account: string }[];
}

/** What the model says when it has read the tool's answer: nothing that it could know without it. */
export function saying(text: string): string {
  // The model reads JSON; a wrong form makes the comparison fail.
  const { rows } = JSON.parse(text) as Answer;
  return `${rows.length} accounts, the first is ${rows[0]?.account ?? ''}`;
}

/** What was offered to the model and what its first question was, as it stood on the wire. */
export interface Heard {
  tools: readonly unknown[];
}

interface Wire {
  readonly tools: readonly unknown[];
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

function wireOf(init: RequestInit | undefined): Wire {
  // Both kits send JSON text.
  return JSON.parse(init?.body as string) as Wire;
}

/** The real kit, whose model calls one tool and then tells of its answer. */
export function openAi(heard: Heard): OpenAI {
  return new OpenAI({
    apiKey: 'planted',
    fetch: async (_url, init) => {
      const { tools, messages } = wireOf(init);
      heard.tools = tools;
      const result = messages.find(({ role }) => role === 'tool');
      const call = {
        id: 'call_1',
        type: 'function',
        function: { name: TOOL, arguments: JSON.stringify(INPUT) },
      };
      const message = result
        ? { role: 'assistant', content: saying(String(result.content)) }
        : { role: 'assistant', content: null, tool_calls: [call] };
      return Response.json({ id: 'x', object: 'chat.completion', choices: [{ index: 0, message }] });
    },
  });
}

/** The real kit, whose model calls one tool and then tells of its answer. */
export function anthropic(heard: Heard): Anthropic {
  return new Anthropic({
    apiKey: 'planted',
    fetch: async (_url, init) => {
      const { tools, messages } = wireOf(init);
      heard.tools = tools;
      const [, , results] = messages;
      // The third message holds the results of the tools that the second called.
      const content = results?.content as readonly { readonly content: string }[] | undefined;
      const reply = content?.[0]
        ? { stop_reason: 'end_turn', content: [{ type: 'text', text: saying(content[0].content) }] }
        : {
            stop_reason: 'tool_use',
            content: [{ type: 'tool_use', id: 'toolu_1', name: TOOL, input: INPUT }],
          };
      return Response.json({ id: 'x', type: 'message', role: 'assistant', ...reply });
    },
  });
}

/** A model in the form of the real kit, with the kit's own messages. */
export function langChainModel(heard: Heard): object {
  return {
    bindTools: (tools: readonly unknown[]) => {
      heard.tools = tools;
      return {
        invoke: async (messages: readonly BaseMessage[]) => {
          const last = messages.at(-1);
          if (last?.type === 'tool') return new AIMessage(saying(last.text));
          const call = { id: 'call_1', type: 'tool_call' as const, name: TOOL, args: INPUT };
          return new AIMessage({ content: '', tool_calls: [call] });
        },
      };
    },
  };
}

interface AdkRequest {
  readonly contents: readonly {
    readonly parts: readonly { readonly functionResponse?: { response: unknown } }[];
  }[];
  readonly config: { readonly tools: readonly { readonly functionDeclarations: readonly unknown[] }[] };
}

/** A model as the kit asks it. */
export function adkModel(heard: Heard): object {
  return {
    async *generateContentAsync({ contents, config }: AdkRequest) {
      heard.tools = config.tools[0]?.functionDeclarations ?? [];
      const parts = contents.flatMap((content) => content.parts);
      const result = parts.find(({ functionResponse }) => functionResponse)?.functionResponse;
      const part = result
        ? { text: saying(JSON.stringify(result.response)) }
        : { functionCall: { name: TOOL, args: INPUT } };
      yield { content: { role: 'model', parts: [part] } };
    },
  };
}
