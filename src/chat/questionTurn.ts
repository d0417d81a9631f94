import * as vscode from 'vscode';
import type { Tenant } from '../data/tenant';
import type { Log } from '../host/log';
import type { ToolRules } from '../tools/gate';
import type { AttachedRecords } from './attachedRecords';
import { CitedNames } from './citedNames';
import { end, metadataOf } from './ending';
import { footer } from './footer';
import { historyMessages } from './history';
import { type OurTools, offeredTools } from './offeredTools';
import { readAsker, systemText, type Told } from './prompt';
import { questionButtons } from './questionButtons';
import type { ActiveView } from '../data/tenantInUse';
import { factsOf, recordsIn } from './recordsRead';
import { type RecordWays, withRecordLinks } from './recordWays';
import { situationInState, situationOfStatus } from './situationOf';
import { TokenAllowance } from './tokenAllowance';
import { tokensOf } from './tokenCount';
import type { ToolCalls } from './toolCalls';
import type { ToolFacts } from './toolFacts';
import { type Answered, runToolLoop, type Verdict } from './toolLoop';
import { PARTICIPANT_ID, type Situation } from './turn';

/** The share of a model's window that earlier turns may fill. */
const HISTORY_SHARE = 0.2;

export interface QuestionParts {
  /** As the manifest declares them. */
  readonly ours: OurTools;
  readonly rules: () => ToolRules;
  readonly active: Pick<ActiveView, 'state' | 'tenant'>;
  readonly ways: RecordWays;
  /** From 1 to 12. */
  readonly fiscalYearStartMonth: () => number;
  readonly log: Pick<Log, 'info'>;
}

/** A question that was asked without a slash command. */
export interface QuestionTurn {
  readonly question: string;
  readonly request: Pick<vscode.ChatRequest, 'model' | 'toolReferences'>;
  readonly context: Pick<vscode.ChatContext, 'history'>;
  readonly response: vscode.ChatResponseStream;
  readonly token: vscode.CancellationToken;
  readonly signal: AbortSignal;
  readonly tenant: Tenant;
  readonly attached: AttachedRecords;
  readonly calls: ToolCalls;
}

/**
 * Lets the model answer from what our tools read, and says below where it comes from. Rejects when the user cancels,
 * when the model fails, and for a defect.
 */
export async function answerQuestion(turn: QuestionTurn, parts: QuestionParts): Promise<vscode.ChatResult> {
  const { question, request, response, token, calls } = turn;
  const { ours, rules, ways, active, fiscalYearStartMonth, log } = parts;
  // Its next calls would read from another tenant than those before.
  const isLeft = (): boolean => active.tenant !== turn.tenant;
  const allowance = new TokenAllowance(request.model.maxInputTokens);
  const tools = offeredTools(vscode.lm.tools, ours, request.toolReferences, rules());
  allowance.spend(JSON.stringify(tools));
  const mayWrite = tools.some(({ name }) => ours.get(name) === 'write');
  const messages = await messagesOf(turn, allowance, {
    mayWrite,
    fiscalYearStartMonth: fiscalYearStartMonth(),
  });
  const { said, ended } = await runToolLoop(
    messages,
    {
      ...{ model: request.model, tools, calls, allowance },
      show: (markdown) => response.markdown(withRecordLinks(markdown)),
      judge: (done) => (isLeft() ? 'stop' : verdict(factsOf(done, ours))),
      names: namesIn(calls, ours, ways),
    },
    token,
  );
  const facts = factsOf(calls.done, ours);
  const sources = said.trim() === '' ? '' : footer(facts, said, ways);
  if (sources !== '') response.markdown(withRecordLinks(sources));
  log.info('chat answered', { calls: calls.done.length });
  const situation = facts.map(({ status }) => situationOfStatus(status)).find(Boolean) ?? UNANSWERED[ended];
  const answered = ended === 'answered' && (!situation || facts.some(({ status }) => status === 'ok'));
  const result = situation
    ? end(situationInState(situation, active), response, { facts, question, answered })
    : { metadata: metadataOf(facts) };
  if (answered) for (const button of questionButtons(facts, said, ways)) response.button(button);
  return result;
}

const UNANSWERED: Readonly<Partial<Record<Answered['ended'], Situation>>> = {
  silent: 'noAnswer',
  cut: 'tooManyRounds',
  // Where no call says why: between two of them.
  stopped: 'left',
};

async function messagesOf(
  { question, request, context, token, signal, tenant, attached }: QuestionTurn,
  allowance: TokenAllowance,
  told: Pick<Told, 'mayWrite' | 'fiscalYearStartMonth'>,
): Promise<vscode.LanguageModelChatMessage[]> {
  const { model, toolReferences } = request;
  const asker = await readAsker(tenant, signal);
  const named = toolReferences.map(({ name }) => name);
  const system = systemText(asker, tenant.clock, { ...told, named, attached });
  const history = await historyMessages(
    context.history,
    PARTICIPANT_ID,
    model.maxInputTokens * HISTORY_SHARE,
    async (text) => tokensOf(text, model, token),
  );
  allowance.spend(system + question);
  for (const { content } of history) allowance.spend(JSON.stringify(content));
  const user = (text: string): vscode.LanguageModelChatMessage => vscode.LanguageModelChatMessage.User(text);
  return [user(system), ...history, user(question)];
}

/** What can be cited by now; made anew only when another call has been answered. */
function namesIn(calls: ToolCalls, ours: OurTools, ways: RecordWays): () => CitedNames {
  let known = { calls: 0, names: new CitedNames() };
  return () => {
    const { done } = calls;
    if (done.length !== known.calls) {
      const records = recordsIn(factsOf(done, ours), ways);
      known = { calls: done.length, names: new CitedNames(records, ways) };
    }
    return known.names;
  };
}

const STOPPING: readonly Situation[] = ['signedOut', 'outdated', 'left'];

/**
 * Without a key nothing more can be read, nor over a connection that was left; a tenant that is busy or away is not
 * asked further.
 */
function verdict(facts: readonly ToolFacts[]): Verdict {
  const statuses = new Set(facts.map(({ status }) => situationOfStatus(status)));
  if (STOPPING.some((situation) => statuses.has(situation))) return 'stop';
  return statuses.has('rateLimited') || statuses.has('offline') ? 'close' : 'continue';
}
