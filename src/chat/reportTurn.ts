import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import type { Tenant } from '../data/tenant';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import { createFormats } from '../model/format';
import type { ReportDefinition } from '../reports/definition';
import type { Report } from '../reports/report';
import type * as reportSet from '../reports/reportSet';
import { type AttachedRecords, companyIn } from './attachedRecords';
import { end } from './ending';
import { nextPrompts } from './nextPrompts';
import { proposeWrite } from './proposeWrite';
import { addReading } from './reading';
import { RECORD_COMMAND, type RecordWays, withRecordLinks } from './recordWays';
import type { LoadTools } from './toolDoor';
import { showNextSteps } from './reportButtons';
import type { ActiveView } from '../data/tenantInUse';
import { situationInState, situationOfStatus } from './situationOf';
import { CHARACTERS_PER_TOKEN } from './tokenCount';
import type { ToolCalls } from './toolCalls';
import type { Situation, TurnMetadata } from './turn';

/** What the reports are made and written with; a bundle of its own. */
export type ReportSet = typeof reportSet;

/** About 400 tokens of facts for later turns. */
const COMPACT = 1500;
/** The share of a model's window that facts may fill. */
const FACTS_SHARE = 0.5;
const MOST_FACTS = 7000;

export interface ReportTurnParts {
  readonly loadReports: () => Promise<ReportSet>;
  readonly loadTools: LoadTools;
  readonly active: Pick<ActiveView, 'state'>;
  readonly ways: RecordWays;
  /** From 1 to 12. */
  readonly fiscalYearStartMonth: () => number;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** A slash command that was sent. */
export interface ReportTurn {
  readonly command: string;
  /** The text after the command. */
  readonly question: string;
  readonly request: Pick<vscode.ChatRequest, 'model'>;
  readonly response: vscode.ChatResponseStream;
  readonly token: vscode.CancellationToken;
  readonly signal: AbortSignal;
  readonly tenant: Tenant;
  readonly attached: AttachedRecords;
  readonly calls: ToolCalls;
}

/**
 * Answers a slash command: first the facts, made by code and the same whatever model is chosen, then what the model
 * reads in them. Rejects when the user cancels, and for a defect.
 */
export async function answerCommand(turn: ReportTurn, parts: ReportTurnParts): Promise<vscode.ChatResult> {
  const { command, question, response } = turn;
  const set = await parts.loadReports();
  const definition = set.reportNamed(command);
  if (!definition) return end('empty', response);
  const report = await definition.run(argumentOf(turn, definition), await contextOf(turn, set, parts));
  parts.log.info('chat command', { command, status: report.status });
  const situation = stopped(report);
  if (situation) {
    const { retryAfterSeconds } = report;
    return end(situationInState(situation, parts.active), response, { question, command, retryAfterSeconds });
  }

  response.markdown(withRecordLinks(factsOf(report, set, turn, parts.ways)));
  const metadata: TurnMetadata = { ...metadataOf(report, set), command };
  if (report.proposal?.missing.length === 0) {
    const written = await proposeWrite(report.proposal, turn, parts.ways);
    return { metadata: { ...metadata, tools: [...metadata.tools, report.proposal.tool], compact: written } };
  }
  const said = hasFacts(report) ? await readingOf(report, set, turn) : '';
  showNextSteps(report, definition, response);
  const compact = [metadata.compact, said].filter((text) => text).join('\n\n');
  return { metadata: { ...metadata, compact } };
}

/** Where nothing came after the command, the one company that is attached is meant. */
function argumentOf({ question, attached }: ReportTurn, { argument }: ReportDefinition): string {
  const takesAccount = argument === 'account' || argument === 'accountOrMine';
  return takesAccount && question.trim() === '' ? (companyIn(attached)?.gsid ?? question) : question;
}

async function contextOf(
  { response, signal, tenant: { clock, companies }, attached: { records } }: ReportTurn,
  { askWith }: ReportSet,
  { loadTools, fiscalYearStartMonth, log }: ReportTurnParts,
) {
  const ask = askWith(await loadTools(), {
    door: 'chat',
    progress: (text) => response.progress(escapeMarkdown(text)),
    failed: (tool, error) => log.warn(`${tool} failed: ${describeFailure(error)?.logLine ?? 'stopped'}`),
  });
  const nameOf = (gsid: string): string | undefined =>
    companies.nameOf(gsid) ?? records.find((record) => record.gsid === gsid)?.name;
  return { ask, signal, clock, nameOf, fiscalYearStartMonth: fiscalYearStartMonth() };
}

function factsOf(
  report: Report,
  { toMarkdown }: ReportSet,
  { tenant }: ReportTurn,
  ways: RecordWays,
): string {
  const formats = createFormats(vscode.env.language, tenant.clock.timeZone);
  return toMarkdown(report, { formats, ...ways, recordCommand: RECORD_COMMAND, level: 3 });
}

async function readingOf(report: Report, { toPlain }: ReportSet, turn: ReportTurn): Promise<string> {
  const { model } = turn.request;
  const room = Math.floor(model.maxInputTokens * FACTS_SHARE * CHARACTERS_PER_TOKEN);
  const facts = toPlain(report, { maxCharacters: Math.min(MOST_FACTS, room) });
  return addReading(facts, { ...turn, model });
}

/** What stopped a report before it had any facts; undefined when it can be shown. */
function stopped({ status, sections, asked }: Report): Situation | undefined {
  if (status === 'ok' || status === 'partial') return undefined;
  if (status === 'defect') return 'defect';
  return asked.length > 0 || sections.length === 0 ? situationOfStatus(status) : undefined;
}

function hasFacts({ status, proposal }: Report): boolean {
  return (status === 'ok' || status === 'partial') && !proposal;
}

function metadataOf(report: Report, set: ReportSet): TurnMetadata {
  const { asked, scope, sources } = report;
  const account = report.account?.name ?? set.firstAccount(report);
  const choices = nextPrompts(report, set);
  return {
    tools: asked.map(({ tool }) => tool),
    scopes: scope === undefined ? [] : [scope],
    sources,
    ...(account !== undefined && { account }),
    ...(choices.length > 0 && { choices }),
    compact: set.toPlain(report, { maxCharacters: COMPACT }),
  };
}
