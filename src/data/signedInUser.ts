import { SharedCache } from '../base/sharedCache';
import type { GainsightClient } from '../gainsight/client';
import { GainsightError } from '../gainsight/errors';
import { allOf } from '../gainsight/objectQuery';
import { toUser, userSelect } from '../gainsight/records/user';
import type { User } from '../model/user';
import { mapped } from './mapped';
import { queryTolerantly } from './queryTolerantly';

const LIFETIME_MS = 10 * 60_000;
const USERS = 50;
const KEY = 'me';

/** The Gainsight user of the connection's e-mail address: read when first asked for, or learnt from what was read. */
export class SignedInUser {
  /** Empty where nobody said who asks. */
  readonly address: string;
  readonly #client: Pick<GainsightClient, 'queryObjects'>;
  readonly #cache: SharedCache;

  constructor(client: Pick<GainsightClient, 'queryObjects'>, address: string, now: () => number) {
    this.#client = client;
    this.address = address;
    this.#cache = new SharedCache(LIFETIME_MS, now);
  }

  /** Rejects with `notFound` when the tenant has no such user. */
  get(signal?: AbortSignal): Promise<User> {
    return this.#cache.get(KEY, (shared) => this.#read(shared), signal);
  }

  /** The user where no call is needed to know. */
  known(): User | undefined {
    // Nothing else is stored here.
    return this.#cache.peek(KEY) as User | undefined;
  }

  /** CONTAINS also finds longer addresses, and whether EQ minds the case is not known: rows are compared here. */
  hasAddress(email: string | undefined): boolean {
    return email?.toLowerCase() === this.address.toLowerCase();
  }

  /** Takes over who it is from records that name the user beyond doubt. */
  learn(user: User): void {
    // Somebody else's reading may be under way: its failure is for those who asked for it.
    this.#cache.get(KEY, () => Promise.resolve(user)).catch(() => undefined);
  }

  forget(): void {
    this.#cache.clear();
  }

  async #read(signal: AbortSignal): Promise<User> {
    if (this.address === '') throw nobody();
    const where = allOf({ name: 'Email', operator: 'CONTAINS', value: [this.address] });
    const query = { object: 'gsuser', select: userSelect, where, limit: USERS };
    const users = mapped(await queryTolerantly(this.#client, query, signal), toUser);
    const found = users.filter(({ email }) => this.hasAddress(email));
    // Who leaves and comes back may have a second record by the same address.
    const user = found.find(({ active }) => active) ?? found[0];
    if (user) return found.length > 1 ? { ...user, sharesAddress: true } : user;
    const sentence = `This tenant has no user with the e-mail address ${this.address}. Correct it with "Gainsight: Change My E-Mail Address…".`;
    throw new GainsightError({ kind: 'notFound', sentence });
  }
}

/** Servers and programs can be started without saying who asks. */
function nobody(): GainsightError {
  return new GainsightError({
    kind: 'notFound',
    sentence:
      'It is not known who "me" is. Name an owner in the question, or set GAINSIGHT_USER_EMAIL (in code: userEmail).',
  });
}
