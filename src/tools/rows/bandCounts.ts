import type { Account } from '../../data/tenant';
import { bandOf } from '../../model/bandColor';
import type { Band } from '../../model/health';
import { sumArr, type Sums } from '../../model/renewals';

const UNSCORED = 'unscored';
const NOBODY = 'nobody';
const MOST_CSMS = 20;

interface Counted {
  readonly accounts: number;
  readonly arr: Sums;
}

/** How many accounts each band holds and their ARR by currency, lowest band first; empty bands are left out. */
export function countsByBand(
  accounts: readonly Account[],
  bands: readonly Band[],
): Readonly<Record<string, Counted>> {
  const groups = grouped(accounts, (account) => labelOf(account, bands));
  const order = [...bands.map(({ label }) => label), ...groups.keys()];
  return Object.fromEntries(
    [...new Set(order)].flatMap((label) => {
      const group = groups.get(label);
      return group ? [[label, { accounts: group.length, arr: sumArr(group) }]] : [];
    }),
  );
}

/** The same in counts alone for each CSM, who has most first; `moreCsms` are those that are not named. */
export function countsByCsm(
  accounts: readonly Account[],
  bands: readonly Band[],
): { readonly byCsm: readonly object[]; readonly moreCsms: number | undefined } {
  const books = grouped(accounts, ({ company: { csm } }) => csm?.gsid ?? csm?.email ?? csm?.name ?? NOBODY);
  const all = [...books.values()].map((book) => ({ ...personOf(book), book }));
  const most = all.sort((a, b) => b.book.length - a.book.length || a.csm.localeCompare(b.csm));
  const rows = most.slice(0, MOST_CSMS).map(({ csm, email, book }) => {
    const counts = Object.entries(countsByBand(book, bands)).map(([label, one]) => [label, one.accounts]);
    const namesakes = all.filter((one) => one.csm === csm).length > 1;
    return {
      ...{ csm, email: namesakes ? email : undefined, accounts: book.length },
      bands: Object.fromEntries(counts) as Record<string, number>,
    };
  });
  return { byCsm: rows, moreCsms: most.length > MOST_CSMS ? most.length - MOST_CSMS : undefined };
}

function personOf([first]: readonly Account[]): { readonly csm: string; readonly email: string | undefined } {
  const { name, email } = first?.company.csm ?? {};
  return { csm: name ?? email ?? NOBODY, email };
}

function labelOf({ score }: Account, bands: readonly Band[]): string {
  return bandOf(score, bands)?.label ?? (score === undefined ? UNSCORED : 'no band');
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
