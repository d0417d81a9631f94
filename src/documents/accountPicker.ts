import * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';
import { iconless, plainLine } from '../base/plainText';
import type { Account, Tenant } from '../data/tenant';
import { followSearch, type Offer } from '../host/searchList';

const MOST = 25;

export interface PickedAccount {
  readonly gsid: string;
  readonly name: string;
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
export async function pickAccount(parts: AccountPickerParts): Promise<PickedAccount | undefined> {
  const pick = vscode.window.createQuickPick<Offer<PickedAccount>>();
  pick.title = parts.title;
  pick.value = parts.value ?? '';
  pick.placeholder = vscode.l10n.t('Part of a company’s name');
  pick.ignoreFocusOut = true;
  const search = async (text: string, signal: AbortSignal): Promise<readonly Offer<PickedAccount>[]> => {
    const scope = text === '' ? 'mine' : 'all';
    const query = { scope, sort: 'name', limit: MOST, search: text || undefined } as const;
    return (await parts.companies.page(query, signal)).rows.map(offerOf);
  };
  const failed = (error: unknown): string => {
    parts.failed(error);
    return vscode.l10n.t('The companies could not be read. Type to try again.');
  };
  let following: Disposable | undefined;
  try {
    return await new Promise((resolve) => {
      following = followSearch(pick, { search, failed }, resolve);
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    following?.dispose();
    pick.dispose();
  }
}

function offerOf({ company: { gsid, name, csm } }: Account): Offer<PickedAccount> {
  const value = { gsid, name: plainLine(name) };
  return { value, label: iconless(name), description: iconless(csm?.name ?? '') };
}
