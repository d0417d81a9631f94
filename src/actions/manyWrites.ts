import { l10n } from 'vscode';
import { describeFailure } from '../host/failure';
import type { PageKind } from '../model/recordKind';
import type { Confirm, ToolExecutor } from '../tools/executor';
import type { Undo } from './action';
import type { RollBack, Work } from './actionParts';
import { chooseRows, planOf, type PlannedRow } from './manyRows';
import { type Outcome, outcomeOf } from './outcome';
import { tellMany } from './tellMany';
import { undoTitle } from './words';
import { changedMeanwhile, type WriteRequest } from './writeOne';

/** How long one plan may take. */
const PLANNING_MS = 5_000;

/** One record among several that the same is done to. */
export interface OneOfMany {
  readonly name: string;
  readonly gsid: string;
  readonly page: PageKind | undefined;
  readonly request: WriteRequest;
  readonly show: () => RollBack;
  readonly undo: Undo | undefined;
}

/** What became of one of them; undefined where it was not its turn any more. */
export interface Result {
  readonly one: OneOfMany;
  readonly outcome: Outcome | undefined;
}

type Executor = Pick<ToolExecutor, 'run' | 'prepare' | 'withdraw'>;

/** Writes to several records: one table of all plans first, then one after the other, and a result for each. */
export async function writeMany(title: string, all: readonly OneOfMany[], work: Work): Promise<void> {
  const { parts, tenant } = work;
  const executor = await parts.loadTools();
  const rows = await parts.notify.working(title, (signal) => planAll(executor, all, signal));
  const chosen = (await chooseRows(title, rows)) ?? [];
  const left = rows.filter((row) => planOf(row) && !chosen.includes(row));
  for (const { one } of left) await executor.withdraw(one.request.tool, one.request.input, 'ui');
  if (chosen.length === 0) return;
  if (parts.active.tenant !== tenant) {
    parts.notify.error(l10n.t('Nothing was written: {0}', changedMeanwhile()));
    return;
  }
  const results = await parts.notify.progress(title, (signal) => sendAll(executor, chosen, work, signal));
  const undone = results.filter(({ one, outcome }) => outcome?.kind === 'done' && one.undo);
  const undo = undone.map(({ one }) => undoOf(one)).filter((one) => one !== undefined);
  tellMany(results, {
    notify: parts.notify,
    undo: undo.length > 0 ? () => writeMany(undoTitle(title), undo, work) : undefined,
  });
}

/** In the order of the rows: a tenant takes so many calls a minute. */
async function planAll(
  executor: Executor,
  all: readonly OneOfMany[],
  signal: AbortSignal,
): Promise<readonly PlannedRow[]> {
  const rows: PlannedRow[] = [];
  for (const one of all) {
    const { tool, input } = one.request;
    const prepared = await executor.prepare(tool, input, { door: 'ui', signal, limitMs: PLANNING_MS });
    rows.push({ one, prepared });
  }
  return rows;
}

/** Never rejects: what was called off is not sent, and one that fails does not keep the others from being written. */
async function sendAll(
  executor: Executor,
  rows: readonly PlannedRow[],
  work: Work,
  signal: AbortSignal,
): Promise<readonly Result[]> {
  const shown = rows.map((row) => ({ row, rollBack: row.one.show() }));
  const results: Result[] = [];
  for (const { row, rollBack } of shown) {
    const outcome = signal.aborted ? undefined : await send(executor, row, work, signal);
    rollBack();
    results.push({ one: row.one, outcome });
  }
  return results;
}

async function send(
  executor: Executor,
  row: PlannedRow,
  { parts: { log } }: Work,
  signal: AbortSignal,
): Promise<Outcome> {
  const { tool, input } = row.one.request;
  const seen = { approved: false };
  // Only what stood in the table was approved: a plan that was made anew is another one.
  const confirm: Confirm = async (plan, wasShown) => {
    seen.approved = wasShown && plan === planOf(row);
    return seen.approved ? 'accepted' : 'declined';
  };
  try {
    return outcomeOf(await executor.run(tool, input, { door: 'ui', signal, confirm }));
  } catch (error) {
    log.warn(`${tool} was cut off: ${describeFailure(error)?.logLine ?? 'stopped'}`);
    return seen.approved ? { kind: 'unknown' } : { kind: 'declined' };
  }
}

function undoOf({ undo, ...one }: OneOfMany): OneOfMany | undefined {
  if (!undo) return undefined;
  const { tool, input, show } = undo;
  return { ...one, request: { tool, input }, show, undo: undefined };
}
