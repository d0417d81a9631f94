import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request for a completion, as far as the tests look at it. */
export interface SeenCompletion {
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly messages: readonly {
      readonly role: string;
      readonly content: string | null;
      readonly tool_call_id?: string;
    }[];
    readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: object } }[];
  };
}

/** An answer: its status, its headers, and a body that is sent as JSON; `never` leaves the request open. */
export type Answer =
  { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown } | 'never';

/** A completion in which the model speaks, or calls functions; their arguments are given as text. */
export function completion(
  content: string | null,
  calls: readonly (readonly [name: string, args: string])[] = [],
  usage?: { readonly prompt_tokens: number; readonly completion_tokens: number },
): Answer {
  const toolCalls = calls.map(([name, args], n) => ({
    ...{ id: `call-${name}-${n}`, type: 'function', function: { name, arguments: args } },
  }));
  const message = { role: 'assistant', content, ...(toolCalls.length > 0 && { tool_calls: toolCalls }) };
  return { body: { id: 'c', object: 'chat.completion', choices: [{ index: 0, message }], usage } };
}

/** A server on this machine that plays an OpenAI-compatible endpoint: one scripted answer for each request. */
export async function openAiEndpoint(answers: readonly Answer[]) {
  const seen: SeenCompletion[] = [];
  const left = [...answers];
  const server = createServer((request, response) => void play(request, response));
  const play = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    // Chunks of a request are buffers unless an encoding is set.
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    // What the door under test has written.
    const body = JSON.parse(text) as SeenCompletion['body'];
    seen.push({ authorization: request.headers.authorization, body });
    const answer = left.shift() ?? { status: 500, body: { error: { message: 'The script has ended.' } } };
    if (answer === 'never') return;
    const { status = 200, headers = {}, body: sent } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(sent));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    seen,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
