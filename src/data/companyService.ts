import { SharedCache } from '../base/sharedCache';
import type { GainsightClient } from '../gainsight/client';
import { allOf, type ObjectQuery, type Row } from '../gainsight/objectQuery';
import { companySelect, toCompany } from '../gainsight/records/company';
import type { Company } from '../model/company';
import { byHealth } from '../model/ranking';
import { mapped } from './mapped';
import { queryTolerantly } from './queryTolerantly';
import type { Account, Companies, CompanyQuery, CompanySort, Health, Metadata, Page, People } from './tenant';

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

interface CompanyFilter {
  readonly owner?: string | undefined;
  readonly search?: string | undefined;
}

/** Accounts beside their scores, a page or a whole book at a time. */
export class CompanyService implements Companies {
  readonly #client: Pick<GainsightClient, 'queryObjects'>;
  readonly #people: Pick<People, 'me'>;
  readonly #metadata: Metadata;
  readonly #health: Pick<Health, 'scores' | 'bands'>;
  readonly #books: SharedCache;
  readonly #names: SharedCache;

  constructor(
    client: Pick<GainsightClient, 'queryObjects'>,
    people: Pick<People, 'me'>,
    metadata: Metadata,
    health: Pick<Health, 'scores' | 'bands'>,
    now: () => number,
  ) {
    this.#client = client;
    this.#people = people;
    this.#metadata = metadata;
    this.#health = health;
    this.#books = new SharedCache(BOOK_LIFETIME_MS, now);
    this.#names = new SharedCache(NAME_LIFETIME_MS, now);
  }

  async page(query: CompanyQuery, signal?: AbortSignal): Promise<Page<Account>> {
    const { sort = 'name', offset = 0, limit = PAGE } = query;
    this.#prepare(signal);
    const owner = query.scope === 'mine' ? (await this.#people.me(signal)).gsid : undefined;
    // The API cannot order by a number behind a lookup, so the whole list is read once and ordered here.
    if (sort === 'health') return this.#healthPage(owner, query.search, offset, limit, signal);
    const companies = await this.#read(
      { owner, search: query.search, orderBy: ORDER[sort], offset, limit },
      signal,
    );
    return {
      rows: await this.#withScores(companies.rows, signal),
      next: companies.full ? offset + limit : undefined,
    };
  }

  async book(
    ownerGsid: string | undefined,
    max: number,
    signal?: AbortSignal,
  ): Promise<{ accounts: readonly Account[]; complete: boolean }> {
    this.#prepare(signal);
    const { companies, complete } = await this.#readAll({ owner: ownerGsid }, max, signal);
    return { accounts: await this.#withScores(companies, signal), complete };
  }

  async resolve(nameOrGsid: string, signal?: AbortSignal): Promise<readonly Company[]> {
    const text = nameOrGsid.trim();
    const load = (shared: AbortSignal): Promise<readonly Company[]> => this.#matches(text, shared);
    return this.#names.get(text.toLowerCase(), load, signal);
  }

  forget(): void {
    this.#books.clear();
    this.#names.clear();
  }

  async #matches(text: string, signal: AbortSignal): Promise<readonly Company[]> {
    this.#prepare(signal);
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
    const found = await this.#toCompanies(await queryTolerantly(this.#client, query, signal), signal);
    const exact = found.filter(
      ({ name, gsid }) => name.toLowerCase() === text.toLowerCase() || gsid === text,
    );
    return exact.length > 0 ? exact : found;
  }

  async #healthPage(
    owner: string | undefined,
    search: string | undefined,
    offset: number,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Page<Account>> {
    const load = async (shared: AbortSignal): Promise<readonly Account[]> => {
      const { companies } = await this.#readAll({ owner, search }, MOST_ORDERED, shared);
      return (await this.#withScores(companies, shared)).sort(byHealth);
    };
    const accounts = await this.#books.get(JSON.stringify([owner, search]), load, signal);
    const next = offset + limit;
    return { rows: accounts.slice(offset, next), next: accounts.length > next ? next : undefined };
  }

  /** By name, as many queries long as it takes. */
  async #readAll(
    filter: CompanyFilter,
    max: number,
    signal?: AbortSignal,
  ): Promise<{ companies: Company[]; complete: boolean }> {
    const companies: Company[] = [];
    for (let offset = 0; offset < max; offset += QUERY_LIMIT) {
      const limit = Math.min(QUERY_LIMIT, max - offset);
      const page = await this.#read({ ...filter, orderBy: ORDER.name, offset, limit }, signal);
      companies.push(...page.rows);
      if (!page.full) return { companies, complete: true };
    }
    return { companies, complete: false };
  }

  async #read(
    list: CompanyFilter & { orderBy: ObjectQuery['orderBy']; offset: number; limit: number },
    signal?: AbortSignal,
  ): Promise<{ rows: Company[]; full: boolean }> {
    const where = allOf(
      list.owner === undefined ? undefined : { name: 'Csm', operator: 'EQ', value: [list.owner] },
      list.search ? { name: 'Name', operator: 'CONTAINS', value: [list.search] } : undefined,
    );
    const { orderBy, offset, limit } = list;
    const rows = await queryTolerantly(
      this.#client,
      { object: 'Company', select: companySelect, where, orderBy, offset, limit },
      signal,
    );
    return { rows: await this.#toCompanies(rows, signal), full: rows.length === limit };
  }

  /** Starts what every row will need, side by side with the rows: whoever needs a part then joins its reading. */
  #prepare(signal?: AbortSignal): void {
    void Promise.allSettled([this.#metadata.labels('company', 'Stage', signal), this.#health.bands(signal)]);
  }

  async #toCompanies(rows: readonly Row[], signal?: AbortSignal): Promise<Company[]> {
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
