import * as vscode from 'vscode';
import { ModelFailure } from './modelReply';
import type { ActiveView } from '../data/tenantInUse';
import type { Situation } from './turn';

/** What an error means for the user. Anything that no model threw is a defect of ours. */
export function situationOf(error: unknown, token: vscode.CancellationToken): Situation {
  if (token.isCancellationRequested || error instanceof vscode.CancellationError) return 'cancelled';
  if (!(error instanceof ModelFailure)) return 'defect';
  const { cause } = error;
  if (!(cause instanceof vscode.LanguageModelError)) return 'modelFailed';
  if (cause.cause instanceof Error && cause.cause.message.includes('off_topic')) return 'offTopic';
  return FOR_CODE[cause.code] ?? 'modelFailed';
}

/** `LanguageModelError.code` holds the name of the function that makes such an error. */
const FOR_CODE: Readonly<Record<string, Situation>> = {
  NoPermissions: 'modelNotAllowed',
  Blocked: 'modelBlocked',
  NotFound: 'modelGone',
};

/** What a tool's status means for the whole answer; undefined when the model can cope with it by itself. */
export function situationOfStatus(status: string): Situation | undefined {
  switch (status) {
    case 'signedOut':
    case 'left':
    case 'outdated':
    case 'rateLimited':
    case 'forbidden':
      return status;
    case 'network':
    case 'timeout':
      return 'offline';
    default:
      return undefined;
  }
}

/**
 * Who was signed in when the turn began is not any more: a key that is refused meanwhile is another matter than
 * leaving, and leaving another one than going on with another connection.
 */
export function situationInState(situation: Situation, { state }: Pick<ActiveView, 'state'>): Situation {
  if (situation !== 'signedOut' && situation !== 'left') return situation;
  if (state.kind === 'refused') return state.notAllowed ? 'keptOut' : 'refused';
  return state.kind === 'signedOut' ? 'signedOut' : situation;
}
