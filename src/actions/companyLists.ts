import { l10n } from 'vscode';
import { pagesOf } from '../data/paging';
import { list, type ListToExport } from './lists';
import {
  activityColumns,
  contactColumns,
  ctaColumns,
  planColumns,
  relationshipColumns,
} from './recordColumns';

/** What a tree shows below a company, by the keys of those rows. */
export const COMPANY_LISTS = ['ctas', 'plans', 'timeline', 'people', 'relationships'] as const;

/** More at once than a view shows: a tenant takes so many calls a minute. */
const ENTRIES = 100;

export type CompanyListId = (typeof COMPANY_LISTS)[number];

/** The lists of one company. */
export function companyLists(gsid: string, name: string): readonly ListToExport[] {
  const { t } = l10n;
  const of = (label: string): string => t('{0} of {1}', label, name);
  return [
    list('ctas', of(t('Open CTAs')), ctaColumns(), ({ ctas }, signal) =>
      pagesOf((offset) => ctas.ofCompany(gsid, offset, signal)),
    ),
    list('plans', of(t('Success plans')), planColumns(), async function* ({ plans }, signal) {
      yield await plans.ofCompany(gsid, signal);
    }),
    list('timeline', of(t('Timeline')), activityColumns(), ({ timeline }, signal) =>
      pagesOf((offset) => timeline.ofCompany(gsid, offset, signal, ENTRIES)),
    ),
    list('people', of(t('People')), contactColumns(), async function* ({ people }, signal) {
      yield await people.contacts(gsid, signal);
    }),
    list(
      'relationships',
      of(t('Relationships')),
      relationshipColumns(),
      async function* ({ people }, signal) {
        yield await people.relationships(gsid, signal);
      },
    ),
  ];
}
