import * as vscode from 'vscode';

/** What `when` clauses of the manifest may ask for, with the value that holds before anybody sets one. */
export const CONTEXT_DEFAULTS: ContextValues = {
  'gainsight.state': 'signedOut',
  'gainsight.notAllowed': false,
  'gainsight.hasConnections': false,
  'gainsight.scope': 'mine',
  'gainsight.searching': false,
  'gainsight.plansScope': 'mine',
  'gainsight.readOnly': false,
  'gainsight.readOnlyConnection': false,
};

export interface ContextValues {
  readonly 'gainsight.state': 'signedOut' | 'connecting' | 'ready' | 'offline' | 'refused';
  /** Whether the connection is refused here, by `gainsight.domains`, and not by its tenant. */
  readonly 'gainsight.notAllowed': boolean;
  /** Whether there is a connection to switch to, also while signed out. */
  readonly 'gainsight.hasConnections': boolean;
  /** Whose companies Accounts shows. */
  readonly 'gainsight.scope': 'mine' | 'all';
  /** Whether Accounts shows only what a search has found. */
  readonly 'gainsight.searching': boolean;
  /** Whose plans Success Plans shows. */
  readonly 'gainsight.plansScope': 'mine' | 'all';
  /** Whether tools that write are hidden. */
  readonly 'gainsight.readOnly': boolean;
  /** Whether that holds for the connection in use, whatever the setting says. */
  readonly 'gainsight.readOnlyConnection': boolean;
}

export type ContextKey = keyof ContextValues;

// Object.keys forgets the type of what it was given; the object above has these keys and no other.
export const CONTEXT_KEYS = Object.keys(CONTEXT_DEFAULTS) as readonly ContextKey[];

/** The context keys of this window. Setting the value that holds already costs nothing. */
export class ContextKeys {
  readonly #values = new Map<ContextKey, unknown>();

  constructor() {
    for (const key of CONTEXT_KEYS) this.#write(key, CONTEXT_DEFAULTS[key]);
  }

  set<K extends ContextKey>(key: K, value: ContextValues[K]): void {
    if (this.#values.get(key) !== value) this.#write(key, value);
  }

  #write(key: ContextKey, value: unknown): void {
    this.#values.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
