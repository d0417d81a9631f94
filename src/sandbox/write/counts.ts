import type { Row, Value } from '../row';
import type { Tenant } from '../tenant';

/** Brings the figures of a CTA in line with its tasks. */
export function countTasks({ store }: Tenant, ctaId: Value): void {
  const table = store.table('call_to_action');
  const cta = table.get(ctaId);
  if (!cta) return;
  const tasks = store.table('cs_task').matching('CtaId', [ctaId]);
  const open = tasks.filter(({ IsClosed }) => IsClosed !== true);
  const next = earliest(open);
  table.update(cta, {
    TotalTaskCount: tasks.length,
    OpenTaskCount: open.length,
    ClosedTaskCount: tasks.length - open.length,
    NextTaskDueDate: next,
    MinTaskDate: next,
  });
}

/** Brings the figures of a success plan in line with its objectives. */
export function countObjectives({ store }: Tenant, planId: Value | undefined): void {
  const table = store.table('cta_group');
  const plan = planId ? table.get(planId) : undefined;
  if (!plan) return;
  const all = store.table('call_to_action').matching('CtaGroupId', [planId ?? null]);
  const open = all.filter(({ IsClosed }) => IsClosed !== true);
  table.update(plan, {
    OpenCtas: open.length,
    OverdueCtas: open.filter(({ IsOverdue }) => IsOverdue === true).length,
    PercentComplete: all.length > 0 ? Math.round(((all.length - open.length) / all.length) * 100) : 0,
  });
}

function earliest(tasks: readonly Row[]): Value {
  const days = tasks.map(({ DueDate }) => DueDate).filter((day) => typeof day === 'string');
  return days.sort()[0] ?? null;
}
