import type { ActiveView } from '../data/tenantInUse';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import type { Confirm, ToolExecutor } from '../tools/executor';

/** A record that a row of a tree stands for. */
export interface RowRecord {
  readonly kind: string;
  readonly gsid: string;
}

/** What the commands about notes work with. */
export interface NoteParts {
  readonly active: ActiveView;
  readonly loadTools: () => Promise<Pick<ToolExecutor, 'run'>>;
  /** Shows what would be written, and asks. */
  readonly confirm: Confirm;
  /** Why a tool that writes may not be used now. */
  readonly refusal: (tool: WriteTool) => string | undefined;
  readonly notify: Pick<Notifier, 'info' | 'warn' | 'error' | 'progress'>;
  readonly log: Pick<Log, 'warn'>;
  /** The record of the row that a command was run on. */
  readonly recordOf: (argument: unknown) => RowRecord | undefined;
}

export type WriteTool = 'gainsight_timeline_create' | 'gainsight_timeline_update';
