import * as vscode from 'vscode';
import type { Tenant } from '../data/tenant';
import { withSignal } from '../host/cancellation';
import { describeFailure } from '../host/failure';
import type { ToolRules } from '../tools/gate';
import { end, metadataOf } from './ending';
import { footer } from './footer';
import { historyMessages } from './history';
import { invokeFor } from './invokeTool';
import { ModelFailure } from './modelReply';
import { type OurTools, offeredTools } from './offeredTools';
import type { OwnCalls } from './ownCalls';
import { readAsker, systemText } from './prompt';
import { withRecordLinks } from './recordWays';
import { answerCommand, type ReportTurnParts } from './reportTurn';
import { readyTenant, type ActiveView } from './readyTenant';
import { situationOf, situationOfStatus } from './situationOf';
import { TokenAllowance } from './tokenAllowance';
import type { Situation } from './turn';
import { ToolCalls, type ToolCall } from './toolCalls';
import { readFacts, type ToolFacts } from './toolFacts';
import { runToolLoop, type Verdict } from './toolLoop';

export const PARTICIPANT_ID = 'gainsight.chat';

/** The share of a model's window that earlier turns may fill. */
const HISTORY_SHARE = 0.2;

export interface ParticipantParts extends ReportTurnParts {
  readonly ours: OurTools;
  readonly rules: () => ToolRules;
  readonly ownCalls: OwnCalls;
  readonly active: ActiveView;
}

/** `@gainsight`: answers with the model that the user chose, from what our tools read, and says where it comes from. */
export class Participant {
  readonly #parts: ParticipantParts;

  constructor(parts: ParticipantParts) {
    this.#parts = parts;
  }

  /** Never rejects: whatever goes wrong is told in the answer. */
  async handle(
    request: vscode.ChatRequest,
    context: vscode.ChatContext,
    response: vscode.ChatResponseStream,
    token: vscode.CancellationToken,
  ): Promise<vscode.ChatResult> {
    const { command } = request;
    const question = request.prompt.trim();
    if (question === '' && command === undefined) return end('empty', response);
    response.progress(vscode.l10n.t('Looking into Gainsight'));
    const calls = this.#callsOf(request);
    try {
      return await withSignal(token, async (signal) => {
        const tenant = await readyTenant(this.#parts.active, signal);
        if (!tenant) return this.#withoutTenant(response);
        const turn: Turn = { question, request, context, response, token, signal, tenant, calls };
        return command === undefined ? this.#answer(turn) : answerCommand({ ...turn, command }, this.#parts);
      });
    } catch (error) {
      const situation = this.#situation(error, token, calls);
      if (!token.isCancellationRequested) this.#parts.log.warn(`chat: ${situation} ${logLine(error)}`);
      const detail = error instanceof ModelFailure ? error.message : undefined;
      return end(situation, response, { facts: this.#facts(calls.done), question, command, detail });
    }
  }

  async #answer(turn: Turn): Promise<vscode.ChatResult> {
    const { question, request, response, token, calls } = turn;
    const allowance = new TokenAllowance(request.model.maxInputTokens);
    const { ours, rules } = this.#parts;
    const tools = offeredTools(vscode.lm.tools, ours, request.toolReferences, rules());
    const judge = (done: readonly ToolCall[]): Verdict => verdict(this.#facts(done));
    const show = (text: string): void => response.markdown(text);
    const mayWrite = tools.some(({ name }) => ours.get(name) === 'write');
    const messages = await this.#messages(turn, allowance, mayWrite);
    const text = await runToolLoop(
      messages,
      { model: request.model, tools, calls, allowance, show, judge },
      token,
    );
    const facts = this.#facts(calls.done);
    const sources = footer(facts, text, this.#parts.ways);
    if (sources !== '') response.markdown(withRecordLinks(sources));
    this.#parts.log.info('chat answered', { calls: calls.done.length });
    const situation = facts.map(({ status }) => situationOfStatus(status)).find(Boolean);
    if (situation) return end(situation, response, { facts, question });
    return text.trim() === ''
      ? end('noAnswer', response, { facts, question })
      : { metadata: metadataOf(facts) };
  }

  async #messages(
    { question, request, context, token, signal, tenant }: Turn,
    allowance: TokenAllowance,
    mayWrite: boolean,
  ): Promise<vscode.LanguageModelChatMessage[]> {
    const { model, toolReferences } = request;
    const asker = await readAsker(tenant, signal);
    const named = toolReferences.map(({ name }) => name);
    const system = systemText(asker, tenant.clock, { named, mayWrite });
    const history = await historyMessages(
      context.history,
      PARTICIPANT_ID,
      model.maxInputTokens * HISTORY_SHARE,
      (text) => model.countTokens(text, token),
    );
    allowance.spend(system + question);
    for (const { content } of history) allowance.spend(JSON.stringify(content));
    const user = (text: string): vscode.LanguageModelChatMessage =>
      vscode.LanguageModelChatMessage.User(text);
    return [user(system), ...history, user(question)];
  }

  #callsOf(request: vscode.ChatRequest): ToolCalls {
    const { ours, ownCalls, loadTools: load, log } = this.#parts;
    const invoke = invokeFor(request, { ours, ownCalls, load });
    return new ToolCalls({ invoke, isRead: (name) => ours.get(name) === 'read', log });
  }

  #situation(error: unknown, token: vscode.CancellationToken, calls: ToolCalls): Situation {
    const situation = situationOf(error, token);
    return situation === 'cancelled' && calls.mayHaveWritten ? 'cancelledWrite' : situation;
  }

  #withoutTenant(response: vscode.ChatResponseStream): vscode.ChatResult {
    const { kind } = this.#parts.active.state;
    return end(kind === 'refused' ? 'refused' : 'signedOut', response);
  }

  /** Only our own tools are believed about scope and sources. */
  #facts(done: readonly ToolCall[]): readonly ToolFacts[] {
    return done
      .filter(({ name }) => this.#parts.ours.has(name))
      .map(({ name, result }) => readFacts(name, result))
      .filter((facts) => facts !== undefined);
  }
}

interface Turn {
  readonly question: string;
  readonly request: vscode.ChatRequest;
  readonly context: vscode.ChatContext;
  readonly response: vscode.ChatResponseStream;
  readonly token: vscode.CancellationToken;
  readonly signal: AbortSignal;
  readonly tenant: Tenant;
  readonly calls: ToolCalls;
}

/** Without a key nothing more can be read; a tenant that is busy or away is not asked further. */
function verdict(facts: readonly ToolFacts[]): Verdict {
  const statuses = new Set(facts.map(({ status }) => situationOfStatus(status)));
  if (statuses.has('signedOut') || statuses.has('outdated')) return 'stop';
  return statuses.has('rateLimited') || statuses.has('offline') ? 'close' : 'continue';
}

function logLine(error: unknown): string {
  return describeFailure(error instanceof ModelFailure ? error.cause : error)?.logLine ?? '';
}
