import type { Account, Health, Tenant, Touch } from '../../data/tenant';
import { isGainsightError } from '../../gainsight/errors';
import { assess, type RiskCriteria } from '../../model/risk';

interface GivenCriteria {
  readonly score_below?: number | undefined;
  readonly no_activity_days?: number | undefined;
  readonly renewal_within_days?: number | undefined;
}

/** The last touches of the accounts they matter for; `problem` says why they are not known. */
export interface Touches {
  /** A day; null = none ever; undefined = not known. */
  readonly of: (companyGsid: string) => string | null | undefined;
  /** What it was, e.g. `Call`, where that is known. */
  readonly typeOf: (companyGsid: string) => string | undefined;
  readonly problem?: string | undefined;
}

/** The criteria that were given. Without any: a score in the tenant's lowest band; undefined when it has no bands. */
export async function completeCriteria(
  given: GivenCriteria,
  health: Pick<Health, 'bands'>,
  signal: AbortSignal,
): Promise<RiskCriteria | undefined> {
  const criteria = {
    scoreBelow: given.score_below,
    noActivityDays: given.no_activity_days,
    renewalWithinDays: given.renewal_within_days,
  };
  if (Object.values(criteria).some((one) => one !== undefined)) return criteria;
  const [lowest, next] = await health.bands(signal);
  const scoreBelow = next?.from ?? lowest?.to;
  return scoreBelow === undefined ? undefined : { scoreBelow };
}

/** Asks only about accounts that the other criteria have not ruled out already. */
export async function readTouches(
  accounts: readonly Account[],
  criteria: RiskCriteria,
  tenant: Pick<Tenant, 'timeline' | 'clock'>,
  signal: AbortSignal,
): Promise<Touches> {
  const today = tenant.clock.today();
  const { scoreBelow, renewalWithinDays } = criteria;
  const open = accounts
    .filter((account) => assess(account, { scoreBelow, renewalWithinDays }, today) !== 'safe')
    .map(({ company }) => company.gsid);
  const asked = new Set(open);
  try {
    const found: ReadonlyMap<string, Touch> = await tenant.timeline.lastTouches(open, signal);
    return {
      of: (gsid) => (asked.has(gsid) ? (found.get(gsid)?.day ?? null) : undefined),
      typeOf: (gsid) => found.get(gsid)?.type,
    };
  } catch (error) {
    // The scores are worth showing even where the Timeline is closed to this connection.
    if (!isGainsightError(error, 'forbidden', 'notFound', 'rejected', 'protocol')) throw error;
    return {
      of: () => undefined,
      typeOf: () => undefined,
      problem: `The Timeline could not be read: ${error.message}`,
    };
  }
}
