import * as vscode from 'vscode';
import { AccessGuard } from '../auth/accessGuard';
import { DisposableOwner } from '../base/disposable';
import type { Connection } from '../model/connection';
import type { GainsightError } from '../gainsight/errors';
import type { SessionState } from '../model/sessionState';
import type { Connections } from './connections';

export interface SessionOptions<T> {
  readonly connections: Pick<Connections, 'active' | 'onDidChange' | 'onDidChangeKey'>;
  /** Makes the tenant of a connection; sends nothing. It is late only where what makes it has to be loaded first. */
  readonly open: (connection: Connection, guard: AccessGuard) => T | Promise<T>;
  readonly publish: (state: SessionState<T>) => void;
  readonly now: () => Date;
  /** Why a connection may not be used here, as a sentence; nothing is opened then. */
  readonly refusalOf?: ((connection: Connection) => string | undefined) | undefined;
  /** The credential of the connection in use was refused, or there is none; told once. */
  readonly onLost?: ((connection: Connection, error: GainsightError) => void) | undefined;
}

/**
 * Follows the connection in use. Opening one asks nobody: the state is `ready` as soon as the tenant is made, and
 * the first call that a view makes finds out the truth. After a refusal it waits for the user, or for a new key from
 * another window.
 */
export class Session<T> extends DisposableOwner {
  readonly #options: SessionOptions<T>;
  #state: SessionState<T> = { kind: 'signedOut' };
  #opened: { readonly connection: Connection; readonly guard: AccessGuard } | undefined;
  /** The candidate that was tried last, and what was there before any. */
  #tried: { readonly state: SessionState<T>; readonly before: SessionState<T> } | undefined;

  constructor(options: SessionOptions<T>) {
    super();
    this.#options = options;
    const { connections } = options;
    this.register(connections.onDidChange(() => this.#follow()));
    this.register(connections.onDidChangeKey((id) => this.#followKey(id)));
    this.register({ dispose: () => this.#opened?.guard.close() });
  }

  get state(): SessionState<T> {
    return this.#state;
  }

  /** Opens the connection in use anew: what was read is gone, and a refused key gets another chance. */
  open(): void {
    this.#opened?.guard.close();
    const connection = this.#options.connections.active;
    if (!connection) {
      this.#opened = undefined;
      this.#set({ kind: 'signedOut' });
      return;
    }
    const message = this.#options.refusalOf?.(connection);
    if (message === undefined) this.#enter(connection);
    else {
      this.#opened = undefined;
      this.#set({ kind: 'refused', connection, message, notAllowed: true });
    }
  }

  /**
   * Shows `connecting` while the candidate is tried; afterwards what was there before, unless it changed meanwhile.
   * What works goes on working until the candidate has taken its place.
   */
  async whileConnecting<R>(connection: Connection, task: () => Promise<R>): Promise<R> {
    // A second candidate must not go back to the first, which may be through by then.
    const before = this.#withoutCandidate;
    const previous = 'tenant' in before ? before.tenant : undefined;
    const state: SessionState<T> = { kind: 'connecting', connection, previous };
    this.#tried = { state, before };
    this.#set(state);
    try {
      return await task();
    } finally {
      if (this.#state === state) this.#set(before);
    }
  }

  get #withoutCandidate(): SessionState<T> {
    return this.#state === this.#tried?.state ? this.#tried.before : this.#state;
  }

  #enter(connection: Connection): void {
    const guard = this.#guard(connection);
    this.#opened = { connection, guard };
    const failed = { kind: 'refused', connection, message: notLoaded() } as const;
    let tenant: T | Promise<T>;
    try {
      tenant = this.#options.open(connection, guard);
    } catch {
      // Else the state would go on naming the tenant that was left.
      this.#set(failed);
      return;
    }
    if (!(tenant instanceof Promise)) {
      this.#set({ kind: 'ready', tenant });
      return;
    }
    this.#set({ kind: 'connecting', connection });
    // Another connection may be in use by then.
    const unlessLeft = (state: () => SessionState<T>): void => {
      if (this.#opened?.guard === guard && !this.isDisposed) this.#set(state());
    };
    tenant.then(
      (opened) => unlessLeft(() => ({ kind: 'ready', tenant: opened })),
      () => unlessLeft(() => failed),
    );
  }

  #guard(connection: Connection): AccessGuard {
    let lastAnswer: Date | undefined;
    return new AccessGuard({
      reached: () => {
        lastAnswer = this.#options.now();
        if (this.#state.kind === 'offline') this.#set({ kind: 'ready', tenant: this.#state.tenant });
      },
      unreachable: (message) => {
        if (this.#state.kind !== 'ready') return;
        const { tenant } = this.#state;
        this.#set({ kind: 'offline', tenant, message, since: lastAnswer ?? this.#options.now() });
      },
      refused: (error) => {
        const { message, code } = error;
        this.#set({ kind: 'refused', connection, message, ...(code === undefined ? {} : { code }) });
        this.#options.onLost?.(connection, error);
      },
    });
  }

  #follow(): void {
    // A change of the list alone must not throw away what was read.
    const unchanged = sameConnection(this.#opened?.connection, this.#options.connections.active);
    if (!unchanged || !('tenant' in this.#state)) this.open();
  }

  #followKey(id: string): void {
    // Also while another one is tried: to go back to the refusal afterwards would be wrong.
    const state = this.#withoutCandidate;
    if (state.kind === 'refused' && state.connection.id === id) this.open();
  }

  #set(state: SessionState<T>): void {
    this.#state = state;
    this.#options.publish(state);
  }
}

function sameConnection(a: Connection | undefined, b: Connection | undefined): boolean {
  return a?.id === b?.id && a?.kind === b?.kind && a?.origin === b?.origin && a?.email === b?.email;
}

function notLoaded(): string {
  return vscode.l10n.t(
    'A part of the extension could not be loaded. Reload the window; if that does not help, install the extension again.',
  );
}
