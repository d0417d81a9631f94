import * as vscode from 'vscode';
import { iconless } from '../base/plainText';
import type { Account, Tenant } from '../data/tenant';
import { chosenIn, noticeOffer } from '../host/searchList';
import { NameIndex } from '../model/nameIndex';

/** While somebody types, the tenant is not asked; what was read already answers at once. */
const PAUSE_MS = 200;
const MOST_SHOWN = 200;

interface Item extends vscode.QuickPickItem {
  /** Absent on what says that the tenant could not be read. */
  readonly gsid?: string;
}

export interface FindAccountParts {
  readonly companies: Pick<Tenant['companies'], 'page' | 'heard'>;
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
  /** Every account that was read in this window; the tenant's answers add to them. */
  readonly #known = new NameIndex<Item>();
  /** The user's own, which are offered before anything is typed. */
  #own: readonly Item[] | undefined;
  #shown: readonly Item[] = [];
  /** That the tenant could not be read. */
  #notice: Item | undefined;
  /** Enter was pressed when nothing in the list fitted yet. */
  #isWanted = false;
  #take: (gsid: string) => void = () => undefined;
  #reading = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: FindAccountParts) {
    this.#parts = parts;
    for (const [gsid, name] of parts.companies.heard())
      this.#known.add(gsid, name, { gsid, label: iconless(name), alwaysShow: true });
  }

  async choose(): Promise<string | undefined> {
    const pick = this.#pick;
    pick.title = vscode.l10n.t('Find Account');
    pick.placeholder = vscode.l10n.t('Part of a company’s name');
    // The palette that it was run from may take the focus back while it closes.
    pick.ignoreFocusOut = true;
    pick.onDidChangeValue(() => this.#changed());
    try {
      return await new Promise((resolve) => {
        pick.onDidAccept(() => {
          const chosen = chosenIn(pick);
          if (chosen?.gsid !== undefined) resolve(chosen.gsid);
          else if (chosen) void this.#read();
          else this.#isWanted = pick.value.trim() !== '';
        });
        this.#take = resolve;
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

  /** What is known shows at once; an answer to what was typed before is of no use any more. */
  #changed(): void {
    this.#reading.abort();
    this.#notice = undefined;
    this.#isWanted = false;
    this.#show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), PAUSE_MS);
  }

  /** The list stays as it is where nothing in it is another: whoever moves through it keeps their place. */
  #show(): void {
    const own = this.#pick.value.trim() === '' ? this.#own : undefined;
    const found = own ?? this.#known.find(this.#pick.value, MOST_SHOWN);
    const items = this.#notice ? [...found.slice(0, MOST_SHOWN - 1), this.#notice] : found;
    if (items.length === this.#shown.length && items.every((item, at) => item === this.#shown[at])) return;
    const active = this.#pick.activeItems[0]?.gsid;
    this.#shown = items;
    this.#pick.items = items;
    const before = items.filter(({ gsid }) => gsid === active && gsid !== undefined);
    if (before.length > 0) this.#pick.activeItems = before;
  }

  /** Never rejects: what could not be read is said in the list. */
  async #read(): Promise<void> {
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const search = this.#pick.value.trim();
    this.#pick.busy = true;
    try {
      const scope = search === '' ? 'mine' : 'all';
      const query = { scope, sort: 'name', limit: MOST_SHOWN, search: search || undefined } as const;
      const { rows } = await this.#parts.companies.page(query, signal);
      if (signal.aborted) return;
      const found = rows.map((account) => this.#learn(account));
      if (scope === 'mine') this.#own = found;
      this.#notice = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.#parts.failed(error);
      this.#notice = noticeOffer(vscode.l10n.t('The companies could not be read. Type to try again.'));
    }
    this.#show();
    this.#pick.busy = false;
    this.#takeWanted();
  }

  /** Of several, none is what the user must have meant. */
  #takeWanted(): void {
    const [only, ...others] = this.#shown;
    if (this.#isWanted && only?.gsid !== undefined && others.length === 0) this.#take(only.gsid);
    this.#isWanted = false;
  }

  #learn({ company: { gsid, name, csm, stage } }: Account): Item {
    const description = iconless([csm?.name, stage].filter(Boolean).join(' · '));
    const item = { gsid, label: iconless(name), description, alwaysShow: true };
    this.#known.add(gsid, name, item);
    return item;
  }
}
