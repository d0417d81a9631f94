import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

/** Statuses of answers that a model can use as they are; with any other the call did not do what it was to do. */
const USABLE = new Set(['ok', 'notFound', 'several', 'unavailable', 'declined', 'conflict']);

const SIGN_IN =
  'Do not repeat the call. Ask the user to check the access key, or the client id and secret, that this server is started with.';

/** An answer of the executor as the protocol has it: the same object as structured content and as text. */
export function toolResult(text: string): CallToolResult {
  const answer = objectOf(text);
  if (!answer) return { content: [{ type: 'text', text }] };
  // The executor speaks of the editor's commands; here there are none.
  const told = answer.status === 'signedOut' ? { ...answer, next: SIGN_IN } : answer;
  return {
    content: [{ type: 'text', text: told === answer ? text : JSON.stringify(told) }],
    structuredContent: told,
    isError: !USABLE.has(String(told.status)),
  };
}

/** The answer to a call that ended in a defect: nothing of the error's text, which may hold values of records. */
export function faultResult(): CallToolResult {
  return toolResult(
    JSON.stringify({
      status: 'fault',
      problem: 'This did not work because of a fault in the server.',
      next: 'Do not repeat the call; tell the user.',
    }),
  );
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // Neither null nor a list: an object of JSON has text keys.
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
