import type { Column, ExportedAccount } from '../shared/portfolioMessages';
import type { PortfolioRow } from './portfolioData';

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** The accounts in the order of a column. */
export function orderedAccounts(rows: readonly PortfolioRow[], sort: Sort): readonly PortfolioRow[] {
  return rows.toSorted(comparing(sort));
}

/** An account as it is exported. */
export function exportedAccount(row: PortfolioRow): ExportedAccount {
  const { gsid, name, score, arr, currency, renewalDate, touch, change, openCtas, csm } = row;
  return {
    ...{ gsid, name, score, arr, currency, renewalDate },
    ...{ touch: touch ?? undefined, change: change?.change, openCtas, csm: csm?.name },
  };
}

/** What is not known comes last, whichever way the rest goes. */
function comparing({ column, descending }: Sort): (a: PortfolioRow, b: PortfolioRow) => number {
  return (a, b) => {
    const [left, right] = [valueIn(a, column), valueIn(b, column)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined) || a.name.localeCompare(b.name);
    const order =
      (typeof left === 'string' ? left.localeCompare(String(right)) : left - Number(right)) ||
      (column === 'health' ? (a.points ?? 0) - (b.points ?? 0) : 0);
    return (descending ? -order : order) || a.name.localeCompare(b.name);
  };
}

function valueIn(row: PortfolioRow, column: Column): string | number | undefined {
  switch (column) {
    case 'account':
      return row.name;
    case 'health':
      return row.band;
    case 'arrColumn':
      return row.arr;
    case 'renewal':
      return row.renewalDate;
    case 'lastTouch':
      return row.touch === null ? '' : row.touch;
    case 'change':
      return row.change?.change;
    case 'open':
      return row.ctas.length || undefined;
    case 'csm':
      return row.csm?.name;
  }
}
