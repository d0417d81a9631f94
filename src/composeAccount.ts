import { ACCOUNT_COMMANDS } from './account/accountCommands';
import { GainsightAuthentication } from './account/authenticationProvider';
import { SignInHelp } from './account/signInHelp';
import type { CredentialRecord } from './auth/credentialRecord';
import { DisposableOwner } from './base/disposable';
import { lazy } from './base/lazy';
import type { SignInComposition, SignIns } from './composeSignIn';
import type { GainsightError } from './gainsight/errors';
import type { Commands } from './host/commands';
import { registerUriHandler } from './host/uriCallbacks';
import type { Connection } from './model/connection';

export interface AccountComposition extends Omit<SignInComposition, 'showHelp'> {
  readonly commands: Commands;
}

/**
 * Where signing in and out begins: the commands, the Accounts menu, the address that a browser comes back to. What
 * they do is one bundle, loaded with the first of them: a sign-in that waits must be known to all.
 */
export class Accounts extends DisposableOwner {
  readonly #connections: AccountComposition['connections'];
  readonly #log: AccountComposition['log'];
  readonly #signIns: () => Promise<SignIns>;

  constructor(parts: AccountComposition) {
    super();
    const { connections, commands, log } = parts;
    this.#connections = connections;
    this.#log = log;
    const help = this.register(new SignInHelp());
    const showHelp = (callbackAddress: string): Promise<void> => help.show(callbackAddress);
    const signIns = lazy(async (): Promise<SignIns> => {
      const { SignIns } = await import('./composeSignIn');
      return new SignIns({ ...parts, showHelp });
    });
    this.#signIns = signIns;
    for (const id of ACCOUNT_COMMANDS) commands.register(id, async () => (await signIns()).run(id));
    this.register(
      registerUriHandler((address) => {
        this.#handle(address).catch(() => log.warn('an answer from a browser could not be taken'));
      }),
    );
    this.register(
      new GainsightAuthentication({
        connections,
        signIn: async (known) => (await signIns()).signIn(known),
        signInAgain: async (connection) => (await signIns()).signInAgain(connection),
        signOut: async (id) => (await signIns()).signOut(id),
      }),
    );
  }

  /** For tests alone. */
  get testApi() {
    return {
      credentialInUse: async () => {
        const { active } = this.#connections;
        return active && this.credentialOf(active).catch(() => undefined);
      },
      handleUri: (address: string) => this.#handle(address),
    };
  }

  /** Tells that a tenant lets nobody in any more. Never rejects. */
  async lost(connection: Connection, error: GainsightError): Promise<void> {
    try {
      await (await this.#signIns()).lost(connection, error);
    } catch {
      this.#log.warn('the loss of an account could not be told');
    }
  }

  /** What the vault holds for a connection; rejects when it cannot be read. */
  async credentialOf(connection: Connection): Promise<CredentialRecord | undefined> {
    return (await this.#signIns()).credentialOf(connection);
  }

  async #handle(address: string): Promise<void> {
    (await this.#signIns()).handle(address);
  }
}
