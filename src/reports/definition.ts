import type { Clock } from '../data/tenant';
import type { Facts } from '../tools/toolAnswer';
import type { Report, ReportName } from './report';

/** Asks a read of the catalogue, through its gate and into its record. */
export type Ask = (tool: string, input: object, signal: AbortSignal) => Promise<Facts>;

/** What a report is made with. */
export interface ReportContext {
  readonly ask: Ask;
  readonly signal: AbortSignal;
  readonly clock: Pick<Clock, 'today' | 'timeZone'>;
  /** From 1 to 12; January where it is left out. */
  readonly fiscalYearStartMonth?: number | undefined;
  /** The name of a company that was read by now; an argument that is an id is told by it. */
  readonly nameOf?: ((gsid: string) => string | undefined) | undefined;
}

/** What comes after the command: `…OrMine` = without an account or a CSM the user's own records. */
export type ArgumentKind = 'account' | 'accountOrMine' | 'csmOrMine' | 'days' | 'none' | 'note';

/** A command that computes. Slash command, palette command and help are derived from this. */
export interface ReportDefinition {
  /** The slash command. */
  readonly name: ReportName;
  /** The palette command: its id and its title. */
  readonly command: string;
  readonly title: string;
  /** One sentence for the list of slash commands. */
  readonly description: string;
  readonly argument: ArgumentKind;
  /** The reads that it asks, none else; beside them companies may be searched for an account that is not found. */
  readonly tools: readonly string[];
  /** Rejects only when `signal` is aborted: whatever else happens is told in the report. */
  readonly run: (argument: string, context: ReportContext) => Promise<Report>;
}
