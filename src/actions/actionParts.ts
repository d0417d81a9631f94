import type { ActiveView } from '../data/tenantInUse';
import type { Tenant, WrittenRecord } from '../data/tenant';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import type { ReportSet } from '../documents/reportRunner';
import type { Confirmation, ProposedWrite, ToolExecutor } from '../tools/executor';
import type { CompanyListId } from './companyLists';
import type { ShownAccounts } from './lists';

/** The tools that actions write with. */
export type WriteTool =
  | 'gainsight_cta_create'
  | 'gainsight_cta_update'
  | 'gainsight_task_create'
  | 'gainsight_task_update'
  | 'gainsight_success_plan_create'
  | 'gainsight_success_plan_update'
  | 'gainsight_timeline_create'
  | 'gainsight_timeline_update';

/** A record that a command is run on. */
export interface Target {
  readonly kind: string;
  readonly gsid: string;
}

/** Takes back what a row shows of a write that came to nothing. */
export type RollBack = () => void;

/** Rows of the trees, which show a write before the tenant has answered. */
export interface PendingRows {
  change(
    gsid: string,
    look: { readonly description: string; readonly icon: string; readonly spoken: string },
  ): RollBack;
  add(record: {
    readonly kind: WrittenRecord['kind'];
    readonly name: string;
    readonly parentGsid: string;
  }): RollBack;
  /** Several records are written in a row: what lists them is read again when the function it gives is called. */
  hold(): () => void;
}

/** A list that a row of a tree stands for: one of a company, or the records of a group. */
export type RowList =
  | {
      readonly kind: 'company';
      readonly gsid: string;
      /** Which of its lists; absent on the row of the company itself. */
      readonly list?: CompanyListId | undefined;
    }
  | {
      readonly kind: 'group';
      /** The list that the group is a part of. */
      readonly view: 'shownAccounts' | 'myWork' | 'allPlans';
      readonly label: string;
      readonly gsids: readonly string[];
    };

/** What the commands work with. */
export interface ActionParts {
  readonly active: ActiveView;
  readonly loadTools: () => Promise<Pick<ToolExecutor, 'run' | 'prepare' | 'withdraw' | 'read' | 'progress'>>;
  /** What reads a note. */
  readonly loadReports: () => Promise<ReportSet>;
  /** Shows every value of a plan in a dialog, and asks; `other` is a button beside the yes. */
  readonly askAbout: (plan: ProposedWrite, ...other: readonly string[]) => Promise<Confirmation | 'other'>;
  /** Why a tool that writes may not be used now. */
  readonly refusal: (tool: WriteTool) => string | undefined;
  readonly pending: PendingRows;
  readonly notify: Pick<Notifier, 'info' | 'warn' | 'error' | 'progress' | 'working'>;
  readonly log: Pick<Log, 'warn'>;
  /** The record of the row that a command was run on. */
  readonly recordOf: (argument: unknown) => Target | undefined;
  /** The list that the row stands for, where it is no record but holds some. */
  readonly listOf: (argument: unknown) => RowList | undefined;
  /** The accounts as the sidebar shows them. */
  readonly shownAccounts: () => ShownAccounts | undefined;
}

/** The parts, and the tenant that one action is about from its first question to its last answer. */
export interface Work {
  readonly parts: ActionParts;
  readonly tenant: Tenant;
}
