import { l10n } from 'vscode';
import { daysBetween } from '../base/dates';
import type { Account } from '../data/tenant';
import type { Band } from '../model/health';
import { isGone } from '../model/renewals';
import type { Header } from '../shared/accountMessages';
import type { Fact } from '../shared/viewParts';
import { personName } from '../tree/phrases';
import { colorOf, scoreText, type ViewContext } from './viewContext';

/** A renewal nearer than this wants attention. */
const NEAR_DAYS = 60;

/** The head of an account's page: what it is worth, how it is, when it renews, and who looks after it. */
export function headerView(
  { company, score }: Account,
  bands: readonly Band[],
  { phrases, offered }: ViewContext,
): Header {
  const none = l10n.t('None on record');
  const facts: Fact[] = [
    {
      label: l10n.t('Health'),
      value: scoreText(score, bands),
      note: score?.asOf && l10n.t('as of {0}', phrases.day(score.asOf) ?? ''),
      color: colorOf(score, bands),
    },
    { label: l10n.t('ARR'), value: phrases.money(company.arr, company.currency) ?? none },
    renewalFact({ company }, phrases, none),
    { label: l10n.t('CSM'), value: personName(company.csm) ?? none, note: company.csm?.email },
    { label: l10n.t('Stage'), value: company.stage ?? none, note: company.status },
  ];
  return {
    name: company.name,
    record: { kind: 'company', gsid: company.gsid },
    facts,
    actions: offered('open', 'brief', 'prepareReview', 'handover', 'logActivity', 'ask'),
  };
}

function renewalFact(
  { company }: Pick<Account, 'company'>,
  phrases: ViewContext['phrases'],
  none: string,
): Fact {
  const label = l10n.t('Renewal');
  const { renewalDate } = company;
  if (renewalDate === undefined) return { label, value: none };
  const days = daysBetween(phrases.today(), renewalDate);
  const value = distance(days);
  const tone = isGone(company) || days < 0 || days > NEAR_DAYS ? undefined : 'warn';
  return { label, value, note: phrases.day(renewalDate), tone };
}

function distance(days: number): string {
  switch (days) {
    case -1:
      return l10n.t('Yesterday');
    case 0:
      return l10n.t('Today');
    case 1:
      return l10n.t('Tomorrow');
    default:
      return days < 0 ? l10n.t('{0} days ago', -days) : l10n.t('In {0} days', days);
  }
}
