import * as vscode from 'vscode';
import { normaliseDomain } from '../gainsight/domain';
import { askInSteps, type InputStep } from '../host/inputSteps';

/** What a person says of the tenant to connect to; `origin` is normalised. */
export interface ConnectAnswers {
  readonly origin: string;
  readonly key: string;
  readonly email: string;
}

export type KnownAnswers = Omit<ConnectAnswers, 'key'>;

/** Asks for domain, key and e-mail. Where the first and last are known already, it begins at the key. */
export async function askForConnection(known?: KnownAnswers): Promise<ConnectAnswers | undefined> {
  const steps = [domainStep(known?.origin), keyStep(), emailStep(known?.email)];
  const answers = await askInSteps(vscode.l10n.t('Connect to Gainsight'), steps, known ? 1 : 0);
  if (!answers) return undefined;
  const [domain = '', key = '', email = ''] = answers;
  return { origin: normaliseDomain(domain), key, email };
}

function domainStep(origin: string | undefined): InputStep {
  return {
    prompt: () => vscode.l10n.t('The address at which you open Gainsight in the browser'),
    placeholder: 'acme.gainsightcloud.com',
    value: origin?.replace(/^https:\/\//, ''),
    validate: complaintAboutDomain,
  };
}

function keyStep(): InputStep {
  return {
    prompt: ([domain = '']) =>
      vscode.l10n.t(
        'Access key for {0}, made in Gainsight by an administrator: Administration → Connectors 2.0 → Create Connection → Gainsight API → Access Key → Generate. A new key replaces the old one. It is kept in the secret storage of VS Code.',
        domain,
      ),
    placeholder: vscode.l10n.t('Access key'),
    password: true,
    validate: (text) =>
      isHeaderValue(text.trim())
        ? undefined
        : vscode.l10n.t('An access key is one word of letters, digits and signs. Paste it again.'),
  };
}

function emailStep(email: string | undefined): InputStep {
  return {
    prompt: () =>
      vscode.l10n.t('Your e-mail address in Gainsight: it decides whose companies and CTAs are yours'),
    placeholder: 'name@example.com',
    value: email,
    validate: (text) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
        ? undefined
        : vscode.l10n.t('This is not an e-mail address. Example: name@example.com.'),
  };
}

function complaintAboutDomain(text: string): string | undefined {
  try {
    normaliseDomain(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Visible ASCII without blanks: what a header can carry, so that a key with a stray character is noticed here. */
function isHeaderValue(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
