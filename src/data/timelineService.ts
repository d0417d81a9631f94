import { addDays, dayOf, startOfDay } from '../base/dates';
import type { GainsightClient } from '../gainsight/client';
import { GainsightError } from '../gainsight/errors';
import { allOf, filterMoment } from '../gainsight/objectQuery';
import { activitySelect, toActivity } from '../gainsight/records/activity';
import type { Activity } from '../model/activity';
import type { DataSettings } from './dataSettings';
import { mapped } from './mapped';
import { nextOffset } from './paging';
import { queryTolerantly } from './queryTolerantly';
import type { Clock, Page, Timeline, Touch } from './tenant';

const PAGE = 25;
/** Companies asked about in one query, and rows that one such query may bring. */
const COMPANIES_AT_ONCE = 100;
const TOUCH_ROWS = 2000;
const TOUCH_FIELDS = ['Gsid', 'Subject', 'GsCompanyId', 'ActivityDate', 'TypeName'];

/** Timeline entries, newest first. */
export class TimelineService implements Timeline {
  readonly #client: Pick<GainsightClient, 'queryObjects'>;
  readonly #clock: Clock;
  readonly #settings: () => Pick<DataSettings, 'nonTouchTypes'>;

  constructor(
    client: Pick<GainsightClient, 'queryObjects'>,
    clock: Clock,
    settings: () => Pick<DataSettings, 'nonTouchTypes'>,
  ) {
    this.#client = client;
    this.#clock = clock;
    this.#settings = settings;
  }

  async ofCompany(
    companyGsid: string,
    offset = 0,
    signal?: AbortSignal,
    limit = PAGE,
  ): Promise<Page<Activity>> {
    const where = allOf({ name: 'GsCompanyId', operator: 'EQ', value: [companyGsid] });
    const query = {
      object: 'activity_timeline',
      select: activitySelect,
      where,
      orderBy: { ActivityDate: 'desc' as const },
      offset,
      limit,
    };
    const rows = await queryTolerantly(this.#client, query, signal);
    const { htmlToText } = await import('../gainsight/htmlText');
    return {
      rows: mapped(rows, (row) => toActivity(row, htmlToText)),
      next: nextOffset(rows, offset, limit),
    };
  }

  typesThatAreNoTouch(): readonly string[] {
    return this.#settings().nonTouchTypes;
  }

  async lastTouches(
    companyGsids: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Touch>> {
    const chunks: string[][] = [];
    for (let i = 0; i < companyGsids.length; i += COMPANIES_AT_ONCE) {
      chunks.push(companyGsids.slice(i, i + COMPANIES_AT_ONCE));
    }
    const found = await Promise.all(chunks.map((chunk) => this.#lastTouchesOf(chunk, signal)));
    return new Map(found.flatMap((touches) => [...touches]));
  }

  async #lastTouchesOf(companyGsids: readonly string[], signal?: AbortSignal): Promise<Map<string, Touch>> {
    const touches = new Map<string, Touch>();
    let missing = companyGsids;
    while (missing.length > 0) {
      const { activities, full } = await this.#newest(missing, signal);
      for (const { companyGsid, at, type } of activities) {
        if (companyGsid === undefined || at === undefined || touches.has(companyGsid)) continue;
        touches.set(companyGsid, { companyGsid, day: dayOf(at, this.#clock.timeZone), type });
      }
      const still = missing.filter((gsid) => !touches.has(gsid));
      if (!full) break;
      // Asked again the tenant would say the same, and "not known" must not pass for "never touched".
      if (still.length === missing.length) throw unreadable();
      missing = still;
    }
    return touches;
  }

  async #newest(
    companyGsids: readonly string[],
    signal?: AbortSignal,
  ): Promise<{ activities: Activity[]; full: boolean }> {
    const { timeZone } = this.#clock;
    // What is planned for a later day is no touch yet.
    const tomorrow = filterMoment(startOfDay(addDays(this.#clock.today(), 1), timeZone));
    const where = allOf(
      { name: 'GsCompanyId', operator: 'IN', value: companyGsids },
      { name: 'ActivityDate', operator: 'LT', value: [tomorrow] },
      ...this.typesThatAreNoTouch().map((type) => ({ name: 'TypeName', operator: 'NE', value: [type] })),
    );
    const rows = await this.#client.queryObjects(
      {
        object: 'activity_timeline',
        select: TOUCH_FIELDS,
        where,
        orderBy: { ActivityDate: 'desc' },
        limit: TOUCH_ROWS,
      },
      { signal },
    );
    const activities = mapped(rows, (row) => toActivity(row, () => undefined));
    return { activities, full: rows.length === TOUCH_ROWS };
  }
}

function unreadable(): GainsightError {
  const sentence = 'The Timeline entries of this tenant name no company and date that can be read.';
  return new GainsightError({ kind: 'protocol', sentence });
}
