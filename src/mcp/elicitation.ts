import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Confirm } from '../tools/executor';
import { planText } from './planText';

/** A person may take a while; after this the answer is no. */
const PATIENCE_MS = 10 * 60_000;

/** Asks the person at the client about a write. `unavailable` when the client has no way to ask. */
export function confirmByElicitation(
  client: Pick<McpServer['server'], 'getClientCapabilities' | 'elicitInput'>,
): Confirm {
  return async (plan, _shown, signal) => {
    const can = client.getClientCapabilities()?.elicitation;
    // Without a mode a client means forms; one that names only web pages cannot show ours.
    if (!can || (can.url !== undefined && can.form === undefined)) return 'unavailable';
    const requestedSchema = { type: 'object' as const, properties: {} };
    const options = { signal, timeout: PATIENCE_MS };
    try {
      const { action } = await client.elicitInput({ message: planText(plan), requestedSchema }, options);
      return action === 'accept' ? 'accepted' : 'declined';
    } catch {
      signal.throwIfAborted();
      return 'unavailable';
    }
  };
}
