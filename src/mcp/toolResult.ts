import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

/** Statuses of answers that a model can use as they are; with any other the call did not do what it was to do. */
const USABLE = new Set(['ok', 'notFound', 'several', 'unavailable', 'declined', 'conflict']);

/** What to do next where the server knows better than the executor, by the status of the answer. */
export type NextSteps = Readonly<Record<string, string>>;

/** The executor speaks of the editor's commands; here there are none. */
export const CHECK_THE_KEY: NextSteps = {
  signedOut:
    'Do not repeat the call. Ask the user to check the access key, or the client id and secret, that this server is started with, and to start it anew.',
};

/** The same for a person's own sign-in, which `command` makes. */
export function signInWith(command: string): NextSteps {
  const signIn = `Do not repeat the call now. Ask the user to run \`${command}\` in a terminal; it works here at once.`;
  return {
    signedOut: signIn,
    outdated: signIn,
    keyring: 'Nothing was sent. Tell the user the problem; when it is solved, call again.',
  };
}

/** An answer of the executor as the protocol has it: the same object as structured content and as text. */
export function toolResult(text: string, steps: NextSteps = {}): CallToolResult {
  const answer = objectOf(text);
  if (!answer) return { content: [{ type: 'text', text }] };
  const next = steps[String(answer.status)];
  const told = next === undefined ? answer : { ...answer, next };
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
