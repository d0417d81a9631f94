import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { type NextSteps, withNextStep } from '../library/nextSteps';

/** Statuses of answers that a model can use as they are; with any other the call did not do what it was to do. */
const USABLE = new Set(['ok', 'notFound', 'several', 'unavailable', 'declined', 'conflict']);

/** An answer of the executor as the protocol has it: the same object as structured content and as text. */
export function toolResult(text: string, steps: NextSteps = {}): CallToolResult {
  const answer = objectOf(text);
  if (!answer) return { content: [{ type: 'text', text }] };
  const told: Record<string, unknown> = withNextStep(answer, steps);
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
