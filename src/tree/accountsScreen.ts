import { l10n } from 'vscode';
import type { Account, Tenant } from '../data/tenant';
import { groupAccounts, type AccountGrouping } from '../model/groups';
import type { Band } from '../model/health';
import { accountRow, type AccountContext } from './accountRow';
import { emptyRow } from './noticeRows';
import type { Phrases } from './phrases';
import type { Screen } from './recordTree';
import { paged, type Load, type Row } from './row';
import type { ViewSettings } from './viewSettings';

const PAGE = 200;
const LARGEST_PAGE = 1000;

type Settings = Pick<ViewSettings, 'accountScope' | 'accountSort' | 'accountGrouping' | 'search'>;

/** The companies of the user, or all of them. */
export class AccountsScreen implements Screen {
  readonly viewId = 'gainsight.accounts';
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  load(tenant: Tenant, phrases: Phrases): Load {
    return async (signal, wanted) => {
      const { accountScope: scope, accountSort: sort, search } = this.#settings;
      let bands: readonly Band[] = [];
      // Without bands the rows keep the colours that their own scores bring.
      const bandsRead = tenant.health.bands(signal).then(
        (read) => (bands = read),
        () => undefined,
      );
      const read = paged<Account>(
        async (offset, more, pageSignal) => {
          const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, more));
          const query = { scope, sort, offset, limit, search: search || undefined };
          const [page] = await Promise.all([tenant.companies.page(query, pageSignal), bandsRead]);
          return page;
        },
        (accounts) => this.#layOut(accounts, { tenant, phrases, bands }, scope, search),
      );
      return read(signal, wanted);
    };
  }

  describe(): string | undefined {
    const { accountScope, search } = this.#settings;
    const scope = accountScope === 'mine' ? l10n.t('mine') : l10n.t('all');
    return search ? l10n.t('{0}, matching “{1}”', scope, search) : scope;
  }

  #layOut(
    accounts: readonly Account[],
    context: AccountContext,
    scope: 'mine' | 'all',
    search: string,
  ): readonly Row[] {
    if (accounts.length === 0) return [emptyRow(emptySentence(scope, search))];
    const by = this.#settings.accountGrouping;
    if (by === 'none') return accounts.map((account) => accountRow(account, context));
    return groupAccounts(accounts, by, context.bands).map(({ value, items }) => {
      const label = groupLabel(by, value, context.phrases);
      return {
        key: `${by}:${value ?? ''}`,
        kind: 'group',
        label,
        description: String(items.length),
        spoken: l10n.t('{0}, companies: {1}', label, items.length),
        icon: 'folder',
        rows: () => items.map((account) => accountRow(account, context)),
      };
    });
  }
}

function emptySentence(scope: 'mine' | 'all', search: string): string {
  if (search) return l10n.t('No company’s name contains “{0}”.', search);
  return scope === 'mine'
    ? l10n.t('You are the CSM of no company. The view’s title can show all companies.')
    : l10n.t('There is no company that you may see.');
}

function groupLabel(
  by: Exclude<AccountGrouping, 'none'>,
  value: string | undefined,
  phrases: Phrases,
): string {
  if (value !== undefined) return by === 'renewalMonth' ? phrases.month(value) : value;
  switch (by) {
    case 'health':
      return l10n.t('Not scored');
    case 'renewalMonth':
      return l10n.t('No renewal date');
    case 'stage':
      return l10n.t('No stage');
    case 'csm':
      return l10n.t('No CSM');
  }
}
