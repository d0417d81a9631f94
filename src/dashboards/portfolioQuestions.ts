import { quarterDays, quarterLabel } from '../model/fiscalQuarter';
import type { MarkRef } from '../shared/portfolioMessages';
import { nameInQuestion } from './pageActions';

/** What the keys of marks stand for; undefined for one that nothing stands behind. */
export interface MarkNames {
  readonly mine: boolean;
  readonly band: (index: number) => string | undefined;
  readonly account: (gsid: string) => string | undefined;
  readonly owner: (gsid: string) => string | undefined;
  /** From 1 to 12. */
  readonly fiscalYearStartMonth: number;
}

const TOUCHES: ReadonlyMap<string, string> = new Map([
  ['never', 'have no touch on record at all'],
  ['90', 'had no touch for 90 days or more'],
  ['60', 'had no touch for 60 to 89 days'],
  ['30', 'had no touch for 30 to 59 days'],
]);

/** A mark of the portfolio as a question to the participant; undefined for one that is not known. */
export function questionAbout({ chart, key }: MarkRef, names: MarkNames): string | undefined {
  const accounts = names.mine ? 'of my accounts' : 'accounts';
  switch (chart) {
    case 'health':
      return bandQuestion(
        key,
        names,
        (band) => `Which ${accounts} are ${band}, and what should happen first for each?`,
      );
    case 'arr':
      return bandQuestion(
        key,
        names,
        (band) => `Which ${accounts} are ${band}, by ARR, and what is at stake?`,
      );
    case 'renewals': {
      if (key === 'overdue')
        return `Which ${accounts} are past their renewal date, and what should happen with each?`;
      const when = monthIn(key) ?? quarterIn(key, names);
      return when && `Which ${accounts} renew in ${when}, and which of them are at risk?`;
    }
    case 'movers': {
      const name = names.account(key);
      return name && `Why has the health score of ${nameInQuestion(name)} changed in the last week?`;
    }
    case 'touch': {
      const words = TOUCHES.get(key);
      return words && `Which ${accounts} ${words}, and whom should I call first?`;
    }
    case 'owners': {
      if (key === 'none')
        return `Which open CTAs ${names.mine ? 'of my accounts ' : ''}have no owner, and who should take them?`;
      if (key === 'others')
        return `How many open CTAs ${names.mine ? 'of my accounts ' : ''}does each owner have, and which are overdue?`;
      const name = names.owner(key);
      return name && `What open CTAs does ${nameInQuestion(name)} have, and which are overdue?`;
    }
  }
}

function bandQuestion(
  key: string,
  { band }: MarkNames,
  question: (words: string) => string,
): string | undefined {
  if (key === 'none') return question('without a health score');
  const label = /^\d+$/.test(key) ? band(Number(key)) : undefined;
  return label && question(`in the health band "${nameInQuestion(label)}"`);
}

function monthIn(key: string): string | undefined {
  return /^\d{4}-\d{2}$/.test(key) ? key : undefined;
}

/** `q2027-3` as people write it, with its days: whoever answers need not know when the fiscal year begins. */
function quarterIn(key: string, { fiscalYearStartMonth }: MarkNames): string | undefined {
  const [, year, quarter] = /^q(\d{4})-([1-4])$/.exec(key) ?? [];
  const number = ([1, 2, 3, 4] as const).find((one) => String(one) === quarter);
  if (year === undefined || number === undefined) return undefined;
  const fiscal = { year: Number(year), quarter: number };
  const { from, to } = quarterDays(fiscal, fiscalYearStartMonth);
  return `the fiscal quarter ${quarterLabel(fiscal)} (${from} to ${to})`;
}
