import type { Company } from './company';
import { bandOf } from './bandColor';
import type { Band, Score } from './health';

/** What accounts can be put together by. */
export type AccountGrouping = 'none' | 'health' | 'renewalMonth' | 'stage' | 'csm';

/** Rows that share a value. `value` undefined = the ones that have none; they come last. */
export interface Group<T> {
  readonly value: string | undefined;
  readonly items: readonly T[];
}

interface GroupableAccount {
  readonly company: Company;
  readonly score?: Score | undefined;
}

/** Accounts in groups, each in the order given: bands lowest first, months in time, names by alphabet. */
export function groupAccounts<T extends GroupableAccount>(
  accounts: readonly T[],
  by: Exclude<AccountGrouping, 'none'>,
  bands: readonly Band[],
): readonly Group<T>[] {
  switch (by) {
    case 'health': {
      const rank = new Map(bands.map(({ label }, index) => [label, index]));
      const groups = groupBy(accounts, ({ score }) => bandOf(score, bands)?.label);
      return sorted(groups, (a, b) => (rank.get(a) ?? bands.length) - (rank.get(b) ?? bands.length));
    }
    case 'renewalMonth':
      return sorted(groupBy(accounts, ({ company }) => company.renewalDate?.slice(0, 7)));
    case 'stage':
      return sorted(groupBy(accounts, ({ company }) => company.stage));
    case 'csm':
      return sorted(groupBy(accounts, ({ company }) => company.csm?.name ?? company.csm?.email));
  }
}

/** Items that share a value, in the order in which the values first appear; those without one come last. */
export function groupBy<T>(
  items: readonly T[],
  valueOf: (item: T) => string | undefined,
): readonly Group<T>[] {
  const found = new Map<string | undefined, T[]>();
  for (const item of items) {
    const value = valueOf(item) || undefined;
    const group = found.get(value);
    if (group) group.push(item);
    else found.set(value, [item]);
  }
  const groups = [...found].map(([value, members]) => ({ value, items: members }));
  return [
    ...groups.filter(({ value }) => value !== undefined),
    ...groups.filter(({ value }) => value === undefined),
  ];
}

function sorted<T>(
  groups: readonly Group<T>[],
  order?: (a: string, b: string) => number,
): readonly Group<T>[] {
  return groups.toSorted((a, b) => {
    if (a.value === undefined || b.value === undefined)
      return Number(a.value === undefined) - Number(b.value === undefined);
    return (order?.(a.value, b.value) ?? 0) || a.value.localeCompare(b.value);
  });
}
