import * as vscode from 'vscode';
import type { SignInMethod } from '../../../src/account/signInAnswers';
import { EchoingTenant } from '../../support/echoingTenant';
import { plantedSecret, SecretSearch } from '../../support/secretSearch';
import { ui } from '../bridge';
import { changeSetting } from '../changeSetting';
import { answerQuestions, type ByHand, forgetConnections, startAfresh } from './connectByHand';

/** That encodings change and a header can carry. */
const SIGNS = '+/="\\<&~';
const EMAIL = 'lena.hofmann@example.com';

/** Somebody who signs in, in one of the ways, at a tenant that quotes all it gets; every secret is looked for. */
export class EchoedSignIn {
  readonly search = new SecretSearch();
  readonly kind: SignInMethod;
  #tenant: EchoingTenant | undefined;

  constructor(kind: SignInMethod) {
    this.kind = kind;
  }

  get tenant(): EchoingTenant {
    if (!this.#tenant) throw new Error('The tenant is started before the first test.');
    return this.#tenant;
  }

  /** Nobody is signed in, and everything that can be logged is. */
  async start(): Promise<void> {
    await startAfresh();
    await ui('closePages');
    await changeSetting('gainsight.oauth.callback', 'loopback');
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'trace');
    await vscode.commands.executeCommand('notifications.clearAll');
    this.#tenant = await EchoingTenant.start(this.search);
  }

  async stop(): Promise<void> {
    await ui('closePages');
    await forgetConnections();
    await changeSetting('gainsight.oauth.callback', undefined);
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'info');
    this.tenant.close();
  }

  /** As a user does, with secrets that were not used before; `attempt` tells them apart. */
  async signIn(attempt: string): Promise<void> {
    const done = vscode.commands.executeCommand('gainsight.connect');
    await answerQuestions(1, this.tenant.url, ...this.#answers(attempt), EMAIL);
    await done;
    await ui('closePages');
  }

  #answers(attempt: string): readonly ByHand[] {
    const secret = (name: string, signs = ''): string => {
      const text = plantedSecret(`${this.tenant.url} ${attempt} ${name}`, signs);
      this.search.add(`${name} of the ${attempt}`, text);
      return text;
    };
    switch (this.kind) {
      case 'accessKey':
        return [{ pick: 'Access key' }, secret('access key', SIGNS)];
      case 'm2m':
        return [{ pick: 'OAuth client' }, secret('client id'), secret('client secret', SIGNS)];
      case 'user':
        return [
          { pick: 'Sign in with the browser' },
          // An id of an application is no secret; one of its own for each attempt makes the secret be asked for.
          `csm-desk-${attempt.replaceAll(' ', '-')}`,
          secret('client secret', SIGNS),
          { pick: 'Read and write' },
        ];
    }
  }
}
