import * as vscode from 'vscode';
import type { Account, Tenant } from '../data/tenant';
import { iconless, plainLine } from '../base/plainText';

/** While somebody types, nothing is asked. */
const PAUSE_MS = 200;
const MOST = 25;

export interface PickedAccount {
  readonly gsid: string;
  readonly name: string;
}

interface Item extends vscode.QuickPickItem {
  readonly account: PickedAccount;
}

export interface AccountPickerParts {
  readonly companies: Pick<Tenant['companies'], 'page'>;
  readonly title: string;
  /** What stands in it at first, to be found without typing. */
  readonly value?: string | undefined;
  /** What cannot be read is told to the log. */
  readonly failed: (error: unknown) => void;
}

/**
 * Lets the user choose an account: the own ones first, and whatever the tenant has by what is typed; undefined when the
 * choice is given up.
 */
export function pickAccount(parts: AccountPickerParts): Promise<PickedAccount | undefined> {
  return new AccountPicker(parts).choose();
}

class AccountPicker {
  readonly #parts: AccountPickerParts;
  readonly #pick = vscode.window.createQuickPick<Item>();
  #reading: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: AccountPickerParts) {
    this.#parts = parts;
  }

  async choose(): Promise<PickedAccount | undefined> {
    const pick = this.#pick;
    pick.title = this.#parts.title;
    pick.value = this.#parts.value ?? '';
    pick.placeholder = vscode.l10n.t('Part of a company’s name');
    pick.ignoreFocusOut = true;
    pick.onDidChangeValue(() => this.#readSoon());
    try {
      return await new Promise((resolve) => {
        pick.onDidAccept(() => {
          const [chosen] = pick.selectedItems;
          if (chosen) resolve(chosen.account);
        });
        pick.onDidHide(() => resolve(undefined));
        pick.show();
        void this.#read();
      });
    } finally {
      clearTimeout(this.#timer);
      this.#reading?.abort();
      pick.dispose();
    }
  }

  #readSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), PAUSE_MS);
  }

  /** Never rejects: what could not be read is said in the list. */
  async #read(): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const { signal } = reading;
    this.#pick.busy = true;
    try {
      const accounts = await this.#accounts(this.#pick.value.trim(), signal);
      if (!signal.aborted) this.#pick.items = accounts.map(itemOf);
    } catch (error) {
      if (signal.aborted) return;
      this.#parts.failed(error);
      this.#pick.items = [];
      this.#pick.placeholder = vscode.l10n.t('The companies could not be read. Type to try again.');
    } finally {
      if (this.#reading === reading) this.#pick.busy = false;
    }
  }

  async #accounts(search: string, signal: AbortSignal): Promise<readonly Account[]> {
    const { companies } = this.#parts;
    const scope = search === '' ? 'mine' : 'all';
    const query = { scope, sort: 'name', limit: MOST, search: search || undefined } as const;
    return (await companies.page(query, signal)).rows;
  }
}

function itemOf({ company: { gsid, name, csm } }: Account): Item {
  const owner = iconless(csm?.name ?? '');
  // The tenant has found it by the same words; the list need not judge again.
  return {
    label: iconless(name),
    description: owner,
    account: { gsid, name: plainLine(name) },
    alwaysShow: true,
  };
}
