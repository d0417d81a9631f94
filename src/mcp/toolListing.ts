import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import type { ToolDefinition } from '../tools/definitions';

/** A tool as the protocol lists it, with hints by which a client decides whether to ask. */
export function toolListing({ name, title, description, effect, inputSchema }: ToolDefinition): Tool {
  const update = effect === 'write' && name.endsWith('_update');
  return {
    name,
    title,
    description,
    inputSchema,
    annotations: {
      title,
      readOnlyHint: effect === 'read',
      // An update replaces what was there; nothing is ever deleted.
      destructiveHint: update,
      idempotentHint: effect === 'read' || update,
      // Text of records comes from people outside.
      openWorldHint: true,
    },
  };
}
