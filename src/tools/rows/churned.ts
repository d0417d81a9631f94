import type { Account } from '../../data/tenant';
import { isGone } from '../../model/renewals';
import { fewNames } from './fewNames';

const MOST_NAMED = 10;

/** What the rule of an answer says of the accounts that are no customers any more. */
export const CHURNED_RULE =
  'accounts whose status or stage is churned, inactive, lost or closed are left out';

/** The accounts without those that are no customers any more; these by name, where there are some. */
export function withoutChurned(accounts: readonly Account[]): {
  readonly staying: readonly Account[];
  readonly churned: readonly string[] | undefined;
} {
  const gone = accounts.filter(({ company }) => isGone(company));
  const names = gone.map(({ company }) => company.name);
  return {
    staying: accounts.filter(({ company }) => !isGone(company)),
    churned: gone.length === 0 ? undefined : fewNames(names, MOST_NAMED),
  };
}
