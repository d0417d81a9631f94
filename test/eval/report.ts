import { clip, plainLine } from '../../src/base/plainText';
import type { Outcome } from './evaluate';
import { ASPECTS } from './judge';

const COLUMNS = [
  ...['prompt', 'result', ...ASPECTS, 'rounds', 'calls', 'HTTP'],
  ...['tokens in', 'out', 'seconds'],
] as const;

/** The outcomes as a table with totals, and below it what was wrong. */
export function tableOf(model: string, outcomes: readonly Outcome[]): string {
  const lines = [COLUMNS, ...outcomes.map(cellsOf), totalOf(outcomes)];
  const widths = COLUMNS.map((_, n) => Math.max(...lines.map((cells) => cells[n]?.length ?? 0)));
  const table = lines.map((cells) =>
    cells.map((cell, n) => (n < 2 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  '),
  );
  return [`Model: ${model}`, '', ...table, ...faultsOf(outcomes)].join('\n');
}

/** The share of outcomes that passed, in percent. */
export function shareOf(outcomes: readonly Outcome[]): number {
  return outcomes.length === 0 ? 0 : (100 * outcomes.filter(({ passed }) => passed).length) / outcomes.length;
}

/** The same for a program, with answers, calls and cards. */
export function jsonOf(model: string, outcomes: readonly Outcome[]): string {
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return `${JSON.stringify({ model, runs: outcomes.length, passed, outcomes }, null, 2)}\n`;
}

function cellsOf({ id, passed, judgement, run }: Outcome): readonly string[] {
  return [
    id,
    passed ? 'pass' : 'FAIL',
    ...ASPECTS.map((aspect) => (judgement[aspect].length === 0 ? 'ok' : `${judgement[aspect].length} off`)),
    ...[run.rounds, run.calls.length, run.http, run.tokensIn, run.tokensOut].map(String),
    seconds(run.ms),
  ];
}

function totalOf(outcomes: readonly Outcome[]): readonly string[] {
  const runs = outcomes.map(({ run }) => run);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const good = ASPECTS.map(
    (aspect) => outcomes.filter(({ judgement }) => judgement[aspect].length === 0).length,
  );
  return [
    'total',
    `${outcomes.filter(({ passed }) => passed).length}/${outcomes.length}`,
    ...[...good, sum(runs.map(({ rounds }) => rounds)), sum(runs.map(({ calls }) => calls.length))].map(
      String,
    ),
    ...[sum(runs.map(({ http }) => http)), sum(runs.map(({ tokensIn }) => tokensIn))].map(String),
    String(sum(runs.map(({ tokensOut }) => tokensOut))),
    seconds(sum(runs.map(({ ms }) => ms))),
  ];
}

function faultsOf(outcomes: readonly Outcome[]): readonly string[] {
  const failed = outcomes.filter(({ passed }) => !passed);
  return failed.flatMap(({ id, prompt, judgement, run }) => [
    '',
    `${id}: ${prompt}`,
    ...ASPECTS.flatMap((aspect) => judgement[aspect].map((what) => `  ${aspect}: ${what}`)),
    `  called: ${run.asked.join(', ') || 'nothing'}`,
    ...(run.situation === undefined ? [] : [`  said: ${clip(plainLine(run.answer.whole), 300)}`]),
  ]);
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
