import type { Event } from '../base/emitter';

/** Keeps secrets by name. The host's vault is the only place where a key is ever stored. */
export interface Vault {
  get(name: string): Promise<string | undefined>;
  store(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** The name of an entry that changed, in this window or another. */
  readonly onDidChange: Event<string>;
}
