import { OwnCalls } from '../../src/chat/ownCalls';
import { registerTools } from '../../src/chat/registerTools';
import type { StoppedWrite } from '../../src/chat/stoppedWrite';
import { languageModelTool, type ToolDoorParts } from '../../src/chat/toolDoor';
import { WriteConfirmation, type WriteConfirmationParts } from '../../src/chat/writeConfirmation';
import type { ToolExecutor } from '../../src/tools/executor';

/** VS Code's door to an executor's tools, where the chat's card is all that is asked unless a test says otherwise; `stopped` gets the writes that were. */
export function toolDoor(
  executor: ToolExecutor,
  parts: Partial<WriteConfirmationParts> = {},
  stopped: StoppedWrite[] = [],
): ToolDoorParts & { readonly ownCalls: OwnCalls } {
  return {
    load: async () => executor,
    ownCalls: new OwnCalls(),
    stopped: (write) => void stopped.push(write),
    confirmation: new WriteConfirmation({
      confirmWrites: () => 'chat',
      mayRunUnasked: () => false,
      now: () => new Date(),
      ...parts,
    }),
  };
}

/** Registers tools that this door answers for. */
export const offerTools = (names: Iterable<string>, door: ToolDoorParts) =>
  registerTools(names, async () => ({ tool: (name) => languageModelTool(name, door) }));

/** Rules that let everything in. */
export const noRules = () => ({ readOnly: false, allow: [], exclude: [] });
