import { catalogue } from './catalogue';
import { type ExecutorParts, ToolExecutor } from './executor';

/** Everything behind the tools. Load it by `import()`: schemas and all, it is a bundle of its own. */
export function createToolset(parts: Omit<ExecutorParts, 'tools'>): ToolExecutor {
  return new ToolExecutor({ ...parts, tools: catalogue });
}
