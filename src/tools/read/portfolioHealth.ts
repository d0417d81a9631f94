import { addDays, type CalendarDay } from '../../base/dates';
import type { Account, Tenant } from '../../data/tenant';
import { byHealth } from '../../model/ranking';
import { scoreIsBelow } from '../../model/risk';
import { accountCells } from '../rows/accountCells';
import { asOf } from '../rows/asOf';
import { countsByBand, countsByCsm } from '../rows/bandCounts';
import { CHURNED_RULE, withoutChurned } from '../rows/churned';
import type { Detail } from '../rows/detail';
import { fewNames } from '../rows/fewNames';
import { bookOf } from '../resolve/bookOf';
import { noteConcerned } from '../resolve/concerned';
import type { ToolAnswer } from '../toolAnswer';
import { scoreCells } from '../rows/scoreCells';
import { changeOf, DAYS_BEFORE, type ScoreChange, trendsOf } from '../rows/scoreTrend';

export interface PortfolioQuery {
  readonly owner: string;
  readonly segment?: string | undefined;
  readonly region?: string | undefined;
  readonly below: number | undefined;
  readonly since: CalendarDay;
  readonly order: 'score' | 'drop';
  readonly limit: number;
  readonly detail: Detail;
}

interface Trended extends Account {
  readonly trend: ScoreChange | string;
}

/** Health of many accounts: lowest score first, or the biggest loss since a day first. */
export async function portfolioHealth(
  query: PortfolioQuery,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const book = await bookOf(
    { ...query, fields: query.detail === 'detailed' ? 'all' : 'worth' },
    tenant,
    signal,
  );
  if ('answer' in book) return book.answer;
  const { below, order, limit, since } = query;
  const bands = await tenant.health.bands(signal);
  const { staying, churned } = withoutChurned(book.accounts);
  const matching = staying
    .filter(
      ({ score }) => below === undefined || (score !== undefined && scoreIsBelow(score, below) === true),
    )
    .sort(byHealth);
  // Who lost most is known only when everybody's history is.
  const looked = order === 'drop' ? matching : matching.slice(0, limit);
  const { trended, problem } = await withTrends(looked, since, tenant, signal);
  const shown = (order === 'drop' ? trended.sort(byDrop) : trended).slice(0, limit);
  noteConcerned(
    tenant,
    shown.map(({ company }) => company.gsid),
  );
  return {
    status: 'ok',
    scope: book.scope,
    rule: ruleOf(query),
    sources: ['Company.CurrentScore in the scoring scheme', 'scorecard history (trend)'],
    asOf: asOf(tenant.clock),
    trendSince: since,
    notAvailable: problem,
    ...(order === 'drop' ? dropFacts(trended) : {}),
    churned,
    byBand: countsByBand(staying, bands),
    ...(book.everybody ? countsByCsm(staying, bands) : {}),
    unscored: staying.filter(({ score }) => !score).length,
    total: matching.length,
    ...(matching.length === 0 ? { none: 'No account meets the conditions.' } : {}),
    ...(matching.length > shown.length
      ? { next: `${matching.length - shown.length} more: call again with a higher limit.` }
      : {}),
    ...hoisted(shown, query.detail),
  };
}

async function withTrends(
  accounts: readonly Account[],
  since: CalendarDay,
  { health }: Tenant,
  signal: AbortSignal,
): Promise<{ trended: Trended[]; problem: string | undefined }> {
  const gsids = accounts.map(({ company }) => company.gsid);
  const { snapshots, problem } = await health.tryHistory(gsids, addDays(since, -DAYS_BEFORE), signal);
  const trends = trendsOf(snapshots);
  const trended = accounts.map((account) => ({
    ...account,
    trend: changeOf(trends.get(account.company.gsid), since),
  }));
  return { trended, problem };
}

function byDrop(a: Trended, b: Trended): number {
  return changeIn(a) - changeIn(b) || byHealth(a, b);
}

/** What has no trend comes last: nothing is known of it. */
function changeIn({ trend }: Trended): number {
  return typeof trend === 'string' ? Infinity : trend.change;
}

function dropFacts(trended: readonly Trended[]): object {
  const without = trended.flatMap(({ company, trend }) =>
    typeof trend === 'string' ? [`${company.name}: ${trend}`] : [],
  );
  const fell = trended.filter((one) => changeIn(one) < 0).length;
  return {
    fell: fell === 0 ? 'none: no account lost points since then' : fell,
    withoutHistory: fewNames(without),
  };
}

function ruleOf({ below, order, since }: PortfolioQuery): string {
  const parts = [
    ...(below === undefined ? [] : [`score strictly below ${below}; unscored accounts are left out`]),
    order === 'drop'
      ? 'biggest loss first: the first "fell" rows lost points, those without history come last'
      : 'lowest score first',
    `change = first to newest snapshot since ${since}; where there is one only, from the newest before (see "on")`,
    `${CHURNED_RULE}; byBand counts all others that were looked at`,
  ];
  return parts.join('; ');
}

/** What is the same in every row is said once. */
function hoisted(shown: readonly Trended[], detail: Detail): object {
  const changes = shown.flatMap(({ trend }) => (typeof trend === 'string' ? [] : [trend]));
  const same = <T>(values: readonly T[]): T | undefined =>
    new Set(values).size === 1 ? values[0] : undefined;
  const on = same(changes.map((change) => change.on));
  const latest = same(changes.map((change) => change.latest));
  const csm = same(shown.map(({ company }) => company.csm?.name));
  const names = shown.map(({ company }) => company.name);
  return {
    trendFrom: on,
    trendTo: latest,
    csm,
    rows: shown.map(({ company, score, trend }) => ({
      account: company.name,
      gsid: names.indexOf(company.name) === names.lastIndexOf(company.name) ? undefined : company.gsid,
      ...scoreCells(score),
      trend: typeof trend === 'string' ? trend : shortened(trend, on, latest, score?.value),
      renewalDate: company.renewalDate,
      csm: csm === undefined ? company.csm?.name : undefined,
      ...(detail === 'detailed'
        ? { ...accountCells(company), arr: company.arr, currency: company.currency }
        : {}),
    })),
  };
}

function shortened(
  { from, to, change, ...days }: ScoreChange,
  on: CalendarDay | undefined,
  latest: CalendarDay | undefined,
  present: number | undefined,
): object {
  return {
    from,
    on: on === undefined ? days.on : undefined,
    to: to === present ? undefined : to,
    latest: latest === undefined ? days.latest : undefined,
    change,
  };
}
