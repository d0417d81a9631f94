import * as vscode from 'vscode';
import type { Answers, TextStep } from '../host/inputSteps';
import type { KnownAnswers, SignInMethod, SignInQuestion } from './signInAnswers';

type Step = TextStep<SignInQuestion>;

/** The secrets that an administrator hands out: an access key, or an OAuth client's id and secret. */
export function secretSteps(
  method: Exclude<SignInMethod, 'user'>,
  { domain = '' }: Answers<SignInQuestion>,
  { clientId }: KnownAnswers,
): readonly Step[] {
  return method === 'accessKey' ? [keyStep(domain)] : [m2mIdStep(domain, clientId), m2mSecretStep(domain)];
}

/** What is wrong with a text that is to be sent in a header: visible ASCII without blanks is what one can carry. */
export function complaintAboutWord(text: string, what: string): string | undefined {
  return /^[\x21-\x7e]+$/.test(text.trim())
    ? undefined
    : vscode.l10n.t('{0} is one word of letters, digits and signs. Paste it again.', what);
}

function keyStep(domain: string): Step {
  return {
    name: 'key',
    prompt: vscode.l10n.t(
      'Access key for {0}, made in Gainsight by an administrator: Administration → Connectors 2.0 → Create Connection → Gainsight API → Access Key → Generate. A new key replaces the old one. It is kept in the secret storage of VS Code.',
      domain,
    ),
    placeholder: vscode.l10n.t('Access key'),
    password: true,
    validate: (text) => complaintAboutWord(text, vscode.l10n.t('An access key')),
  };
}

function m2mIdStep(domain: string, value: string | undefined): Step {
  return {
    name: 'm2mId',
    prompt: vscode.l10n.t(
      'OAuth API Key for {0}, made in Gainsight by a super admin: Administration → Connectors 2.0 → Create Connection → Gainsight API → OAuth.',
      domain,
    ),
    placeholder: vscode.l10n.t('OAuth API Key'),
    value,
    validate: (text) => complaintAboutWord(text, vscode.l10n.t('An OAuth API Key')),
  };
}

function m2mSecretStep(domain: string): Step {
  return {
    name: 'm2mSecret',
    prompt: vscode.l10n.t('OAuth API Secret for {0}. It is kept in the secret storage of VS Code.', domain),
    placeholder: vscode.l10n.t('OAuth API Secret'),
    password: true,
    validate: (text) => complaintAboutWord(text, vscode.l10n.t('An OAuth API Secret')),
  };
}
