import { SharedCache } from '../base/sharedCache';
import type { GainsightClient } from '../gainsight/client';
import { allOf, type ObjectQuery, type Row } from '../gainsight/objectQuery';
import { type CompanyFields, companySelect, companySelects, toCompany } from '../gainsight/records/company';
import { toText, valueOf } from '../gainsight/values';
import type { Company } from '../model/company';
import { byHealth } from '../model/ranking';
import { type CompanyFilter, conditionsOf, idsOf, matchesNothing } from './companyFilter';
import { eachOnce, mapped } from './mapped';
import { queryTolerantly } from './queryTolerantly';
import type { SignedInUser } from './signedInUser';
import type {
  Account,
  BookQuery,
  Companies,
  CompanyQuery,
  CompanySort,
  Health,
  Metadata,
  Page,
} from './tenant';
import { unlessMissing } from './unlessMissing';

/** The most that one query returns. */
const QUERY_LIMIT = 5000;
/** The most that are put in an order that the tenant does not know. */
const MOST_ORDERED = 50_000;
const PAGE = 200;
const MATCHES = 25;
const BOOK_LIFETIME_MS = 60_000;
/** How long a name keeps its meaning: several tools in one turn ask for the same account. */
const NAME_LIFETIME_MS = 5 * 60_000;

const ORDER: Readonly<Record<Exclude<CompanySort, 'health'>, ObjectQuery['orderBy']>> = {
  name: { Name: 'asc' },
  arr: { Arr: 'desc' },
  renewal: { RenewalDate: 'asc' },
};

/** Which companies, and how much of each: `all` when left out. */
interface CompanyRows extends CompanyFilter {
  readonly fields?: CompanyFields | undefined;
}

interface CompanyList {
  readonly companies: readonly Company[];
  readonly complete: boolean;
}

/** Accounts beside their scores, a page or a whole book at a time. */
export class CompanyService implements Companies {
  readonly #client: Pick<GainsightClient, 'queryObjects'>;
  readonly #me: Pick<SignedInUser, 'get' | 'known' | 'learn' | 'address' | 'hasAddress'>;
  readonly #metadata: Metadata;
  readonly #health: Pick<Health, 'scores' | 'bands' | 'scoreIds'>;
  readonly #books: SharedCache;
  readonly #names: SharedCache;
  /** Names outlast what was read with them: a list of ids is shown by the last that was heard. */
  readonly #heard = new Map<string, string>();

  constructor(
    client: Pick<GainsightClient, 'queryObjects'>,
    me: Pick<SignedInUser, 'get' | 'known' | 'learn' | 'address' | 'hasAddress'>,
    metadata: Metadata,
    health: Pick<Health, 'scores' | 'bands' | 'scoreIds'>,
    now: () => number,
  ) {
    this.#client = client;
    this.#me = me;
    this.#metadata = metadata;
    this.#health = health;
    this.#books = new SharedCache(BOOK_LIFETIME_MS, now);
    this.#names = new SharedCache(NAME_LIFETIME_MS, now);
  }

  async page(query: CompanyQuery, signal?: AbortSignal): Promise<Page<Account>> {
    const { sort = 'name', offset = 0, limit = PAGE } = query;
    this.#prepare('all', signal);
    const owner = query.scope === 'mine' ? (await this.#me.get(signal)).gsid : undefined;
    const filter = await this.#filterOf(query, owner, signal);
    // The API cannot order by a number behind a lookup, so the whole list is read once and ordered here.
    if (sort === 'health') return this.#healthPage(filter, offset, limit, signal);
    const companies = await this.#read({ ...filter, orderBy: ORDER[sort], offset, limit }, signal);
    return {
      rows: await this.#withScores(companies.rows, signal),
      next: companies.full ? offset + limit : undefined,
    };
  }

  async book(
    { owner, max, fields = 'all' }: BookQuery,
    signal?: AbortSignal,
  ): Promise<{ accounts: readonly Account[]; complete: boolean }> {
    this.#prepare(fields, signal);
    const gsid = typeof owner === 'object' ? owner.gsid : undefined;
    const { companies, complete } =
      owner === 'me'
        ? await this.#mine(max, fields, signal)
        : await this.#readAll({ owner: gsid, fields }, max, signal);
    return { accounts: await this.#withScores(companies, signal), complete };
  }

  async resolve(nameOrGsid: string, signal?: AbortSignal): Promise<readonly Company[]> {
    const text = nameOrGsid.trim();
    const load = (shared: AbortSignal): Promise<readonly Company[]> => this.#matches(text, shared);
    return this.#names.get(text.toLowerCase(), load, signal);
  }

  nameOf(gsid: string): string | undefined {
    return this.#heard.get(gsid);
  }

  heard(): Iterable<readonly [gsid: string, name: string]> {
    return this.#heard;
  }

  gsidOf(name: string): string | undefined {
    const ids = [...this.#heard].filter(([, heard]) => heard === name).map(([gsid]) => gsid);
    return ids.length === 1 ? ids[0] : undefined;
  }

  forget(): void {
    this.#books.clear();
    this.#names.clear();
  }

  async #matches(text: string, signal: AbortSignal): Promise<readonly Company[]> {
    this.#prepare('all', signal);
    const condition = /^1P02[A-Za-z0-9]{8,}$/.test(text)
      ? { name: 'Gsid', operator: 'EQ', value: [text] }
      : { name: 'Name', operator: 'CONTAINS', value: [text] };
    const query = {
      object: 'Company',
      select: companySelect,
      where: allOf(condition),
      orderBy: ORDER.name,
      limit: MATCHES,
    };
    const found = await this.#toCompanies(await queryTolerantly(this.#client, query, signal), 'all', signal);
    const exact = found.filter(
      ({ name, gsid }) => name.toLowerCase() === text.toLowerCase() || gsid === text,
    );
    return exact.length > 0 ? exact : found;
  }

  /** Labels of a filter become the ids that companies hold. */
  async #filterOf(query: CompanyQuery, owner?: string, signal?: AbortSignal): Promise<CompanyFilter> {
    const { search, gsid, band, stage, renewal } = query;
    const [scoreIds, stages] = await Promise.all([
      band === undefined ? undefined : this.#health.scoreIds(band, signal),
      stage === undefined ? undefined : this.#metadata.labels('company', 'Stage', signal),
    ]);
    return {
      owner,
      search,
      gsid,
      scoreIds,
      stages: stages && stage ? idsOf(stages, stage) : undefined,
      renewal,
    };
  }

  async #healthPage(
    filter: CompanyFilter,
    offset: number,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Page<Account>> {
    const load = async (shared: AbortSignal): Promise<readonly Account[]> => {
      const { companies } = await this.#readAll(filter, MOST_ORDERED, shared);
      return (await this.#withScores(companies, shared)).sort(byHealth);
    };
    const accounts = await this.#books.get(JSON.stringify(filter), load, signal);
    const next = offset + limit;
    return { rows: accounts.slice(offset, next), next: accounts.length > next ? next : undefined };
  }

  /** A user who is not known yet is found by the way, where that can be done without a doubt. */
  async #mine(max: number, fields: CompanyFields, signal?: AbortSignal): Promise<CompanyList> {
    if (!this.#me.known() && this.#me.address !== '') {
      const found = await unlessMissing(() => this.#byAddress(max, fields, signal), undefined);
      if (found) return found;
    }
    const { gsid } = await this.#me.get(signal);
    return this.#readAll({ owner: gsid, fields }, max, signal);
  }

  /**
   * The companies whose CSM has my address: one call that also tells who that is. Undefined where the answer could be
   * another than for the user's id: nothing found, several users, one that is not active, or a list cut short.
   */
  async #byAddress(
    max: number,
    fields: CompanyFields,
    signal?: AbortSignal,
  ): Promise<CompanyList | undefined> {
    const all = await this.#readAll({ address: this.#me.address, fields }, max, signal);
    const companies = all.companies.filter(({ csm }) => this.#me.hasAddress(csm?.email));
    if (!all.complete && companies.length < all.companies.length) return undefined;
    const csm = companies[0]?.csm;
    const { gsid, name, email, active = true } = csm ?? {};
    if (gsid === undefined || name === undefined || !active) return undefined;
    if (companies.some((company) => company.csm?.gsid !== gsid)) return undefined;
    this.#me.learn({ gsid, name, email, active });
    return { companies, complete: all.complete };
  }

  /** By name, as many queries long as it takes. */
  async #readAll(filter: CompanyRows, max: number, signal?: AbortSignal): Promise<CompanyList> {
    const companies: Company[] = [];
    for (let offset = 0; offset < max; offset += QUERY_LIMIT) {
      const limit = Math.min(QUERY_LIMIT, max - offset);
      const page = await this.#read({ ...filter, orderBy: ORDER.name, offset, limit }, signal);
      companies.push(...page.rows);
      if (!page.full) return { companies: eachOnce(companies), complete: true };
    }
    return { companies: eachOnce(companies), complete: false };
  }

  async #read(
    list: CompanyRows & { orderBy: ObjectQuery['orderBy']; offset: number; limit: number },
    signal?: AbortSignal,
  ): Promise<{ rows: Company[]; full: boolean }> {
    const { address, fields = 'all', orderBy, offset, limit } = list;
    if (matchesNothing(list)) return { rows: [], full: false };
    const where = conditionsOf(list);
    // Where it is the address that tells who is meant, an account of a user who has left must not pass for mine.
    const select = [...companySelects[fields], ...(address === undefined ? [] : ['Csm__gr.IsActiveUser'])];
    const query = { object: 'Company', select, where, orderBy, offset, limit };
    const rows = await queryTolerantly(this.#client, query, signal);
    return { rows: await this.#toCompanies(rows, fields, signal), full: rows.length === limit };
  }

  /** Starts what every row will need, side by side with the rows: whoever needs a part then joins its reading. */
  #prepare(fields: CompanyFields, signal?: AbortSignal): void {
    void Promise.allSettled([
      this.#health.bands(signal),
      ...(fields === 'all' ? [this.#metadata.labels('company', 'Stage', signal)] : []),
    ]);
  }

  async #toCompanies(rows: readonly Row[], fields: CompanyFields, signal?: AbortSignal): Promise<Company[]> {
    const companies = await this.#mapped(rows, fields, signal);
    for (const { gsid, name } of companies) this.#heard.set(gsid, name);
    return companies;
  }

  async #mapped(rows: readonly Row[], fields: CompanyFields, signal?: AbortSignal): Promise<Company[]> {
    const costACall = this.#metadata.known('company') === undefined;
    if (fields !== 'all' && costACall && haveOneStatus(rows)) return mapped(rows, (row) => toCompany(row));
    const [stage, status] = await Promise.all([
      this.#metadata.labels('company', 'Stage', signal),
      this.#metadata.labels('company', 'Status', signal),
    ]);
    return mapped(rows, (row) => toCompany(row, { stage, status }));
  }

  async #withScores(companies: readonly Company[], signal?: AbortSignal): Promise<Account[]> {
    const scores = await this.#health.scores(companies, signal);
    return companies.map((company) => ({ company, score: scores.get(company.gsid) }));
  }
}

/** Whether the status sets nobody apart: then nobody need be asked what it is called. */
function haveOneStatus(rows: readonly Row[]): boolean {
  const [first, ...others] = new Set(rows.map((row) => toText(valueOf(row, 'Status'))));
  return others.length === 0 && (first !== undefined || rows.length === 0);
}
