import type { CalendarDay } from '../base/dates';

export type ReportName =
  | 'brief'
  | 'risk'
  | 'renewals'
  | 'ctas'
  | 'plans'
  | 'health'
  | 'timeline'
  | 'prep'
  | 'handover'
  | 'log'
  /** Not a command of its own: what a link to a record leads to. */
  | 'record';

/** A record that has a page of its own in Gainsight. */
export interface RecordRef {
  readonly kind: 'company' | 'relationship' | 'cta' | 'successPlan' | 'activity';
  readonly gsid: string;
}

/** What somebody calls a record, and where it is. */
export interface NamedRecord {
  readonly name: string;
  readonly record?: RecordRef | undefined;
  /** The name is text that somebody typed freely, such as the subject of an entry. */
  readonly typed?: true | undefined;
}

/**
 * One value, as data: how it is written is the writer's business. A `quote` is text that somebody typed into a
 * record; several values in one place stand one after the other.
 */
export type Cell =
  | undefined
  /** As an empty place of a table is stored. */
  | null
  | string
  | number
  | { readonly day: CalendarDay }
  | { readonly daysAway: number }
  | { readonly money: number; readonly currency?: string | undefined }
  | { readonly percent: number }
  | { readonly quote: string }
  | NamedRecord
  | readonly Cell[];

export type Block =
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Cell }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** How many rows there are beside these: `12`, `at least 900`. */
      readonly more?: string | undefined;
    }
  | { readonly kind: 'list'; readonly items: readonly Cell[]; readonly more?: string | undefined }
  | { readonly kind: 'sentence'; readonly text: Cell };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A write that somebody may want to make; nothing is sent before a person has seen the plan and approved it. */
export interface Proposal {
  readonly tool: string;
  /** What is known of the tool's input. */
  readonly input: Readonly<Record<string, unknown>>;
  /** What has to be asked first; none = the input is complete. */
  readonly missing: readonly MissingInput[];
}

export interface MissingInput {
  readonly parameter: string;
  readonly question: string;
  readonly choices?: readonly { readonly label: string; readonly value: string }[] | undefined;
}

/**
 * The facts behind a command: data that can be stored and sent, the same for the same answers of the tenant, whoever
 * asks. Nothing in it was made by a model.
 */
export interface Report {
  readonly name: ReportName;
  /** The text after the command. */
  readonly argument: string;
  readonly title: string;
  /** `ok`; `partial` when a source could not be read; else the situation that stopped it: `several`, `signedOut` … */
  readonly status: string;
  readonly account?: NamedRecord | undefined;
  /** The records that the argument may mean, when `status` is `several`. */
  readonly choices?: readonly NamedRecord[] | undefined;
  readonly sections: readonly Section[];
  /** Whose records were looked at. */
  readonly scope?: string | undefined;
  /** The definitions that were applied, so that a figure can be checked at its edges. */
  readonly rules: readonly string[];
  readonly sources: readonly string[];
  /** When it was read, by the user's clock. */
  readonly asOf?: string | undefined;
  /** The calls that were made, with how each ended. */
  readonly asked: readonly { readonly tool: string; readonly status: string }[];
  readonly proposal?: Proposal | undefined;
  /** When the tenant takes calls again, where it said so as it refused. */
  readonly retryAfterSeconds?: number | undefined;
}
