import type * as vscode from 'vscode';
import type { CompanySort, Scope } from '../data/tenant';
import type { AccountGrouping } from '../model/groups';
import { type Arrangement, ARRANGED, CHOICES, readArrangement, type ViewName } from './arrangement';

/** Where settings of views are kept between windows. */
export type Store = Pick<vscode.Memento, 'get' | 'update'>;

/** Under which views that were saved are kept, on every computer of the user. */
export const SAVED_VIEWS = 'gainsight.views.v1';

/**
 * How the user wants the views. A search and a filter are forgotten with the window, for what is left out unseen
 * misleads; those of a saved view that is open stay, and its name beside the view's title says so.
 */
export class ViewSettings {
  readonly #store: Store;
  readonly #passing = new Map<string, string>();
  readonly #names = new Map<ViewName, string>();

  constructor(store: Store) {
    this.#store = store;
    for (const view of ARRANGED) this.#recall(view);
  }

  get accountScope(): Scope {
    return this.#chosen('accounts.scope');
  }

  get accountSort(): CompanySort {
    return this.#chosen('accounts.sort');
  }

  get accountGrouping(): AccountGrouping {
    return this.#chosen('accounts.grouping');
  }

  get planScope(): Scope {
    return this.#chosen('plans.scope');
  }

  get planShow(): 'all' | 'open' {
    return this.#chosen('plans.show');
  }

  get workShow(): 'all' | 'ctas' | 'tasks' {
    return this.#chosen('work.show');
  }

  get search(): string {
    return this.#passing.get('accounts.search') ?? '';
  }

  /** The label of the health band that Accounts is limited to. */
  get band(): string | undefined {
    return this.#passing.get('accounts.band');
  }

  get stage(): string | undefined {
    return this.#passing.get('accounts.stage');
  }

  /** The number of days within which the accounts that are shown renew. */
  get renewalDays(): number | undefined {
    const days = this.#passing.get('accounts.renewal');
    return days === undefined ? undefined : Number(days);
  }

  /** The saved view that is open and was not changed since. */
  nameOf(view: ViewName): string | undefined {
    return this.#names.get(view);
  }

  /** Everything that makes a view show what it shows. */
  arrangementOf(view: ViewName): Arrangement {
    const chosen = Object.keys(CHOICES).map((key) => [key, this.#chosen(key)]);
    return readArrangement(view, Object.fromEntries([...chosen, ...this.#passing]));
  }

  /** Changes what is given and nothing else; an empty text takes a filter away. `name` = the saved view that it is. */
  async arrange(view: ViewName, change: Arrangement, name?: string): Promise<void> {
    for (const [key, value] of Object.entries(change)) {
      if (key in CHOICES) await this.#store.update(key, value);
      else if (value === '') this.#passing.delete(key);
      else this.#passing.set(key, value);
    }
    await this.rename(view, name);
  }

  /** Says which saved view is open, if any. */
  async rename(view: ViewName, name: string | undefined): Promise<void> {
    if (name === undefined) this.#names.delete(view);
    else this.#names.set(view, name);
    const kept = name === undefined ? undefined : { name, arrangement: this.arrangementOf(view) };
    if (kept ?? this.#store.get(openKey(view))) await this.#store.update(openKey(view), kept);
  }

  #recall(view: ViewName): void {
    const kept = this.#store.get<{ readonly name?: unknown; readonly arrangement?: unknown }>(openKey(view));
    if (typeof kept?.name !== 'string') return;
    this.#names.set(view, kept.name);
    for (const [key, value] of Object.entries(readArrangement(view, kept.arrangement)))
      if (!(key in CHOICES)) this.#passing.set(key, value);
  }

  // What is stored may be of another version of the extension.
  #chosen<K extends string>(key: K): K extends keyof typeof CHOICES ? (typeof CHOICES)[K][number] : string;
  #chosen(key: keyof typeof CHOICES): string {
    const stored = this.#store.get<unknown>(key);
    const known: readonly string[] = CHOICES[key];
    return known.find((value) => value === stored) ?? known[0] ?? '';
  }
}

function openKey(view: ViewName): string {
  return `${view}.open`;
}
