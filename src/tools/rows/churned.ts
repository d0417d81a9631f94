import type { Account } from '../../data/tenant';
import { isGone } from '../../model/renewals';

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
  const named = gone.slice(0, MOST_NAMED).map(({ company }) => company.name);
  const more = gone.length - named.length;
  return {
    staying: accounts.filter(({ company }) => !isGone(company)),
    churned: gone.length === 0 ? undefined : [...named, ...(more > 0 ? [`and ${more} more`] : [])],
  };
}
