import type { CalendarDay } from '../base/dates';

/** What a create meant: two that agree in all of it would make the same record twice. */
export interface CreateMeaning {
  readonly object: 'call_to_action' | 'cs_task' | 'cta_group';
  /** The company of a CTA or plan, the CTA of a task. */
  readonly parentGsid: string;
  readonly name: string;
  /** E-mail address or GSID. */
  readonly owner: string;
  readonly dueDate?: CalendarDay | undefined;
}

/** A create whose answer was lost: whether the record exists is not known. */
export interface LostCreate extends CreateMeaning {
  /** ISO 8601, just before it was sent. */
  readonly sentAt: string;
}

/** Remembers creates that Gainsight itself could not tell from a repetition. */
export interface WriteJournal {
  add(lost: LostCreate): Promise<void>;
  find(meaning: CreateMeaning): Promise<LostCreate | undefined>;
}

const KEPT = 200;

/** A journal that lasts as long as the process. The oldest entries make room. */
export class MemoryJournal implements WriteJournal {
  readonly #entries = new Map<string, LostCreate>();

  async add(lost: LostCreate): Promise<void> {
    const key = meaningKey(lost);
    this.#entries.delete(key);
    this.#entries.set(key, lost);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= KEPT) break;
      this.#entries.delete(oldest);
    }
  }

  async find(meaning: CreateMeaning): Promise<LostCreate | undefined> {
    return this.#entries.get(meaningKey(meaning));
  }
}

/** Equal for two creates that would make the same record. */
export function meaningKey({ object, parentGsid, name, owner, dueDate }: CreateMeaning): string {
  const words = name.trim().toLowerCase().replace(/\s+/g, ' ');
  return JSON.stringify([object, parentGsid, words, owner.toLowerCase(), dueDate ?? null]);
}
