import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';
import type { Connection } from '../model/connection';
import type { Connections } from './connections';
import type { SignInOutcome } from './signInFlow';

export interface AuthenticationOptions {
  readonly connections: Pick<Connections, 'all' | 'onDidChange'>;
  readonly signIn: (known: { readonly scope: 'read' | 'read_write' }) => Promise<SignInOutcome>;
  readonly signInAgain: (connection: Connection) => Promise<SignInOutcome>;
  readonly signOut: (id: string) => Promise<void>;
}

/** As the manifest declares it. */
export const AUTHENTICATION_ID = 'gainsight';
const SCOPES: readonly string[] = ['read', 'read_write'];

/**
 * The connections in VS Code's Accounts menu, except the sandbox, which is nobody's account. A session proves to
 * other extensions that somebody is signed in and nothing more: its `accessToken` is made up in this window, opens
 * nothing and is derived from nothing. Listing sessions reads no vault.
 */
export class GainsightAuthentication extends DisposableOwner implements vscode.AuthenticationProvider {
  readonly #options: AuthenticationOptions;
  readonly #changed = this.register(
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>(),
  );
  readonly #handles = new Map<string, string>();
  #shown: ReadonlyMap<string, Connection>;

  readonly onDidChangeSessions = this.#changed.event;

  constructor(options: AuthenticationOptions) {
    super();
    this.#options = options;
    this.#shown = this.#accounts();
    this.register(options.connections.onDidChange(() => this.#tell()));
    this.register(
      vscode.authentication.registerAuthenticationProvider(AUTHENTICATION_ID, 'Gainsight', this, {
        supportsMultipleAccounts: true,
      }),
    );
  }

  async getSessions(
    scopes?: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions = {},
  ): Promise<vscode.AuthenticationSession[]> {
    return [...this.#accounts().values()]
      .filter(({ id }) => options.account === undefined || options.account.id === id)
      .map((connection) => this.#session(connection))
      .filter((session) => (scopes ?? []).every((scope) => session.scopes.includes(scope)));
  }

  async createSession(
    scopes: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions = {},
  ): Promise<vscode.AuthenticationSession> {
    const unknown = scopes.find((scope) => !SCOPES.includes(scope));
    if (unknown !== undefined)
      throw new Error(vscode.l10n.t('Gainsight has the scopes {0}.', SCOPES.join(', ')));
    const scope = scopes.length > 0 && !scopes.includes('read_write') ? 'read' : 'read_write';
    const account = options.account && this.#accounts().get(options.account.id);
    // Signing in again renews what the account has, and no more: the browser need not be opened to learn that.
    if (account?.readOnly && scopes.includes('read_write')) throw new Error(readingOnly());
    const { signIn, signInAgain } = this.#options;
    const outcome = account ? await signInAgain(account) : await signIn({ scope });
    if (outcome.kind === 'cancelled') throw new vscode.CancellationError();
    if (outcome.kind === 'failed') throw new Error(outcome.problem);
    const session = this.#session(outcome.connection);
    if (scopes.every((one) => session.scopes.includes(one))) return session;
    throw new Error(readingOnly());
  }

  async removeSession(id: string): Promise<void> {
    await this.#options.signOut(id);
  }

  #accounts(): ReadonlyMap<string, Connection> {
    const own = this.#options.connections.all.filter(({ kind }) => kind !== 'sandbox');
    return new Map(own.map((connection) => [connection.id, connection]));
  }

  #session({ id, email, origin, readOnly }: Connection): vscode.AuthenticationSession {
    return {
      id,
      accessToken: this.#handle(id),
      account: { id, label: `${email} (${new URL(origin).host})` },
      scopes: readOnly ? ['read'] : [...SCOPES],
    };
  }

  #handle(id: string): string {
    const handle = this.#handles.get(id) ?? crypto.randomUUID();
    this.#handles.set(id, handle);
    return handle;
  }

  #tell(): void {
    const [before, now] = [this.#shown, this.#accounts()];
    this.#shown = now;
    const added = [...now.values()].filter(({ id }) => !before.has(id));
    const removed = [...before.values()].filter(({ id }) => !now.has(id));
    const changed = [...now.values()].filter(
      (one) => before.has(one.id) && JSON.stringify(before.get(one.id)) !== JSON.stringify(one),
    );
    if (added.length + removed.length + changed.length === 0) return;
    const sessions = (list: readonly Connection[]) => list.map((one) => this.#session(one));
    this.#changed.fire({ added: sessions(added), removed: sessions(removed), changed: sessions(changed) });
    for (const { id } of removed) this.#handles.delete(id);
  }
}

function readingOnly(): string {
  return vscode.l10n.t(
    'This sign-in to Gainsight is for reading only. “Gainsight: Allow Writes on This Connection…” says how to write.',
  );
}
