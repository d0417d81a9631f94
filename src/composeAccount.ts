import * as vscode from 'vscode';
import { AccessLoss } from './account/accessLoss';
import { AccountAudit } from './account/accountAudit';
import { GainsightAuthentication } from './account/authenticationProvider';
import { BrowserCallbacks } from './account/browserCallbacks';
import { BrowserSignIn } from './account/browserSignIn';
import { changeEmail } from './account/changeEmail';
import { accessChecker } from './account/checkAccess';
import type { Connections } from './account/connections';
import { CredentialReader } from './account/credentialReader';
import { ReadOnlySwitch } from './account/readOnlySwitch';
import { ReplacingConnections } from './account/replacingConnections';
import type { SandboxTenant } from './account/sandboxConnection';
import type { Session } from './account/session';
import { SignInCommands } from './account/signInCommands';
import { SignInFlow } from './account/signInFlow';
import { SignInHelp } from './account/signInHelp';
import { askForEmail, SignInSteps } from './account/signInSteps';
import { SignOut } from './account/signOut';
import { switchConnection } from './account/switchConnection';
import type { AuditSink } from './audit/entry';
import type { CredentialRecord } from './auth/credentialRecord';
import { type Revocation, revokeRecord } from './auth/oauth/revoke';
import type { SharedLock } from './auth/sharedLock';
import type { Vault } from './auth/vault';
import { sleep } from './base/abort';
import { DisposableOwner } from './base/disposable';
import { isAllowedDomain } from './gainsight/domain';
import type { GainsightError } from './gainsight/errors';
import type { RateLimiter } from './gainsight/rateLimiter';
import type { CallSummary } from './gainsight/transport';
import type { Commands } from './host/commands';
import { Links } from './host/links';
import type { Log } from './host/log';
import type { Notifier } from './host/notify';
import type { Settings } from './host/settings';
import { callbackAddress, registerUriHandler } from './host/uriCallbacks';
import type { Connection } from './model/connection';

export interface AccountComposition {
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
  readonly commands: Commands;
  readonly log: Log;
  readonly fetch: typeof globalThis.fetch;
  readonly limiter: () => RateLimiter;
  readonly onCall: (summary: CallSummary) => void;
  readonly now: () => Date;
}

/** Signing in and out, put together. Reads no vault and sends nothing until somebody signs in or out. */
export class Accounts extends DisposableOwner {
  readonly #parts: AccountComposition;
  readonly #audit: AccountAudit;
  readonly #credentials: CredentialReader;
  readonly #callbacks: BrowserCallbacks;
  readonly #links = new Links();
  readonly #help = this.register(new SignInHelp());
  readonly #loss: AccessLoss;

  constructor(parts: AccountComposition) {
    super();
    this.#parts = parts;
    const { audit, now, log, vault, connections, notify } = parts;
    this.#audit = new AccountAudit({ audit, now, log });
    this.#credentials = new CredentialReader(vault, connections);
    this.#loss = new AccessLoss({ credentials: this.#credentials, notify, audit: this.#audit });
    this.#callbacks = this.#browserCallbacks();
    this.register(registerUriHandler((address) => this.#callbacks.handle(address)));
    const signIn = this.#signIn(this.#flow());
    const signOut = this.#signOut();
    this.#wireCommands(signIn, signOut);
    this.register(
      new GainsightAuthentication({
        connections,
        signIn: (known) => signIn.signIn(known),
        signInAgain: (connection) => signIn.againFor(connection),
        signOut: (id) => signOut.run(id),
      }),
    );
  }

  /** For tests alone. */
  get testApi() {
    const { connections } = this.#parts;
    return {
      credentialInUse: async () => connections.active && this.#credentials.read(connections.active),
      handleUri: (address: string) => this.#callbacks.handle(address),
    };
  }

  /** Never rejects. */
  async lost(connection: Connection, error: GainsightError): Promise<void> {
    await this.#loss.tell(connection, error);
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
    const { settings, session, notify, log, fetch, limiter, onCall } = this.#parts;
    const steps = new SignInSteps({
      domains: () => settings.domains,
      clientId: () => settings.oauthClientId,
      applicationOf: (origin) => this.#credentials.applicationOf(origin),
      callbackAddress: () => this.#callbacks.address(),
      copy: (text) => this.#links.copy(text),
      showHelp: (address) => this.#help.show(address),
    });
    const open = (url: string): Promise<boolean> => this.#links.openExactly(url);
    return new SignInFlow({
      ask: (known) => steps.ask(known),
      browser: new BrowserSignIn({ callbacks: this.#callbacks, open, fetch, now: Date.now, sleep }),
      check: (connection, credential, signal) =>
        accessChecker({ fetch, limiter: limiter(), onCall })(connection, credential, signal),
      connections: this.#replacing(),
      ...{ session, audit: this.#audit, notify, log, fetch, now: Date.now },
    });
  }

  #replacing(): ReplacingConnections {
    const { connections, renewals: lock } = this.#parts;
    const [credentials, audit] = [this.#credentials, this.#audit];
    const revoke = (record: CredentialRecord, signal: AbortSignal) => this.#revoke(record, signal);
    return new ReplacingConnections({ connections, credentials, lock, revoke, audit });
  }

  #signIn(flow: SignInFlow): SignInCommands {
    const { connections, session, settings, sandbox, notify } = this.#parts;
    return new SignInCommands({
      ...{ flow, connections, session, credentials: this.#credentials, sandbox, notify },
      callbackAddress: () => this.#callbacks.address(),
      domains: () => settings.domains,
    });
  }

  #signOut(): SignOut {
    const { connections, notify } = this.#parts;
    const revoke = (record: CredentialRecord, signal: AbortSignal) => this.#revoke(record, signal);
    return new SignOut({ connections, credentials: this.#credentials, revoke, notify, audit: this.#audit });
  }

  /** Not where calls are not allowed to go: tokens are secrets. */
  async #revoke(record: CredentialRecord, signal: AbortSignal): Promise<Revocation> {
    const { settings, fetch } = this.#parts;
    if (!isAllowedDomain(record.origin, settings.domains)) return 'failed';
    return revokeRecord(record, { fetch, now: Date.now, signal });
  }

  #wireCommands(signIn: SignInCommands, signOut: SignOut): void {
    const { commands, connections, settings, notify } = this.#parts;
    const [audit, credentials] = [this.#audit, this.#credentials];
    const readOnly = new ReadOnlySwitch({ connections, credentials, settings, notify, audit });
    commands.register('gainsight.connect', () => signIn.signIn());
    commands.register('gainsight.signInAgain', () => signIn.again());
    commands.register('gainsight.exploreSandbox', () => signIn.exploreSandbox());
    commands.register('gainsight.signOut', () => signOut.run());
    commands.register('gainsight.changeEmail', () =>
      changeEmail({ connections, ask: askForEmail, notify, audit }),
    );
    commands.register('gainsight.makeReadOnly', () => readOnly.makeReadOnly());
    commands.register('gainsight.allowWrites', () => readOnly.allowWrites());
    commands.register('gainsight.showSignInHelp', async () =>
      this.#help.show(await this.#callbacks.address()),
    );
    commands.register('gainsight.switchConnection', () =>
      switchConnection(
        connections,
        (items, options) => vscode.window.showQuickPick(items, options),
        (command) => commands.execute(command),
      ),
    );
  }
}
