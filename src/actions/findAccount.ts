import * as vscode from 'vscode';
import { plainLine } from '../base/plainText';
import type { Account, Tenant } from '../data/tenant';

/** While somebody types, the tenant is not asked; what was read already answers at once. */
const PAUSE_MS = 200;
const MOST_SHOWN = 200;

interface Item extends vscode.QuickPickItem {
  readonly gsid: string;
  /** What the words are looked for in. */
  readonly key: string;
}

export interface FindAccountParts {
  readonly companies: Pick<Tenant['companies'], 'page'>;
  /** Told of what could not be read. */
  readonly failed: (error: unknown) => void;
}

/** Finds one of all accounts of the tenant as one types; its id, or undefined when the search is given up. */
export function findAccount(parts: FindAccountParts): Promise<string | undefined> {
  return new AccountFinder(parts).choose();
}

class AccountFinder {
  readonly #parts: FindAccountParts;
  readonly #pick = vscode.window.createQuickPick<Item>();
  /** The own accounts first, then whatever was found since. */
  readonly #known = new Map<string, Item>();
  #reading = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: FindAccountParts) {
    this.#parts = parts;
  }

  async choose(): Promise<string | undefined> {
    const pick = this.#pick;
    pick.title = vscode.l10n.t('Find Account');
    pick.placeholder = vscode.l10n.t('Part of a company’s name');
    pick.matchOnDescription = true;
    pick.onDidChangeValue(() => this.#changed());
    try {
      return await new Promise((resolve) => {
        pick.onDidAccept(() => {
          const [chosen] = pick.selectedItems;
          if (chosen) resolve(chosen.gsid);
        });
        pick.onDidHide(() => resolve(undefined));
        void this.#read();
        pick.show();
      });
    } finally {
      clearTimeout(this.#timer);
      this.#reading.abort();
      pick.dispose();
    }
  }

  #changed(): void {
    this.#show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), PAUSE_MS);
  }

  #show(): void {
    const words = this.#words;
    const shown: Item[] = [];
    for (const item of this.#known.values()) {
      if (item.key.includes(words)) shown.push(item);
      if (shown.length === MOST_SHOWN) break;
    }
    this.#pick.items = shown;
  }

  get #words(): string {
    return this.#pick.value.trim().toLowerCase();
  }

  /** Never rejects: what could not be read is said in the list. */
  async #read(): Promise<void> {
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const search = this.#words;
    this.#pick.busy = true;
    try {
      const scope = search === '' ? 'mine' : 'all';
      const query = { scope, sort: 'name', limit: MOST_SHOWN, search: search || undefined } as const;
      const { rows } = await this.#parts.companies.page(query, signal);
      if (signal.aborted) return;
      for (const account of rows) this.#known.set(account.company.gsid, itemOf(account));
      this.#show();
    } catch (error) {
      if (signal.aborted) return;
      this.#parts.failed(error);
      this.#pick.placeholder = vscode.l10n.t('The companies could not be read. Type to try again.');
    }
    this.#pick.busy = false;
  }
}

function itemOf({ company: { gsid, name, csm, stage } }: Account): Item {
  const label = plainLine(name);
  const description = plainLine([csm?.name, stage].filter(Boolean).join(' · '));
  return { gsid, label, description, key: name.toLowerCase(), alwaysShow: true };
}
