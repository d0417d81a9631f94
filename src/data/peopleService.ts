import { SharedCache } from '../base/sharedCache';
import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { contactSelect, toContact } from '../gainsight/records/contact';
import { relationshipSelect, toRelationship } from '../gainsight/records/relationship';
import { toUser, userSelect } from '../gainsight/records/user';
import type { Contact, Relationship } from '../model/relationship';
import type { User } from '../model/user';
import { mapped } from './mapped';
import { queryTolerantly } from './queryTolerantly';
import type { SignedInUser } from './signedInUser';
import type { Metadata, People } from './tenant';

const USERS_LIFETIME_MS = 10 * 60_000;
const USERS = 50;
/** As many as one query returns: who is left out would be missed in lists, figures and exports. */
const PEOPLE = 5000;

/** Users, contacts and relationships. */
export class PeopleService implements People {
  readonly #client: Pick<GainsightClient, 'queryObjects'>;
  readonly #metadata: Metadata;
  readonly #me: Pick<SignedInUser, 'get' | 'forget'>;
  readonly #cache: SharedCache;

  constructor(
    client: Pick<GainsightClient, 'queryObjects'>,
    metadata: Metadata,
    me: Pick<SignedInUser, 'get' | 'forget'>,
    now: () => number,
  ) {
    this.#client = client;
    this.#metadata = metadata;
    this.#me = me;
    this.#cache = new SharedCache(USERS_LIFETIME_MS, now);
  }

  me(signal?: AbortSignal): Promise<User> {
    return this.#me.get(signal);
  }

  find(text: string, signal?: AbortSignal): Promise<readonly User[]> {
    const load = (shared: AbortSignal): Promise<readonly User[]> => this.#find(text, shared);
    return this.#cache.get(text.toLowerCase(), load, signal);
  }

  async contacts(companyGsid: string, signal?: AbortSignal): Promise<readonly Contact[]> {
    const where = allOf({ name: 'Company_ID', operator: 'EQ', value: [companyGsid] });
    const query = { object: 'company_person', select: contactSelect, where, limit: PEOPLE };
    const contacts = mapped(await queryTolerantly(this.#client, query, signal), toContact);
    return contacts.sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));
  }

  async relationships(companyGsid: string, signal?: AbortSignal): Promise<readonly Relationship[]> {
    const where = allOf({ name: 'CompanyId', operator: 'EQ', value: [companyGsid] });
    const query = { object: 'Relationship', select: relationshipSelect, where, limit: PEOPLE };
    const [rows, stage] = await Promise.all([
      queryTolerantly(this.#client, query, signal),
      this.#metadata.labels('relationship', 'Stage', signal),
    ]);
    return mapped(rows, (row) => toRelationship(row, { stage })).sort((a, b) => a.name.localeCompare(b.name));
  }

  forget(): void {
    this.#me.forget();
    this.#cache.clear();
  }

  async #find(text: string, signal: AbortSignal): Promise<readonly User[]> {
    const users = await this.#users('CONTAINS', text, signal);
    if (users.length < USERS) return users;
    // Whoever is called exactly so may stand behind others whose name only contains it.
    const exact = await this.#users('EQ', text, signal);
    const known = new Set(exact.map(({ gsid }) => gsid));
    return [...exact, ...users.filter(({ gsid }) => !known.has(gsid))];
  }

  async #users(operator: 'CONTAINS' | 'EQ', text: string, signal: AbortSignal): Promise<readonly User[]> {
    const where = {
      conditions: [
        { name: 'Email', alias: 'A', operator, value: [text] },
        { name: 'Name', alias: 'B', operator, value: [text] },
      ],
      expression: 'A OR B',
    };
    const query = { object: 'gsuser', select: userSelect, where, limit: USERS };
    return mapped(await queryTolerantly(this.#client, query, signal), toUser);
  }
}
