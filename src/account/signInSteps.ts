import * as vscode from 'vscode';
import { isAllowedDomain, normaliseDomain } from '../gainsight/domain';
import { askInSteps, type Answers, type InputStep, type StepButton, type TextStep } from '../host/inputSteps';
import { choiceSteps } from './signInChoices';
import type { Application, KnownAnswers, SignInAnswers, SignInMethod, SignInQuestion } from './signInAnswers';
import { complaintAboutWord, secretSteps } from './signInSecrets';

export interface SignInStepsOptions {
  /** Tenants that may be connected to; empty = any. */
  readonly domains: () => readonly string[];
  /** From the settings. */
  readonly clientId: () => string | undefined;
  /** What people of this tenant have signed in with on this machine. */
  readonly applicationOf: (origin: string) => Promise<Application | undefined>;
  /** Where the browser is to be sent back to. */
  readonly callbackAddress: () => Promise<string>;
  readonly copy: (text: string) => unknown;
  /** Shows the administrator's steps for this address. */
  readonly showHelp: (callbackAddress: string) => unknown;
}

type Step = InputStep<SignInQuestion>;
type Given = Answers<SignInQuestion>;

/** Asks what signing in takes: where, how, with what, and who one is. */
export class SignInSteps {
  readonly #options: SignInStepsOptions;

  constructor(options: SignInStepsOptions) {
    this.#options = options;
  }

  /** Undefined when the user gave up. */
  async ask(known: KnownAnswers = {}): Promise<SignInAnswers | undefined> {
    // One address for all questions of a sign-in: in the browser each is another one.
    const redirectUri = await this.#options.callbackAddress();
    const title = vscode.l10n.t('Sign In to Gainsight');
    // Where the settings name the application, it is its secret that has to be given again.
    const first = known.first === 'clientId' && this.#options.clientId() ? 'clientSecret' : known.first;
    const given = await askInSteps<SignInQuestion>(
      title,
      (answers) => this.#steps(answers, known, redirectUri),
      first,
    );
    return given && this.#read(given, known, redirectUri);
  }

  async #steps(given: Given, known: KnownAnswers, redirectUri: string): Promise<readonly Step[]> {
    const method = methodIn(given);
    const domain = this.#domainStep(known.origin);
    const [how, scope] = choiceSteps(known);
    const email = emailStep(known.email);
    if (method !== 'user') return [domain, how, ...secretSteps(method, given, known), email];
    const application = await this.#applicationIn(given);
    const buttons = this.#buttons(redirectUri);
    const asked = [
      ...(this.#options.clientId() === undefined
        ? [clientIdStep(application?.clientId ?? known.clientId, redirectUri, buttons)]
        : []),
      ...((await this.#kept(given, known)) ? [] : [clientSecretStep(redirectUri, buttons)]),
    ];
    return [domain, how, ...asked, scope, email];
  }

  #domainStep(origin: string | undefined): Step {
    return {
      name: 'domain',
      prompt: vscode.l10n.t('The address at which you open Gainsight in the browser'),
      placeholder: 'acme.gainsightcloud.com',
      value: origin?.replace(/^https:\/\//, ''),
      validate: (text) => complaintAboutDomain(text, this.#options.domains()),
    };
  }

  #buttons(redirectUri: string): readonly StepButton[] {
    const { copy, showHelp } = this.#options;
    return [
      {
        icon: 'copy',
        tooltip: vscode.l10n.t('Copy the Callback Address'),
        run: () => copy(redirectUri),
      },
      {
        icon: 'question',
        tooltip: vscode.l10n.t('Show the Steps for an Administrator'),
        run: () => showHelp(redirectUri),
      },
    ];
  }

  /** The application that was answered, where it is in the vault with its secret; not when that was refused just now. */
  async #kept(given: Given, known: KnownAnswers): Promise<Application | undefined> {
    const application = await this.#applicationIn(given);
    const isMeant = application?.clientId === clientIdIn(given, this.#options);
    return isMeant && known.first !== 'clientId' ? application : undefined;
  }

  async #applicationIn({ domain }: Given): Promise<Application | undefined> {
    return domain === undefined ? undefined : this.#options.applicationOf(normaliseDomain(domain));
  }

  async #read(given: Given, known: KnownAnswers, redirectUri: string): Promise<SignInAnswers> {
    const { domain = '', email = '', key = '', m2mId = '', m2mSecret = '', scope } = given;
    const said = { origin: normaliseDomain(domain), email };
    switch (methodIn(given)) {
      case 'm2m':
        return { ...said, method: 'm2m', clientId: m2mId, clientSecret: m2mSecret };
      case 'accessKey':
        return { ...said, method: 'accessKey', key };
      default: {
        const kept = await this.#kept(given, known);
        const { clientId, clientSecret } = kept ?? {
          clientId: clientIdIn(given, this.#options) ?? '',
          clientSecret: given.clientSecret || undefined,
        };
        const rights = scope === 'read' ? 'read' : 'read_write';
        return { ...said, method: 'user', clientId, clientSecret, scope: rights, redirectUri };
      }
    }
  }
}

/** Asks for the e-mail address alone. */
export async function askForEmail(email: string): Promise<string | undefined> {
  const answers = await askInSteps<'email'>(vscode.l10n.t('Your E-Mail Address in Gainsight'), () => [
    emailStep(email),
  ]);
  return answers?.email;
}

function methodIn({ method }: Given): SignInMethod {
  return method === 'm2m' || method === 'accessKey' ? method : 'user';
}

function clientIdIn({ clientId }: Given, options: Pick<SignInStepsOptions, 'clientId'>): string | undefined {
  return options.clientId() ?? clientId;
}

function clientIdStep(value: string | undefined, redirectUri: string, buttons: readonly StepButton[]): Step {
  return {
    name: 'clientId',
    prompt: vscode.l10n.t(
      'Client ID of the OAuth application that an administrator has registered with the callback address {0}. The buttons above copy it and show the steps.',
      redirectUri,
    ),
    placeholder: vscode.l10n.t('Client ID'),
    value,
    buttons,
    validate: (text) => complaintAboutWord(text, vscode.l10n.t('A client ID')),
  };
}

function clientSecretStep(redirectUri: string, buttons: readonly StepButton[]): Step {
  return {
    name: 'clientSecret',
    prompt: vscode.l10n.t(
      'Client secret of the application, or nothing where it has none. Its callback address is {0}. It is asked for once and kept in the secret storage of VS Code.',
      redirectUri,
    ),
    placeholder: vscode.l10n.t('Client secret'),
    password: true,
    buttons,
    validate: (text) =>
      text.trim() === '' ? undefined : complaintAboutWord(text, vscode.l10n.t('A client secret')),
  };
}

function emailStep(value: string | undefined): TextStep<'email'> {
  return {
    name: 'email',
    prompt: vscode.l10n.t(
      'Your e-mail address in Gainsight: it decides whose companies and CTAs are yours. Gainsight cannot be asked who signs in.',
    ),
    placeholder: 'name@example.com',
    value,
    validate: (text) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
        ? undefined
        : vscode.l10n.t('This is not an e-mail address. Example: name@example.com.'),
  };
}

function complaintAboutDomain(text: string, domains: readonly string[]): string | undefined {
  try {
    if (isAllowedDomain(normaliseDomain(text), domains)) return undefined;
    return vscode.l10n.t(
      'The setting gainsight.domains of this computer does not allow this tenant. Allowed: {0}.',
      domains.join(', '),
    );
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
