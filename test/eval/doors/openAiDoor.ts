import OpenAI from 'openai';
import type { DoorCall, DoorMessage, DoorReply, DoorRequest, DoorTool, ModelDoor } from './modelDoor';

type Params = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
type Message = OpenAI.Chat.ChatCompletionMessageParam;

/** Where an OpenAI-compatible endpoint is, and which of its models is meant. */
export interface OpenAiSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly maxInputTokens: number;
  /** The longest that one request may take. */
  readonly timeoutMs: number;
  /**
   * How often a request is made again that the endpoint was too busy for; enough for a minute's rate limit by
   * default.
   */
  readonly retries?: number;
}

/**
 * A model behind an OpenAI-compatible chat-completions endpoint. A busy one is asked again when it says so; the key is
 * in no error.
 */
export function openAiDoor(settings: OpenAiSettings): ModelDoor {
  const { model, apiKey, maxInputTokens, baseUrl: baseURL, timeoutMs: timeout, retries = 6 } = settings;
  const client = new OpenAI({
    ...{ baseURL, apiKey, timeout, maxRetries: retries, logLevel: 'off' },
    // What the environment says of an account with the vendor does not concern this endpoint.
    ...{ organization: null, project: null },
  });
  return {
    name: model,
    maxInputTokens,
    reply: async (request, signal) => {
      try {
        const answer = await client.chat.completions.create(bodyOf(model, request), { signal });
        return replyOf(answer);
      } catch (error) {
        throw withoutKey(error, apiKey);
      }
    },
  };
}

function bodyOf(model: string, { messages, tools }: DoorRequest): Params {
  return {
    model,
    messages: messages.flatMap(wireMessages),
    ...(tools.length > 0 && { tools: tools.map(wireTool) }),
  };
}

function wireMessages({ role, text, calls, results }: DoorMessage): Message[] {
  if (role === 'assistant')
    return [
      {
        role,
        content: text === '' ? null : text,
        ...(calls.length > 0 && { tool_calls: calls.map(wireCall) }),
      },
    ];
  const answers = results.map(({ id, text: content }): Message => ({
    role: 'tool',
    tool_call_id: id,
    content,
  }));
  return text === '' ? answers : [...answers, { role, content: text }];
}

function wireCall({ id, name, input }: DoorCall): OpenAI.Chat.ChatCompletionMessageFunctionToolCall {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(input) } };
}

function wireTool({ name, description, inputSchema }: DoorTool): OpenAI.Chat.ChatCompletionTool {
  // JSON Schema is an object with any members.
  const parameters = inputSchema as Record<string, unknown>;
  return { type: 'function', function: { name, description, parameters } };
}

function replyOf({ choices, usage }: OpenAI.Chat.ChatCompletion): DoorReply {
  // Endpoints that only claim to be compatible leave things out.
  const message = (choices as OpenAI.Chat.ChatCompletion['choices'] | undefined)?.[0]?.message;
  if (!message) throw new Error('The endpoint answered without a message.');
  const calls = (message.tool_calls ?? []).filter((call) => call.type === 'function');
  return {
    text: message.content ?? '',
    calls: calls.map(({ id, function: { name, arguments: text } }) => ({ id, name, input: inputOf(text) })),
    ...(usage && { usage: { input: usage.prompt_tokens, output: usage.completion_tokens } }),
  };
}

/** Arguments that are no JSON object are handed on as something that the tool refuses with a reason. */
function inputOf(text: string): object {
  try {
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  return { 'arguments that are no JSON object': text };
}

function withoutKey(error: unknown, key: string): Error {
  const text = error instanceof Error ? error.message : String(error);
  return new Error(text.replaceAll(key, '(key)'));
}
