import type { ActiveTenant } from '../data/activeTenant';
import { type GainsightError, isGainsightError } from '../gainsight/errors';
import type { Tool } from './defineTool';
import { writeAnswer } from './resultBudget';

export interface RunOptions {
  readonly signal: AbortSignal;
  /** The longest answer that the reader can take, in characters. */
  readonly maxCharacters?: number | undefined;
}

/**
 * Runs tools for every door. Expected situations (signed out, bad input, refused, offline) come back as text with
 * a status and a next step, so that a model corrects itself; only defects and the user's own abort are thrown.
 */
export class ToolExecutor {
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #active: Pick<ActiveTenant, 'state' | 'tenant'>;

  constructor(tools: readonly Tool[], active: Pick<ActiveTenant, 'state' | 'tenant'>) {
    this.#tools = new Map(tools.map((tool) => [tool.name, tool]));
    this.#active = active;
  }

  /** What the user reads while the tool works; its title when the input says nothing more. */
  progress(name: string, raw: unknown): string {
    const tool = this.#tools.get(name);
    const parsed = tool?.parse(raw);
    return (parsed?.ok ? tool?.progress(parsed.input) : tool?.title) ?? name;
  }

  async run(name: string, raw: unknown, { signal, maxCharacters }: RunOptions): Promise<string> {
    const write = (answer: object): string =>
      writeAnswer(answer as Parameters<typeof writeAnswer>[0], maxCharacters);
    const tool = this.#tools.get(name);
    if (!tool)
      return write({
        status: 'rejected',
        next: `There is no tool ${name}. Tools: ${[...this.#tools.keys()].join(', ')}.`,
      });
    const parsed = tool.parse(raw);
    if (!parsed.ok)
      return write({
        status: 'rejected',
        problem: parsed.problem,
        next: 'Correct the input and call again.',
      });
    const tenant = this.#active.tenant;
    if (!tenant) return write(this.#noTenant());
    try {
      return write(await tool.run(parsed.input, tenant, signal));
    } catch (error) {
      signal.throwIfAborted();
      if (!isGainsightError(error)) throw error;
      return write({
        status: error.kind,
        problem: error.message,
        detail: error.detail,
        code: error.code,
        requestId: error.requestId,
        next: nextStep(error),
      });
    }
  }

  #noTenant(): object {
    const { state } = this.#active;
    if (state.kind === 'refused')
      return {
        status: 'signedOut',
        problem: state.message,
        next: 'Ask the user to run the command "Gainsight: Connect…".',
      };
    return {
      status: 'signedOut',
      problem: 'No Gainsight tenant is connected.',
      next: 'Ask the user to run "Gainsight: Connect…" or "Gainsight: Explore the Sandbox Tenant".',
    };
  }
}

function nextStep({ kind }: GainsightError): string {
  switch (kind) {
    case 'signedOut':
      return 'Do not repeat the call. Ask the user to run the command "Gainsight: Connect…".';
    case 'forbidden':
      return 'Do not repeat the call. The connection lacks this right; a Gainsight admin can grant it.';
    case 'rateLimited':
      return 'Do not repeat the call now; the tenant takes further calls in the next minute.';
    case 'network':
    case 'timeout':
      return 'The tenant could not be reached; say so and do not guess the answer.';
    case 'uncertain':
      return 'The record may exist. Look for it before anything is sent again.';
    case 'notFound':
    case 'rejected':
    case 'protocol':
      return 'Correct the input, or say what could not be read.';
  }
}
