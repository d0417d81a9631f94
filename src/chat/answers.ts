import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import { clip } from '../base/plainText';
import { type CommandId, RELOAD_WINDOW } from '../host/commandIds';
import type { Situation } from './turn';

const LONGEST_DETAIL = 300;

type Stream = Pick<vscode.ChatResponseStream, 'markdown' | 'button'>;

/** What is known of a situation beside its name. */
export interface Known {
  /** The model's own words. */
  readonly detail?: string | undefined;
  /** When the tenant takes calls again. */
  readonly retryAfterSeconds?: number | undefined;
}

/** Says what happened in one sentence, with the model's own words where there are any, and offers what leads on. */
export function say(situation: Situation, response: Stream, { detail, retryAfterSeconds }: Known = {}): void {
  const suffix = detail ? ` (${escapeMarkdown(clip(detail, LONGEST_DETAIL))})` : '';
  response.markdown(`\n\n${sentence(situation, retryAfterSeconds)}${suffix}`);
  for (const button of buttons(situation)) response.button(button);
}

function sentence(situation: Situation, retryAfterSeconds?: number): string {
  const { t } = vscode.l10n;
  switch (situation) {
    case 'empty':
      return t(
        'Ask about your accounts, health scores, CTAs, success plans or Timeline, for example: *Which of my accounts renew in the next 90 days?*',
      );
    case 'signedOut':
      return t(
        'You are not signed in to Gainsight. Sign in to your tenant, or look around in the sandbox tenant.',
      );
    case 'refused':
      return t('Gainsight does not let this connection in any more, so nothing is sent. Sign in again.');
    case 'keptOut':
      return t(
        'The settings of this computer do not allow this tenant, so nothing is sent there. Switch to another connection, or ask whoever manages this computer.',
      );
    case 'left':
      return t(
        'The connection was changed while this was answered, so it was stopped: nothing of two connections is mixed. Ask again.',
      );
    case 'outdated':
      return t(
        'The sign-in was renewed in another window, and this one does not know of it. Reload this window; if that does not help, sign in again.',
      );
    case 'forbidden':
      return t(
        'This connection lacks the right to read a part of this. A Gainsight administrator can grant it.',
      );
    case 'rateLimited':
      return t(
        'Gainsight takes no more calls at the moment, so this may be incomplete. Ask again {0}.',
        waiting(retryAfterSeconds),
      );
    case 'offline':
      return t('Gainsight could not be reached, so this may be incomplete. Check the network and ask again.');
    case 'modelNotAllowed':
      return t(
        'VS Code does not allow this extension to use the chosen language model. Allow it, or choose another one.',
      );
    case 'modelBlocked':
      return t(
        'The language model refused this request: its quota is used up or its filter stopped it. Choose another model, or try later.',
      );
    case 'modelGone':
      return t(
        'The chosen language model does not exist any more. Choose another one below the message box.',
      );
    case 'modelFailed':
      return t('The language model failed. Ask again, or choose another model.');
    case 'offTopic':
      return t('I only answer questions about your customers in Gainsight.');
    case 'noAnswer':
      return t('The language model gave no answer. Ask again with fewer accounts, or choose another model.');
    case 'tooManyRounds':
      return t(
        'The language model went on reading without an answer, so it was stopped. Ask for less at a time, or choose another model.',
      );
    case 'cancelled':
      return t('Stopped. Nothing was changed in Gainsight.');
    case 'cancelledWrite':
      return t('Stopped. What you confirmed before may have been written; look at the record in Gainsight.');
    case 'defect':
      return t('This did not work because of a fault in the extension. The log has the details.');
  }
}

function waiting(seconds: number | undefined): string {
  const { t } = vscode.l10n;
  if (seconds === undefined) return t('in a minute');
  return seconds < 120 ? t('in {0} seconds', seconds) : t('in {0} minutes', Math.ceil(seconds / 60));
}

interface Button extends vscode.Command {
  readonly command: CommandId | typeof RELOAD_WINDOW;
}

function buttons(situation: Situation): readonly Button[] {
  const signIn: Button = { command: 'gainsight.connect', title: vscode.l10n.t('Sign In…') };
  switch (situation) {
    case 'signedOut':
      return [
        signIn,
        { command: 'gainsight.exploreSandbox', title: vscode.l10n.t('Explore the Sandbox Tenant') },
      ];
    case 'refused':
      return [{ command: 'gainsight.signInAgain', title: vscode.l10n.t('Sign In Again') }];
    case 'keptOut':
      return [{ command: 'gainsight.switchConnection', title: vscode.l10n.t('Switch Connection') }];
    case 'outdated':
      return [{ command: RELOAD_WINDOW, title: vscode.l10n.t('Reload Window') }];
    case 'defect':
      return [{ command: 'gainsight.showLog', title: vscode.l10n.t('Show Log') }];
    default:
      return [];
  }
}
