import type * as vscode from 'vscode';
import type { CompanySort, Scope } from '../data/tenant';
import type { AccountGrouping } from '../model/groups';

const SCOPES: readonly Scope[] = ['mine', 'all'];
export const SORTS: readonly CompanySort[] = ['name', 'arr', 'renewal', 'health'];
export const GROUPINGS: readonly AccountGrouping[] = ['none', 'health', 'renewalMonth', 'stage', 'csm'];

/** Where settings of views are kept between windows. */
export type Store = Pick<vscode.Memento, 'get' | 'update'>;

/** How the user wants the views. The search is forgotten with the window: a filter that is not seen misleads. */
export class ViewSettings {
  readonly #store: Store;
  search = '';

  constructor(store: Store) {
    this.#store = store;
  }

  get accountScope(): Scope {
    return this.#oneOf('accounts.scope', SCOPES, 'mine');
  }

  get accountSort(): CompanySort {
    return this.#oneOf('accounts.sort', SORTS, 'name');
  }

  get accountGrouping(): AccountGrouping {
    return this.#oneOf('accounts.grouping', GROUPINGS, 'none');
  }

  get planScope(): Scope {
    return this.#oneOf('plans.scope', SCOPES, 'mine');
  }

  async setAccountScope(scope: Scope): Promise<void> {
    await this.#store.update('accounts.scope', scope);
  }

  async setAccountSort(sort: CompanySort): Promise<void> {
    await this.#store.update('accounts.sort', sort);
  }

  async setAccountGrouping(grouping: AccountGrouping): Promise<void> {
    await this.#store.update('accounts.grouping', grouping);
  }

  async setPlanScope(scope: Scope): Promise<void> {
    await this.#store.update('plans.scope', scope);
  }

  // What is stored may be of another version of the extension.
  #oneOf<T extends string>(key: string, known: readonly T[], fallback: T): T {
    const stored = this.#store.get<unknown>(key);
    return known.find((value) => value === stored) ?? fallback;
  }
}
