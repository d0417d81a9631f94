import * as z from 'zod';
import { defineTool } from '../../src/tools/defineTool';
import type { ToolAnswer } from '../../src/tools/toolAnswer';
import type { Planned } from '../../src/tools/writePlan';

export const WRITE = 'gainsight_test_create';

export interface WriteToolParts {
  readonly plan?: (input: { readonly account: string }, signal: AbortSignal) => Promise<Planned>;
  readonly send?: () => Promise<ToolAnswer>;
}

/** A tool that writes a note at an account; `sent` holds what left, `planned` what was worked out. */
export function writeTool({ plan, send = async () => ({ status: 'ok' }) }: WriteToolParts = {}) {
  const sent: string[] = [];
  const planned: string[] = [];
  const usual = async ({ account }: { readonly account: string }): Promise<Planned> => ({
    plan: {
      title: `Create note at ${account}`,
      values: [{ label: 'Account', before: 'None', after: account }],
      warnings: ['Written in the name of Tom Weber.'],
      unchecked: ['The priorities could not be read.'],
      send: async ({ connection }) => {
        sent.push(`${account} on ${connection.id}`);
        return send();
      },
    },
  });
  const tool = defineTool({
    name: WRITE,
    reference: 'gainsightTestCreate',
    title: 'Create a note',
    icon: '$(edit)',
    effect: 'write',
    modelDescription: 'Writes what a test wants to be written, and nothing else at all.',
    userDescription: 'Writes.',
    input: () =>
      z.object({
        account: z.string(),
        priority: z.enum(['High', 'Low']).optional(),
        day: z.string().optional(),
      }),
    progress: ({ account }) => `Writing to ${account}`,
    plan: async (input, _tenant, signal) => {
      planned.push(input.account);
      return plan ? plan(input, signal) : usual(input);
    },
  });
  return { tool, sent, planned };
}
