import { l10n } from 'vscode';
import { addDays, type CalendarDay } from '../base/dates';
import type { Account, CompanyQuery, Tenant } from '../data/tenant';
import { groupAccounts, type AccountGrouping } from '../model/groups';
import type { Band } from '../model/health';
import { accountRow, type AccountContext } from './accountRow';
import { emptyRow } from './noticeRows';
import { joined, named, spoken, type Phrases } from './phrases';
import type { Screen } from './recordTree';
import { paged, type Load, type Row } from './row';
import type { ViewSettings } from './viewSettings';

const PAGE = 200;
/** The most that is read again at once, in one call: of what was loaded beyond, the end offers more. */
const LARGEST_PAGE = 5000;

type Settings = Pick<
  ViewSettings,
  'accountScope' | 'accountSort' | 'accountGrouping' | 'search' | 'band' | 'stage' | 'renewalDays' | 'nameOf'
>;

/**
 * The companies of the user, or all of them. One that is to be shown and is not among those that were loaded stands
 * first and is called found, until the view is asked for something else.
 */
export class AccountsScreen implements Screen {
  readonly viewId = 'gainsight.accounts';
  readonly #settings: Settings;
  #found: Account | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  load(tenant: Tenant, phrases: Phrases): Load {
    this.#found = undefined;
    return async (signal, wanted = 0) => {
      const query = this.query(tenant.clock.today());
      let bands: readonly Band[] = [];
      // Without bands the rows keep the colours that their own scores bring.
      const bandsRead = tenant.health.bands(signal).then(
        (read) => (bands = read),
        () => undefined,
      );
      // A row is made once: adding a page to many costs what the page costs.
      const made = new WeakMap<Account, Row>();
      const rowOf = (account: Account): Row => {
        const row = made.get(account) ?? accountRow(account, { tenant, phrases, bands });
        made.set(account, row);
        return row;
      };
      const read = paged<Account>(
        async (offset, more, pageSignal) => {
          const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, more));
          const page = tenant.companies.page({ ...query, offset, limit }, pageSignal);
          return (
            await Promise.all([page, bandsRead, offset === 0 && this.#readFound(tenant, pageSignal)])
          )[0];
        },
        (accounts) => [
          ...this.#foundRow(accounts, { tenant, phrases, bands }),
          ...this.#layOut(accounts, { phrases, bands }, rowOf),
        ],
      );
      return read(signal, Math.min(LARGEST_PAGE, wanted));
    };
  }

  /** Reads a company that is to be shown though it is not among those that were loaded. */
  async find(tenant: Tenant, gsid: string, signal?: AbortSignal): Promise<boolean> {
    const { rows } = await tenant.companies.page({ scope: 'all', gsid, limit: 1 }, signal);
    this.#found = rows[0];
    return this.#found !== undefined;
  }

  restarted(): void {
    this.#found = undefined;
  }

  describe(): string {
    const { accountScope, search, band, stage, renewalDays } = this.#settings;
    const scope = accountScope === 'mine' ? l10n.t('mine') : l10n.t('all');
    const renewal = renewalDays === undefined ? undefined : l10n.t('renewing within {0} days', renewalDays);
    const found = search ? l10n.t('{0}, matching “{1}”', scope, search) : scope;
    return named(this.#settings.nameOf('accounts'), spoken(found, band, stage, renewal));
  }

  /** What the tenant is asked for, but for the page. */
  query(today: CalendarDay): CompanyQuery {
    const { accountScope: scope, accountSort: sort, search, band, stage, renewalDays: days } = this.#settings;
    const renewal = days === undefined ? undefined : { from: today, to: addDays(today, days) };
    const filter = { ...(band === undefined ? {} : { band }), ...(stage === undefined ? {} : { stage }) };
    return { scope, sort, search: search || undefined, ...filter, ...(renewal ? { renewal } : {}) };
  }

  /** Reads the found one again with the others. Never rejects: it stays as it was read. */
  async #readFound(tenant: Tenant, signal: AbortSignal): Promise<void> {
    const { gsid } = this.#found?.company ?? {};
    if (gsid !== undefined) await this.find(tenant, gsid, signal).catch(() => undefined);
  }

  #foundRow(accounts: readonly Account[], context: AccountContext): readonly Row[] {
    const found = this.#found;
    if (!found || accounts.some(({ company }) => company.gsid === found.company.gsid)) return [];
    const row = accountRow(found, context);
    const word = l10n.t('found');
    return [{ ...row, description: joined(word, row.description), spoken: spoken(row.spoken, word) }];
  }

  #layOut(
    accounts: readonly Account[],
    context: Pick<AccountContext, 'phrases' | 'bands'>,
    rowOf: (account: Account) => Row,
  ): readonly Row[] {
    if (accounts.length === 0) return [emptyRow(this.#emptySentence())];
    const by = this.#settings.accountGrouping;
    if (by === 'none') return accounts.map(rowOf);
    return groupAccounts(accounts, by, context.bands).map(({ value, items }) => {
      const label = groupLabel(by, value, context.phrases);
      return {
        key: `${by}:${value ?? ''}`,
        kind: 'group',
        label,
        description: String(items.length),
        spoken: l10n.t('{0}, companies: {1}', label, items.length),
        icon: 'folder',
        rows: () => items.map(rowOf),
      };
    });
  }

  #emptySentence(): string {
    const { accountScope, search, band, stage, renewalDays } = this.#settings;
    if (band ?? stage ?? renewalDays) return l10n.t('No company passes the filter of this view.');
    if (search) return l10n.t('No company’s name contains “{0}”.', search);
    return accountScope === 'mine'
      ? l10n.t('You are the CSM of no company. The view’s title can show all companies.')
      : l10n.t('There is no company that you may see.');
  }
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
