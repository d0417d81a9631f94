import { arr, counted, dayAway, score } from './cells';
import { numberOf, type Row, textOf } from './facts';
import { nextObjective, plan } from './planTables';
import type { Cell } from './report';

/** What the points of an agenda are made of. */
export interface AgendaSources {
  readonly health: Row;
  readonly usage: readonly Row[];
  readonly wins: number;
  readonly dangers: number;
  readonly plans: readonly Row[];
  readonly renewal: Row;
  readonly contacts: Row;
}

/** The points of the meeting, each with the fact that puts it there; a point without a fact is left out. */
export function agendaOf({
  health,
  usage,
  wins,
  dangers,
  plans,
  renewal,
  contacts,
}: AgendaSources): readonly Cell[] {
  const next = nextObjective(plans);
  const renews = textOf(renewal, 'renewalDate') !== undefined;
  const stand = score(health);
  return [
    ...(stand === undefined ? [] : [['Where we stand: health', stand]]),
    ...(usage.length > 0 ? [['Value and usage:', usage.slice(0, 4).flatMap(measureWords)]] : []),
    ...(wins > 0 ? [`What was achieved: ${counted(wins, 'win')} since the last review`] : []),
    ...(dangers > 0 ? [`What is in the way: ${counted(dangers, 'risk')}`] : []),
    ...(plans.length > 0
      ? [['Success plan:', planWords(plans), ...(next ? ['; next:', textOf(next, 'objective')] : [])]]
      : []),
    ...(renews ? [['Renewal:', dayAway(renewal, 'renewalDate', 'daysLeft'), arr(renewal)]] : []),
    ...(textOf(contacts, 'sponsor') === 'none on file'
      ? ['People: an executive sponsor is to be found']
      : []),
    'Next steps: who does what until when',
  ];
}

function measureWords(row: Row, index: number): readonly Cell[] {
  return [...(index === 0 ? [] : [';']), textOf(row, 'measure'), score(row)];
}

function planWords(plans: readonly Row[]): Cell {
  return plans.slice(0, 3).flatMap((row, index) => {
    const done = numberOf(row, 'percentComplete');
    return [...(index === 0 ? [] : [';']), plan(row), ...(done === undefined ? [] : [{ percent: done }])];
  });
}
