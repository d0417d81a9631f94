import { Emitter } from '../base/emitter';
import type { Connection } from '../model/connection';
import type { Tenant } from './tenant';

/** What the user can do now. `refused` sends nothing any more; `offline` keeps the rows that were read. */
export type TenantState =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'connecting'; readonly connection: Connection }
  | { readonly kind: 'ready'; readonly tenant: Tenant }
  | { readonly kind: 'offline'; readonly tenant: Tenant; readonly message: string; readonly since: Date }
  | { readonly kind: 'refused'; readonly connection: Connection; readonly message: string };

/** The tenant that the window works on. Screens and tools read it; only the composition writes it. */
export class ActiveTenant {
  readonly #changed = new Emitter<TenantState>();
  #state: TenantState = { kind: 'signedOut' };

  readonly onDidChange = this.#changed.event;

  get state(): TenantState {
    return this.#state;
  }

  /** The tenant to read from, or undefined when there is none to ask. */
  get tenant(): Tenant | undefined {
    return this.#state.kind === 'ready' || this.#state.kind === 'offline' ? this.#state.tenant : undefined;
  }

  set(state: TenantState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
