import { addDays, daysBetween } from '../../base/dates';
import type { Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { Company } from '../../model/company';
import type { Measure } from '../../model/health';
import type { BriefPart, BriefContext } from './briefPart';
import { measureRow } from '../rows/measureRow';
import { scoreCells } from '../rows/scoreCells';
import { changeOf, DAYS_BEFORE } from '../rows/scoreTrend';

const TREND_DAYS = 90;

/** Score, trend of a quarter and the measures. */
export async function healthPart(context: BriefContext): Promise<BriefPart> {
  const { company, tenant, signal } = context;
  const { health, clock } = tenant;
  const since = addDays(clock.today(), -TREND_DAYS);
  const [scores, measures, history] = await Promise.all([
    health.scores([company], signal),
    readMeasures(company, tenant, signal),
    health.tryHistory([company.gsid], addDays(since, -DAYS_BEFORE), signal),
  ]);
  const score = scores.get(company.gsid);
  const unscored = (measures ?? []).filter((measure) => !measure.score).map(({ name }) => name);
  return {
    value: {
      ...scoreCells(score),
      trend: history.problem ?? changeOf(history.snapshots, since),
      measures: measures?.map((measure) => measureCells(measure, context)) ?? 'could not be read',
    },
    gaps: [
      ...(score ? [] : ['no health score']),
      ...(unscored.length > 0 ? [`unscored measures: ${unscored.join(', ')}`] : []),
    ],
  };
}

/** Undefined when they cannot be read: the score is worth showing all the same. */
function readMeasures(
  { gsid }: Company,
  { health }: Tenant,
  signal: AbortSignal,
): Promise<readonly Measure[] | undefined> {
  return unlessMissing<readonly Measure[] | undefined>(() => health.measures(gsid, signal), undefined);
}

/** Concise without the group, and without the score before: the trend says where it goes. */
function measureCells(measure: Measure, { tenant, untrusted, detail }: BriefContext): object {
  const told = detail === 'detailed' ? measure : { ...measure, group: undefined, previous: undefined };
  return measureRow(told, tenant.clock.timeZone, untrusted, detail);
}

/** ARR and renewal, from the company's own record. */
export function renewalPart(
  { arr, currency, renewalDate, stage, status }: Company,
  tenant: Tenant,
): BriefPart {
  return {
    value: {
      arr,
      currency,
      renewalDate,
      daysLeft: renewalDate && daysBetween(tenant.clock.today(), renewalDate),
      stage,
      status,
    },
    gaps: [
      ...(arr === undefined ? ['no ARR on file'] : []),
      ...(renewalDate === undefined ? ['no renewal date'] : []),
    ],
  };
}
