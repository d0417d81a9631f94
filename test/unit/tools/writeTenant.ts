import type { ProposedWrite } from '../../../src/tools/executor';
import type { SandboxOptions } from '../../../src/sandbox/embedded';
import { isWrite, writtenRecord } from '../../support/tenantWrites';
import { type Answer, setup } from './toolTenant';

/** What happens between the approval and the write, e.g. somebody else's change. */
export type Meanwhile = () => Promise<unknown>;

/** Tools on a sandbox tenant with a person who reads the plans and says yes, unless told otherwise. */
export function setupWrites(options: SandboxOptions = {}) {
  const parts = setup(options);
  const { sandbox, executor } = parts;
  const shown: ProposedWrite[] = [];
  const call = async (
    outcome: 'accepted' | 'declined',
    name: string,
    input: object,
    meanwhile?: Meanwhile,
  ): Promise<Answer> => {
    const text = await executor.run(name, input, {
      door: 'code',
      signal: new AbortController().signal,
      confirm: async (plan) => {
        shown.push(plan);
        await meanwhile?.();
        return outcome;
      },
    });
    // The executor's answers are JSON objects with a status.
    return JSON.parse(text) as Answer;
  };
  return {
    ...parts,
    shown,
    approve: (name: string, input: object, meanwhile?: Meanwhile) => call('accepted', name, input, meanwhile),
    decline: (name: string, input: object) => call('declined', name, input),
    /** The calls that can have changed something. */
    writes: () => sandbox.calls.filter(isWrite),
    /** The one record of the only write. */
    sent: (): Record<string, unknown> => {
      const last = sandbox.calls.filter(isWrite).at(-1);
      return last ? writtenRecord(last) : {};
    },
    /** All that the last person was shown, as text. */
    card: (): string => cardOf(shown.at(-1)),
  };
}

/** What a person reads before they approve. */
export function cardOf(plan: ProposedWrite | undefined): string {
  if (!plan) return '';
  const lines = plan.values.map(({ label, before, after }) =>
    before === undefined ? `${label}: ${after}` : `${label}: ${before} → ${after}`,
  );
  const warnings = plan.warnings.map((warning) => `! ${warning}`);
  return [plan.title, ...lines, ...warnings, ...plan.unchecked.map((gap) => `? ${gap}`)].join('\n');
}
