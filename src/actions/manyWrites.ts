import { l10n } from 'vscode';
import { describeFailure } from '../host/failure';
import type { PageKind } from '../model/recordKind';
import type { Confirm, ToolExecutor } from '../tools/executor';
import { saysTheSame } from '../tools/proposedWrite';
import type { Undo } from './action';
import type { RollBack, Work } from './actionParts';
import { chooseRows, planOf, type PlannedRow } from './manyRows';
import { type Outcome, outcomeOf } from './outcome';
import { tellMany } from './tellMany';
import { undoTitle } from './words';
import { changedMeanwhile, type WriteRequest } from './writeOne';

/** How long one plan may take: a tenant takes so many calls a minute, and a plan may have to wait for the next. */
const PLANNING_MS = 90_000;

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

type Tell = (text: string) => void;
type Executor = Pick<ToolExecutor, 'run' | 'prepare' | 'withdraw'>;

/** Writes to several records: one table of all plans first, then one after the other, and a result for each. */
export async function writeMany(title: string, all: readonly OneOfMany[], work: Work): Promise<void> {
  const { parts, tenant } = work;
  const executor = await parts.loadTools();
  const rows = await parts.notify.progress(title, (signal, tell) => planAll(executor, all, signal, tell));
  if (!rows) return;
  const chosen = (await chooseRows(title, rows)) ?? [];
  const left = rows.filter((row) => !chosen.includes(row));
  await withdraw(executor, left);
  if (chosen.length === 0) return;
  if (parts.active.tenant !== tenant) {
    parts.notify.error(l10n.t('Nothing was written: {0}', changedMeanwhile()));
    return;
  }
  const results = await parts.notify.progress(title, (signal, tell) =>
    sendAll(executor, chosen, work, signal, tell),
  );
  const undone = results.filter(({ one, outcome }) => outcome?.kind === 'done' && one.undo);
  const undo = undone.map(({ one }) => undoOf(one)).filter((one) => one !== undefined);
  tellMany(results, {
    notify: parts.notify,
    undo: undo.length > 0 ? () => writeMany(undoTitle(title), undo, work) : undefined,
  });
}

/** In the order of the rows: a tenant takes so many calls a minute. Undefined when it was called off. */
async function planAll(
  executor: Executor,
  all: readonly OneOfMany[],
  signal: AbortSignal,
  tell: Tell,
): Promise<readonly PlannedRow[] | undefined> {
  const rows: PlannedRow[] = [];
  try {
    for (const one of all) {
      tell(howFar(rows.length, all.length));
      const { tool, input } = one.request;
      const prepared = await executor.prepare(tool, input, { door: 'ui', signal, limitMs: PLANNING_MS });
      rows.push({ one, prepared });
    }
    return rows;
  } catch (error) {
    await withdraw(executor, rows);
    if (!signal.aborted) throw error;
    return undefined;
  }
}

async function withdraw(executor: Executor, rows: readonly PlannedRow[]): Promise<void> {
  for (const row of rows.filter(planOf))
    await executor.withdraw(row.one.request.tool, row.one.request.input, 'ui');
}

/** Never rejects: what was called off is not sent, and one that fails does not keep the others from being written. */
async function sendAll(
  executor: Executor,
  rows: readonly PlannedRow[],
  work: Work,
  signal: AbortSignal,
  tell: Tell,
): Promise<readonly Result[]> {
  const release = work.parts.pending.hold();
  try {
    const shown = rows.map((row) => ({ row, rollBack: row.one.show() }));
    const results: Result[] = [];
    for (const { row, rollBack } of shown) {
      tell(howFar(results.length, rows.length));
      const isOver = signal.aborted || work.parts.active.tenant !== work.tenant;
      const outcome = isOver ? undefined : await send(executor, row, work, signal);
      rollBack();
      results.push({ one: row.one, outcome });
    }
    return results;
  } finally {
    release();
  }
}

async function send(
  executor: Executor,
  row: PlannedRow,
  { parts: { active, log }, tenant }: Work,
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  const { tool, input } = row.one.request;
  const approved = planOf(row);
  const seen = { approved: false };
  // A row whose turn comes late is planned anew: every word of that must have stood in the table, for this very tenant.
  const confirm: Confirm = async (plan) => {
    seen.approved = active.tenant === tenant && approved !== undefined && saysTheSame(plan, approved);
    return seen.approved ? 'accepted' : 'declined';
  };
  try {
    return outcomeOf(await executor.run(tool, input, { door: 'ui', signal, confirm }));
  } catch (error) {
    log.warn(`${tool} was cut off: ${describeFailure(error)?.logLine ?? 'stopped'}`);
    return seen.approved ? { kind: 'unknown' } : undefined;
  }
}

function howFar(done: number, all: number): string {
  return l10n.t('{0} of {1}', done + 1, all);
}

function undoOf({ undo, ...one }: OneOfMany): OneOfMany | undefined {
  if (!undo) return undefined;
  const { tool, input, show } = undo;
  return { ...one, request: { tool, input }, show, undo: undefined };
}
