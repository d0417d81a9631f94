import { absentOr, type Choices } from '../rules';
import type { ArgumentRule } from '../prompt';

export const HEALTH = 'gainsight_accounts_health_get';

/** How a condition on the CSM may name the field. */
export const MINE: Choices = ['Csm', 'OwnerId'];

/** A tool looks at the signed-in user's own records. */
export function mineOf(tool: string): ArgumentRule {
  return absentOr(tool, 'owner', 'me', 'Lena Hofmann', 'lena.hofmann@example.com');
}

/** Every tool that can write. */
export const WRITES = [
  ...['gainsight_cta_create', 'gainsight_cta_update', 'gainsight_task_create', 'gainsight_task_update'],
  ...['gainsight_success_plan_create', 'gainsight_success_plan_update'],
  ...['gainsight_timeline_create', 'gainsight_timeline_update'],
] as const;
