import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import { withSignal } from '../host/cancellation';
import type { Confirm, ProposedWrite, RunOptions, ToolExecutor } from '../tools/executor';
import type { OwnCalls } from './ownCalls';
import type { StoppedWrite } from './stoppedWrite';
import { fitToTokens, WHOLE_ANSWER } from './tokenFit';
import { writeCard } from './writeCard';
import type { WriteConfirmation } from './writeConfirmation';

/** VS Code complains about a tool that has not said within three seconds what it is going to do. */
const PREPARE_LIMIT_MS = 2800;

/** Gives what runs the tools, loading it at the first call. */
export type LoadTools = () => Promise<
  Pick<ToolExecutor, 'run' | 'read' | 'progress' | 'about' | 'prepare' | 'withdraw'>
>;

export interface ToolDoorParts {
  readonly load: LoadTools;
  readonly ownCalls: OwnCalls;
  readonly confirmation: WriteConfirmation;
  /** A call was stopped after its write had been approved. */
  readonly stopped: (write: StoppedWrite) => void;
}

/**
 * A tool in VS Code's shape. The input is checked by the executor: VS Code does not hold it against the schema. A
 * write shows on its card what it would send, and sends exactly that.
 */
export function languageModelTool(name: string, parts: ToolDoorParts): vscode.LanguageModelTool<object> {
  const { load, ownCalls, confirmation } = parts;
  return {
    prepareInvocation: async ({ input }, token) => {
      const executor = await load();
      const progress = executor.progress(name, input);
      const invocationMessage = new vscode.MarkdownString(escapeMarkdown(progress));
      const door = ownCalls.isUnderWay(name, input) ? 'chat' : 'tool';
      const prepared = await cancellable(token, (signal) =>
        executor.prepare(name, input, { door, signal, limitMs: PREPARE_LIMIT_MS }),
      );
      if (!prepared) return { invocationMessage };
      if (prepared.kind === 'plan') confirmation.cardGiven(prepared.plan);
      const title = executor.about(name)?.title ?? name;
      return { invocationMessage, confirmationMessages: writeCard(title, prepared) };
    },
    invoke: async ({ input, tokenizationOptions: tokens }, token) => {
      const door = ownCalls.reach(name, input) ? 'chat' : 'tool';
      const executor = await load();
      const confirm = confirmation.forCall(executor.about(name)?.reference ?? name);
      const stopped = (plan: ProposedWrite): void => parts.stopped({ plan, input });
      const text = await noticing({ token, confirm, stopped }, (noticed) =>
        cancellable(token, async (signal) => {
          const options: RunOptions = { door, signal, confirm: noticed };
          if (!tokens) return executor.run(name, input, options);
          const whole = await executor.run(name, input, { ...options, maxCharacters: WHOLE_ANSWER });
          return fitToTokens(whole, tokens, token);
        }),
      );
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  };
}

interface Noticed {
  readonly token: vscode.CancellationToken;
  readonly confirm: Confirm;
  readonly stopped: (plan: ProposedWrite) => void;
}

/** Runs a task and tells afterwards when it was stopped with a write that had been approved on its way. */
async function noticing<T>(
  { token, confirm, stopped }: Noticed,
  task: (confirm: Confirm) => Promise<T>,
): Promise<T> {
  const approved: ProposedWrite[] = [];
  try {
    return await task(async (plan, ...asking) => {
      const outcome = await confirm(plan, ...asking);
      if (outcome === 'accepted' && !token.isCancellationRequested) approved.push(plan);
      return outcome;
    });
  } finally {
    if (token.isCancellationRequested) approved.forEach(stopped);
  }
}

/** Runs a task until the token is cancelled, and throws then what VS Code expects. */
async function cancellable<T>(
  token: vscode.CancellationToken,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withSignal(token, async (signal) => {
    try {
      return await task(signal);
    } catch (error) {
      if (signal.aborted) throw new vscode.CancellationError();
      throw error;
    }
  });
}
