import type { ActiveTenant } from '../data/activeTenant';
import { catalogue } from './catalogue';
import { ToolExecutor } from './executor';

/** Everything behind the tools. Load it by `import()`: schemas and all, it is a bundle of its own. */
export function createToolset(active: Pick<ActiveTenant, 'state' | 'tenant'>): ToolExecutor {
  return new ToolExecutor(catalogue, active);
}
