import type { Tool } from './defineTool';

/** Every tool, in the order in which people read about them. */
export const catalogue: readonly Tool[] = [];
