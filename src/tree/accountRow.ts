import { l10n } from 'vscode';
import type { Account, Tenant } from '../data/tenant';
import { bandOf, chartColor } from '../model/bandColor';
import type { Company } from '../model/company';
import type { Band } from '../model/health';
import { activityRow } from './activityRow';
import { ctaRow } from './ctaRows';
import { emptyRow } from './noticeRows';
import { contactRow, relationshipRow } from './peopleRows';
import { joined, personName, spoken, type Phrases } from './phrases';
import { planRow } from './planRows';
import { paged, whole, type Fact, type Load, type Row } from './row';

/** What rows of companies read from, and how they speak. */
export interface AccountContext {
  readonly tenant: Pick<Tenant, 'ctas' | 'plans' | 'timeline' | 'people'>;
  readonly phrases: Phrases;
  /** The tenant's own bands, lowest first; empty when they cannot be read. */
  readonly bands: readonly Band[];
}

/** A company in the colour of its health band, with a folder for each kind of record below. */
export function accountRow(account: Account, context: AccountContext): Row {
  const { company, score } = account;
  const { phrases, bands } = context;
  const arr = phrases.money(company.arr, company.currency);
  const renewal = phrases.renewal(company.renewalDate);
  const color = chartColor(bandOf(score, bands), bands);
  return {
    key: `company:${company.gsid}`,
    kind: 'company',
    label: company.name,
    description: joined(arr, renewal),
    spoken: spoken(
      company.name,
      l10n.t('health {0}', healthText(account, bands)),
      arr && l10n.t('ARR {0}', arr),
      renewal,
    ),
    icon: score === undefined ? 'circle-outline' : 'circle-filled',
    color,
    record: { kind: 'company', gsid: company.gsid },
    facts: () => accountFacts(account, context),
    rows: () => foldersOf(company, context),
  };
}

function healthText({ score }: Account, bands: readonly Band[]): string {
  if (score === undefined) return l10n.t('not scored');
  const band = bandOf(score, bands)?.label;
  return [score.value, band].filter((part) => part !== undefined).join(' ');
}

function accountFacts(account: Account, { phrases, bands }: AccountContext): readonly Fact[] {
  const { company, score } = account;
  return [
    [l10n.t('Company'), company.name],
    [l10n.t('Health'), healthText(account, bands)],
    [l10n.t('Health as of'), phrases.day(score?.asOf)],
    [l10n.t('ARR'), phrases.money(company.arr, company.currency)],
    [l10n.t('Renewal'), joined(phrases.day(company.renewalDate), phrases.renewal(company.renewalDate))],
    [l10n.t('Stage'), company.stage],
    [l10n.t('Status'), company.status],
    [l10n.t('CSM'), personName(company.csm)],
  ];
}

function foldersOf({ gsid, name }: Company, { tenant, phrases }: AccountContext): readonly Row[] {
  const folder = (key: string, label: string, icon: string, load: Load): Row => ({
    key,
    kind: 'folder',
    label,
    spoken: l10n.t('{0} of {1}', label, name),
    icon,
    load,
  });
  return [
    folder(
      'ctas',
      l10n.t('CTAs'),
      'bell',
      paged(
        (offset, _wanted, signal) => tenant.ctas.ofCompany(gsid, offset, signal),
        (ctas) => orEmpty(l10n.t('No open CTAs.'), ctas, (cta) => ctaRow(cta, { tenant, phrases })),
      ),
    ),
    folder(
      'plans',
      l10n.t('Success plans'),
      'milestone',
      whole(
        (signal) => tenant.plans.ofCompany(gsid, signal),
        (plans) => orEmpty(l10n.t('No success plans.'), plans, (plan) => planRow(plan, { tenant, phrases })),
      ),
    ),
    folder(
      'timeline',
      l10n.t('Timeline'),
      'history',
      paged(
        (offset, _wanted, signal) => tenant.timeline.ofCompany(gsid, offset, signal),
        (activities) =>
          orEmpty(l10n.t('No activities.'), activities, (activity) => activityRow(activity, phrases)),
      ),
    ),
    folder(
      'people',
      l10n.t('People'),
      'organization',
      whole(
        (signal) => tenant.people.contacts(gsid, signal),
        (contacts) => orEmpty(l10n.t('No people.'), contacts, contactRow),
      ),
    ),
    folder(
      'relationships',
      l10n.t('Relationships'),
      'references',
      whole(
        (signal) => tenant.people.relationships(gsid, signal),
        (relationships) =>
          orEmpty(l10n.t('No relationships.'), relationships, (one) => relationshipRow(one, phrases)),
      ),
    ),
  ];
}

function orEmpty<T>(sentence: string, items: readonly T[], rowOf: (item: T) => Row): readonly Row[] {
  return items.length === 0 ? [emptyRow(sentence)] : items.map((item) => rowOf(item));
}
