import type { Company } from '../../model/company';
import type { Row } from '../objectQuery';
import { valueOf, toDay, toNumber, toText } from '../values';
import { identity, labelOf, userRef } from './identity';

/** What picklist ids stand for in this tenant, by GSID. */
export interface StageLabels {
  readonly stage?: ReadonlyMap<string, string> | undefined;
  readonly status?: ReadonlyMap<string, string> | undefined;
}

/**
 * How much of a company is read: what a score is shown with and what the account is worth, or all. Labels of stage and
 * status come with all; with the former only where they cost no call, or the accounts may differ in their status.
 */
export type CompanyFields = 'worth' | 'all';

/** The last four are missing on some tenants: see `withoutUnknownFields`. */
export const companySelect: readonly string[] = [
  'Gsid',
  'Name',
  'Status',
  'Stage',
  'Arr',
  'RenewalDate',
  'Csm',
  'Csm__gr.Name',
  'Csm__gr.Email',
  'CurrentScore',
  'CurrentScore__gr.Name',
  'PreviousScore',
  'Trend',
  'CurrencyIsoCode',
];

/** The fields for each. */
export const companySelects: Readonly<Record<CompanyFields, readonly string[]>> = {
  worth: companySelect.filter((name) => name !== 'PreviousScore' && name !== 'Trend'),
  all: companySelect,
};

/** A company from a row of the object query; undefined without id or name. */
export function toCompany(row: Row, labels: StageLabels = {}): Company | undefined {
  const id = identity(row);
  return (
    id && {
      ...id,
      arr: toNumber(valueOf(row, 'Arr')),
      currency: toText(valueOf(row, 'CurrencyIsoCode')),
      renewalDate: toDay(valueOf(row, 'RenewalDate', 'Renewal_Date')),
      csm: userRef(row, 'Csm'),
      stage: labelOf(valueOf(row, 'Stage'), labels.stage),
      status: labelOf(valueOf(row, 'Status'), labels.status),
      scoreId: toText(valueOf(row, 'CurrentScore')),
      previousScoreId: toText(valueOf(row, 'PreviousScore')),
      bandLabel: toText(valueOf(row, 'CurrentScore__gr.Name')),
      trend: toText(valueOf(row, 'Trend')),
    }
  );
}
