import { SharedCache } from '../base/sharedCache';
import type { CockpitPicklistItem, GainsightClient } from '../gainsight/client';
import { toText, valueOf } from '../gainsight/values';
import { queryTolerantly } from './queryTolerantly';
import type { ActivityType, Configuration, ConfiguredCategory } from './tenant';

const LIFETIME_MS = 30 * 60_000;
const CTA_CATEGORIES = ['CTA_TYPE', 'CTA_REASON', 'CTA_STATUS', 'CTA_PRIORITY'] as const;
const RECENT_ACTIVITIES = 1000;

type Lists = Readonly<Record<string, readonly CockpitPicklistItem[]>>;

/** What an administrator has set up for Cockpit, plans and the Timeline, read once and kept for half an hour. */
export class ConfigurationService implements Configuration {
  readonly #client: Pick<GainsightClient, 'cockpitPicklists' | 'planPicklists' | 'queryObjects'>;
  readonly #cache: SharedCache;

  constructor(
    client: Pick<GainsightClient, 'cockpitPicklists' | 'planPicklists' | 'queryObjects'>,
    now: () => number,
  ) {
    this.#client = client;
    this.#cache = new SharedCache(LIFETIME_MS, now);
  }

  async choices(category: ConfiguredCategory, signal?: AbortSignal): Promise<readonly CockpitPicklistItem[]> {
    // One call brings all that is documented for CTAs; a category that a tenant may not know is asked for alone.
    const together = CTA_CATEGORIES.find((name) => name === category) ? CTA_CATEGORIES : [category];
    const load = (shared: AbortSignal): Promise<Lists> =>
      category.startsWith('SUCCESS_PLAN')
        ? this.#client.planPicklists(together, 'COMPANY', { signal: shared })
        : this.#client.cockpitPicklists(together, 'COMPANY', { signal: shared });
    const lists = await this.#cache.get(together.join(), load, signal);
    return (lists[category] ?? []).filter(({ active }) => active);
  }

  activityTypes(signal?: AbortSignal): Promise<readonly ActivityType[]> {
    return this.#cache.get('activity types', (shared) => this.#readActivityTypes(shared), signal);
  }

  forget(): void {
    this.#cache.clear();
  }

  async #readActivityTypes(signal: AbortSignal): Promise<readonly ActivityType[]> {
    const query = {
      object: 'activity_timeline',
      select: ['Gsid', 'TypeName', 'ActivityTypeId'],
      orderBy: { CreatedDate: 'desc' as const },
      limit: RECENT_ACTIVITIES,
    };
    const found = new Map<string, ActivityType>();
    for (const row of await queryTolerantly(this.#client, query, signal)) {
      const name = toText(valueOf(row, 'TypeName'));
      if (name !== undefined && !found.has(name))
        found.set(name, { name, gsid: toText(valueOf(row, 'ActivityTypeId')) });
    }
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
  }
}
