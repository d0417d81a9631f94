import type { ToolExecutor } from '../tools/executor';
import type { Ask } from './definition';

export interface Asking {
  /** Which way the calls come in. */
  readonly door: 'chat' | 'ui';
  /** What the user reads while a call is under way. */
  readonly progress?: ((text: string) => void) | undefined;
  /** A report tells that something is missing, not why: a defect is told here. */
  readonly failed: (tool: string, error: unknown) => void;
}

/** The way of a report to the catalogue: every call goes through the gate and leaves its line of audit. */
export function askWith(
  executor: Pick<ToolExecutor, 'read' | 'progress'>,
  { door, progress, failed }: Asking,
): Ask {
  return async (tool, input, signal) => {
    progress?.(executor.progress(tool, input));
    try {
      return await executor.read(tool, input, { door, signal });
    } catch (error) {
      if (!signal.aborted) failed(tool, error);
      throw error;
    }
  };
}
