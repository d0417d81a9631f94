import { Emitter } from '../base/emitter';
import type { SessionState } from '../model/sessionState';
import type { Tenant } from './tenant';

/** The state of the window's connection, with the services of its tenant. */
export type TenantState = SessionState<Tenant>;

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
    if (this.#state.kind === 'connecting') return this.#state.previous;
    return 'tenant' in this.#state ? this.#state.tenant : undefined;
  }

  set(state: TenantState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
