import * as vscode from 'vscode';
import type { PickStep } from '../host/inputSteps';
import type { KnownAnswers, SignInQuestion } from './signInAnswers';

/** How to sign in, and what the sign-in may do: each choice says whose rights a call has. */
export function choiceSteps(
  known: KnownAnswers,
): readonly [PickStep<SignInQuestion>, PickStep<SignInQuestion>] {
  return [methodStep(known), scopeStep(known)];
}

function methodStep({ method }: KnownAnswers): PickStep<SignInQuestion> {
  return {
    name: 'method',
    placeholder: vscode.l10n.t('How do you sign in?'),
    value: method,
    choices: [
      {
        value: 'user',
        label: vscode.l10n.t('Sign in with the browser (OAuth)'),
        description: vscode.l10n.t('recommended'),
        detail: vscode.l10n.t('Calls run as you and with your own rights.'),
      },
      {
        value: 'm2m',
        label: vscode.l10n.t('OAuth client (machine-to-machine)'),
        detail: vscode.l10n.t(
          "Calls run with the tenant's rights, not yours; the author or owner field says whose a record is.",
        ),
      },
      {
        value: 'accessKey',
        label: vscode.l10n.t('Access key'),
        detail: vscode.l10n.t(
          "Calls run with the tenant's rights, not yours; the author or owner field says whose a record is.",
        ),
      },
    ],
  };
}

function scopeStep({ scope }: KnownAnswers): PickStep<SignInQuestion> {
  return {
    name: 'scope',
    placeholder: vscode.l10n.t('What may this sign-in do?'),
    value: scope,
    choices: [
      {
        value: 'read_write',
        label: vscode.l10n.t('Read and write'),
        detail: vscode.l10n.t('Each write is shown first and sent only once you approve it.'),
      },
      {
        value: 'read',
        label: vscode.l10n.t('Read only'),
        detail: vscode.l10n.t('Nothing can be written: not by this extension, and not by its token.'),
      },
    ],
  };
}
