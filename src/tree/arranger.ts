import type { Scope } from '../data/tenant';
import type { Arrangement, ViewName } from './arrangement';
import type { RecordTree } from './recordTree';
import type { ViewSettings } from './viewSettings';

/** The context keys that title buttons depend on. */
export interface TreeContextKeys {
  set(key: 'gainsight.scope' | 'gainsight.plansScope', value: Scope): void;
  set(key: 'gainsight.searching', value: boolean): void;
}

type Shown = Pick<RecordTree, 'restart' | 'layOut'>;

/** Settings that need no call: the same records are laid out anew. */
const LAYOUT: readonly string[] = ['accounts.grouping', 'work.show', 'plans.show'];

/** Changes what the views show: whose records, which, and in what order. */
export class Arranger {
  readonly settings: ViewSettings;
  readonly #trees: Readonly<Record<ViewName, Shown>>;
  readonly #contextKeys: TreeContextKeys;

  constructor(
    settings: ViewSettings,
    trees: Readonly<Record<ViewName, Shown>>,
    contextKeys: TreeContextKeys,
  ) {
    this.settings = settings;
    this.#trees = trees;
    this.#contextKeys = contextKeys;
    this.#announce();
  }

  /** What differs from now is changed, and read again where it must be; `name` = the saved view that it is. */
  async arrange(view: ViewName, change: Arrangement, name?: string): Promise<void> {
    const now = this.settings.arrangementOf(view);
    const changed = Object.keys(change).filter((key) => change[key] !== (now[key] ?? ''));
    if (changed.length === 0 && name === this.settings.nameOf(view)) return;
    await this.settings.arrange(view, change, name);
    this.#announce();
    const tree = this.#trees[view];
    if (changed.every((key) => LAYOUT.includes(key))) tree.layOut();
    else await tree.restart();
  }

  /** The saved view that is open bears another name, or none any more. */
  async rename(view: ViewName, name: string | undefined): Promise<void> {
    await this.settings.rename(view, name);
    this.#trees[view].layOut();
  }

  /** Tells the title buttons what the views show. */
  #announce(): void {
    const { accountScope, planScope, search, band, stage, renewalDays } = this.settings;
    this.#contextKeys.set('gainsight.scope', accountScope);
    this.#contextKeys.set('gainsight.plansScope', planScope);
    this.#contextKeys.set('gainsight.searching', search !== '' || Boolean(band ?? stage ?? renewalDays));
  }
}
