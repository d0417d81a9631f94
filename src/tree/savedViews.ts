import { ARRANGED, type Arrangement, readArrangement, type ViewName } from './arrangement';
import { SAVED_VIEWS, type Store } from './viewSettings';

/** What a view shows, under a name that the user gave it. */
export interface SavedView {
  readonly view: ViewName;
  readonly name: string;
  readonly arrangement: Arrangement;
}

/** More would be no list to choose from. */
export const MOST_VIEWS = 50;
export const LONGEST_NAME = 60;

/**
 * The views that the user has saved, as they are kept for all computers of the user. What cannot be read is left
 * out: it may be of another version of the extension. Each method reads first, for another window may have written.
 */
export class SavedViews {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** By view and name. */
  all(): readonly SavedView[] {
    const stored = this.#store.get<unknown>(SAVED_VIEWS);
    const views = new Map<string, SavedView>();
    for (const entry of Array.isArray(stored) ? stored : []) {
      const view = readView(entry);
      if (view && views.size < MOST_VIEWS) views.set(keyOf(view), view);
    }
    const order = ({ view, name }: SavedView): string => `${ARRANGED.indexOf(view)} ${name}`;
    return [...views.values()].sort((a, b) => order(a).localeCompare(order(b)));
  }

  find(view: ViewName, name: string): SavedView | undefined {
    return this.all().find((one) => keyOf(one) === keyOf({ view, name }));
  }

  /** In place of the one that had this name. False when there is no room for another one. */
  async save(saved: SavedView): Promise<boolean> {
    const others = this.all().filter((one) => keyOf(one) !== keyOf(saved));
    if (others.length >= MOST_VIEWS) return false;
    await this.#store.update(SAVED_VIEWS, [...others, saved]);
    return true;
  }

  /** In one step: a view that cannot be stored under its new name keeps the old one. */
  async rename(saved: SavedView, name: string): Promise<void> {
    const renamed = { ...saved, name };
    const gone = [keyOf(saved), keyOf(renamed)];
    const others = this.all().filter((one) => !gone.includes(keyOf(one)));
    await this.#store.update(SAVED_VIEWS, [...others, renamed]);
  }

  async delete(saved: SavedView): Promise<void> {
    const others = this.all().filter((one) => keyOf(one) !== keyOf(saved));
    await this.#store.update(SAVED_VIEWS, others);
  }
}

/** Names that differ in case alone would be taken for each other. */
function keyOf({ view, name }: Pick<SavedView, 'view' | 'name'>): string {
  return `${view} ${name.toLowerCase()}`;
}

function readView(entry: unknown): SavedView | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  // Every part is looked at below.
  const { view, name, arrangement } = entry as Readonly<Record<string, unknown>>;
  const known = ARRANGED.find((one) => one === view);
  if (!known || typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME)
    return undefined;
  return { view: known, name, arrangement: readArrangement(known, arrangement) };
}
