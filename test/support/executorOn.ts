import type { AuditEntry } from '../../src/audit/entry';
import type { ActiveView } from '../../src/data/tenantInUse';
import { catalogue } from '../../src/tools/catalogue';
import type { Tool } from '../../src/tools/defineTool';
import { type ExecutorParts, ToolExecutor } from '../../src/tools/executor';
import { sharedTrace } from './sharedTrace';

/** An executor without any rule, whose audit lines are kept in `lines`. */
export function executorOn(
  active: ActiveView,
  tools: readonly Tool[] = catalogue,
  parts: Partial<ExecutorParts> = {},
): ToolExecutor & { readonly lines: AuditEntry[] } {
  const lines: AuditEntry[] = [];
  const executor = new ToolExecutor({
    tools,
    active,
    rules: () => ({ readOnly: false, allow: [], exclude: [] }),
    audit: { append: async (entry) => void lines.push(entry) },
    trace: sharedTrace(),
    now: () => new Date('2026-11-18T09:00:00+01:00'),
    ...parts,
  });
  return Object.assign(executor, { lines });
}
