import { type CreateMeaning, type LostCreate, meaningKey, type WriteJournal } from './writeJournal';

/** Where small state is kept between sessions; VS Code's `Memento` fits. */
export interface JournalStore {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const STATE_KEY = 'gainsight.lostCreates';
const KEPT = 200;

/**
 * A journal that outlives the window. What was created is kept as a hash, with the time alone in the clear: names
 * of customers and of people have no place in a state file. What another version wrote is ignored.
 */
export class StoredJournal implements WriteJournal {
  readonly #store: JournalStore;
  readonly #tenant: string;

  /** `tenant` keeps the creates of one tenant from being taken for those of another. */
  constructor(store: JournalStore, tenant: string) {
    this.#store = store;
    this.#tenant = tenant;
  }

  async add(lost: LostCreate): Promise<void> {
    const hash = await this.#hash(lost);
    const others = this.#entries().filter(([known]) => known !== hash);
    await this.#store.update(STATE_KEY, [...others, [hash, lost.sentAt]].slice(-KEPT));
  }

  async find(meaning: CreateMeaning): Promise<LostCreate | undefined> {
    const hash = await this.#hash(meaning);
    const sentAt = this.#entries().find(([known]) => known === hash)?.[1];
    return sentAt === undefined ? undefined : { ...meaning, sentAt };
  }

  #entries(): [hash: string, sentAt: string][] {
    const stored = this.#store.get(STATE_KEY);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }

  async #hash(meaning: CreateMeaning): Promise<string> {
    const bytes = new TextEncoder().encode(`${this.#tenant} ${meaningKey(meaning)}`);
    const hash = await crypto.subtle.digest('SHA-256', bytes);
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
