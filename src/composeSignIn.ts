import * as vscode from 'vscode';
import { AccessLoss } from './account/accessLoss';
import { AccountAudit } from './account/accountAudit';
import type { AccountCommand } from './account/accountCommands';
import { BrowserCallbacks } from './account/browserCallbacks';
import { BrowserSignIn } from './account/browserSignIn';
import { changeEmail } from './account/changeEmail';
import type { CheckAccess } from './account/checkAccess';
import type { Connections } from './account/connections';
import { CredentialReader } from './account/credentialReader';
import { ReadOnlySwitch } from './account/readOnlySwitch';
import { ReplacingConnections } from './account/replacingConnections';
import type { SandboxTenant } from './account/sandboxConnection';
import type { Session } from './account/session';
import { SignInCommands } from './account/signInCommands';
import { SignInFlow } from './account/signInFlow';
import { askForEmail, SignInSteps } from './account/signInSteps';
import { SignOut } from './account/signOut';
import { switchConnection } from './account/switchConnection';
import type { AuditSink } from './audit/entry';
import { CredentialEntry } from './auth/credentialEntry';
import type { CredentialRecord } from './auth/credentialRecord';
import { type Revocation, revokeRecord } from './auth/oauth/revoke';
import type { SharedLock } from './auth/sharedLock';
import type { Vault } from './auth/vault';
import { sleep } from './base/abort';
import { isAllowedDomain } from './gainsight/domain';
import type { GainsightError } from './gainsight/errors';
import type { Commands } from './host/commands';
import { Links } from './host/links';
import type { Log } from './host/log';
import type { Notifier } from './host/notify';
import type { Settings } from './host/settings';
import { callbackAddress } from './host/uriCallbacks';
import type { Connection } from './model/connection';

export interface SignInComposition {
  readonly extensionId: string;
  readonly vault: Vault;
  /** Renewals of sign-ins, shared by all windows. */
  readonly renewals: SharedLock;
  readonly connections: Connections;
  readonly session: Pick<Session<unknown>, 'state' | 'whileConnecting'>;
  readonly sandbox: SandboxTenant;
  readonly settings: Settings;
  readonly audit: AuditSink;
  readonly notify: Notifier;
  readonly commands: Pick<Commands, 'execute'>;
  readonly log: Log;
  readonly fetch: typeof globalThis.fetch;
  readonly check: CheckAccess;
  /** Shows what an administrator does for an application with this callback address. */
  readonly showHelp: (callbackAddress: string) => Promise<void>;
  readonly now: () => Date;
}

/** Signing in and out, put together. Reads no vault and sends nothing until somebody signs in or out. */
export class SignIns {
  readonly #parts: SignInComposition;
  readonly #audit: AccountAudit;
  readonly #credentials: CredentialReader;
  readonly #callbacks: BrowserCallbacks;
  readonly #loss: AccessLoss;
  readonly #signIn: SignInCommands;
  readonly #signOut: SignOut;

  constructor(parts: SignInComposition) {
    this.#parts = parts;
    const { audit, now, log, vault, connections, notify } = parts;
    this.#audit = new AccountAudit({ audit, now, log });
    this.#credentials = new CredentialReader(vault, connections);
    this.#callbacks = this.#browserCallbacks();
    const flow = this.#flow();
    this.#signIn = this.#signInCommands(flow);
    this.#loss = new AccessLoss({
      ...{ credentials: this.#credentials, notify, audit: this.#audit },
      forgetFailed: () => flow.forget(),
    });
    const revoke = this.#revoke;
    const credentials = this.#credentials;
    const lock = parts.renewals;
    this.#signOut = new SignOut({ connections, credentials, lock, revoke, notify, audit: this.#audit });
  }

  /** Runs one of the commands about accounts. */
  async run(command: AccountCommand): Promise<unknown> {
    return this.#commands[command]();
  }

  signIn(...known: Parameters<SignInCommands['signIn']>): ReturnType<SignInCommands['signIn']> {
    return this.#signIn.signIn(...known);
  }

  signInAgain(connection: Connection): ReturnType<SignInCommands['againFor']> {
    return this.#signIn.againFor(connection);
  }

  async signOut(id: string): Promise<void> {
    await this.#signOut.run(id);
  }

  /** Takes an address that VS Code was opened with. Never throws. */
  handle(address: string): void {
    this.#callbacks.handle(address);
  }

  /** Never rejects. */
  async lost(connection: Connection, error: GainsightError): Promise<void> {
    await this.#loss.tell(connection, error);
  }

  /** What the vault holds for a connection; rejects when it cannot be read. */
  async credentialOf(connection: Connection): Promise<CredentialRecord | undefined> {
    return new CredentialEntry(this.#parts.vault, connection).read();
  }

  get #commands(): Readonly<Record<AccountCommand, () => Promise<unknown>>> {
    const { connections, settings, notify, commands, showHelp } = this.#parts;
    const [audit, credentials] = [this.#audit, this.#credentials];
    const readOnly = new ReadOnlySwitch({ connections, credentials, settings, notify, audit });
    return {
      'gainsight.connect': () => this.#signIn.signIn(),
      'gainsight.signInAgain': () => this.#signIn.again(),
      'gainsight.exploreSandbox': () => this.#signIn.exploreSandbox(),
      'gainsight.signOut': () => this.#signOut.run(),
      'gainsight.changeEmail': () => changeEmail({ connections, ask: askForEmail, notify, audit }),
      'gainsight.makeReadOnly': () => readOnly.makeReadOnly(),
      'gainsight.allowWrites': () => readOnly.allowWrites(),
      'gainsight.showSignInHelp': async () => showHelp(await this.#callbacks.address()),
      'gainsight.switchConnection': () =>
        switchConnection(
          connections,
          (items, options) => vscode.window.showQuickPick(items, options),
          (command) => commands.execute(command),
        ),
    };
  }

  #browserCallbacks(): BrowserCallbacks {
    const { settings, notify, log, extensionId } = this.#parts;
    return new BrowserCallbacks({
      settings,
      uriAddress: () => callbackAddress(extensionId),
      listen: async (options) => (await import('./auth/oauth/loopback.node')).listenOnLoopback(options),
      now: () => Date.now(),
      onStray: (message) => {
        log.warn('an answer from a browser was not expected');
        notify.warn(message);
      },
      onIgnored: () => log.debug('something else than an answer came to the port of the sign-in'),
      text: vscode.l10n.t('You can close this page and go back to VS Code.'),
    });
  }

  #flow(): SignInFlow {
    const { settings, session, notify, log, fetch, check, showHelp } = this.#parts;
    const links = new Links();
    const steps = new SignInSteps({
      domains: () => settings.domains,
      clientId: () => settings.oauthClientId,
      applicationOf: (origin) => this.#credentials.applicationOf(origin),
      callbackAddress: () => this.#callbacks.address(),
      copy: (text) => links.copy(text),
      showHelp,
    });
    const open = (url: string): Promise<boolean> => links.openExactly(url);
    const replacing = this.#replacing();
    return new SignInFlow({
      ask: (known) => steps.ask(known),
      callbackAddress: () => this.#callbacks.address(),
      browser: new BrowserSignIn({
        ...{ callbacks: this.#callbacks, open, fetch, now: Date.now, sleep },
        unused: ({ origin, email, method }, record) =>
          replacing.giveBack(replacing.draft(origin, email, method), record),
      }),
      connections: replacing,
      ...{ check, session, audit: this.#audit, notify, log, fetch, now: Date.now },
    });
  }

  #replacing(): ReplacingConnections {
    const { connections, renewals: lock } = this.#parts;
    const [credentials, audit, revoke] = [this.#credentials, this.#audit, this.#revoke];
    return new ReplacingConnections({ connections, credentials, lock, revoke, audit });
  }

  #signInCommands(flow: SignInFlow): SignInCommands {
    const { connections, session, settings, sandbox, notify } = this.#parts;
    return new SignInCommands({
      ...{ flow, connections, session, credentials: this.#credentials, sandbox, notify },
      callbackAddress: () => this.#callbacks.address(),
      domains: () => settings.domains,
    });
  }

  /** Not where calls are not allowed to go: tokens are secrets. */
  readonly #revoke = async (record: CredentialRecord, signal: AbortSignal): Promise<Revocation> => {
    const { settings, fetch } = this.#parts;
    if (!isAllowedDomain(record.origin, settings.domains)) return 'failed';
    return revokeRecord(record, { fetch, now: Date.now, signal });
  };
}
