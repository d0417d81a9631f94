import type { Calendar } from '../calendar';
import { itemOf } from '../catalogue/picklists';
import { hash } from '../gsid';
import type { Row } from '../row';
import { companyId, SCORECARD_ID, scoreId, userId } from './ids';
import { NAMED_COMPANIES, type CompanySpec } from './namedCompanies';

export function namedCompanyRows(calendar: Calendar): Row[] {
  return NAMED_COMPANIES.map((spec) => companyRow(calendar, spec));
}

/** The record of a company; what the spec leaves open follows from its name. */
export function companyRow(calendar: Calendar, spec: CompanySpec): Row {
  const { name, arr, scores } = spec;
  const dice = hash(name);
  const csm = userId(spec.csm);
  const since = 400 + (dice % 900);
  const employees = { Enterprise: 4000, 'Mid-Market': 600, SMB: 60 }[spec.segment] + (dice % 50);
  return {
    Gsid: companyId(name),
    Name: name,
    Arr: arr,
    Mrr: arr === null ? null : Math.round(arr / 12),
    Csm: csm,
    PreviousCsm: dice % 5 === 0 ? userId('Owen Pryce') : null,
    ...healthOf(scores),
    RenewalDate: calendar.day(spec.renewal),
    OriginalContractDate: calendar.day(-since),
    Stage: itemOf('Company Stage', spec.stage),
    Status: itemOf('Company Status', spec.status ?? 'Active'),
    CompanyType: itemOf('Company Type', 'Customer'),
    Segment__gc: itemOf('Segment', spec.segment),
    Region__gc: itemOf('Region', spec.region),
    Industry: spec.industry,
    Employees: employees,
    Users: Math.round(employees / 4),
    Nps: (dice % 90) - 20,
    Csat: 60 + (dice % 40),
    LifecycleInWeeks: Math.floor(since / 7),
    CustomerLifetimeInMonths: Math.floor(since / 30),
    Summary: `<p>${spec.industry} customer since ${calendar.day(-since).slice(0, 4)}.</p>`,
    Tags: dice % 6 === 0 ? [itemOf('Company Tags', 'Reference')] : null,
    BillingAddress: null,
    ManagedAs: 'Company',
    CurrencyIsoCode: 'EUR',
    Billing_Code__gc: `B${String(dice % 100_000).padStart(5, '0')}`,
    CreatedBy: userId('Ruth Calder'),
    ModifiedBy: csm,
    CreatedDate: calendar.at(-since),
    ModifiedDate: calendar.at(-(dice % 20) - 1, 16),
  };
}

function healthOf(scores: CompanySpec['scores']): Row {
  if (!scores) return { CurrentScore: null, PreviousScore: null, ScorecardId: null, Trend: null };
  const [now, weekAgo] = scores;
  return {
    CurrentScore: scoreId(now),
    PreviousScore: scoreId(weekAgo),
    ScorecardId: SCORECARD_ID,
    Trend: trendOf(now, weekAgo),
  };
}

export function trendOf(now: number, before: number): string {
  if (now === before) return 'Same';
  return now > before ? 'Up' : 'Down';
}
