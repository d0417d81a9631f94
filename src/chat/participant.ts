import * as vscode from 'vscode';
import { nextTask } from '../base/nextTask';
import { type ActiveView, tenantInUse } from '../data/tenantInUse';
import { withSignal } from '../host/cancellation';
import { describeFailure } from '../host/failure';
import { attachedTo } from './attachedRecords';
import { end } from './ending';
import { invokeFor } from './invokeTool';
import { ModelFailure } from './modelReply';
import type { OwnCalls } from './ownCalls';
import { answerQuestion, type QuestionParts } from './questionTurn';
import { factsOf } from './recordsRead';
import { answerCommand, type ReportTurnParts } from './reportTurn';
import { situationInState, situationOf } from './situationOf';
import { ToolCalls } from './toolCalls';
import type { Situation } from './turn';

export interface ParticipantParts extends QuestionParts, ReportTurnParts {
  readonly ownCalls: OwnCalls;
  readonly active: ActiveView;
  readonly log: ReportTurnParts['log'];
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
    // What follows may load a bundle, and hold the only thread meanwhile.
    await nextTask();
    try {
      return await withSignal(token, async (signal) => {
        const tenant = await tenantInUse(this.#parts.active, signal);
        if (!tenant) return this.#withoutTenant(response);
        const attached = attachedTo(request, tenant);
        const turn = { question, request, context, response, token, signal, tenant, attached, calls };
        return command === undefined
          ? answerQuestion(turn, this.#parts)
          : answerCommand({ ...turn, command }, this.#parts);
      });
    } catch (error) {
      const situation = this.#situation(error, token, calls);
      if (!token.isCancellationRequested) this.#parts.log.warn(`chat: ${situation} ${logLine(error)}`);
      const detail = error instanceof ModelFailure ? error.message : undefined;
      return end(situation, response, {
        ...{ facts: factsOf(calls.done, this.#parts.ours), question, command, detail },
      });
    }
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
    return end(situationInState('signedOut', this.#parts.active), response);
  }
}

function logLine(error: unknown): string {
  return describeFailure(error instanceof ModelFailure ? error.cause : error)?.logLine ?? '';
}
