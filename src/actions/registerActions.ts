import { lazy } from '../base/lazy';
import type { CommandId } from '../host/commandIds';
import type { Commands } from '../host/commands';
import type { ActionCommands } from './actionCommands';
import type { ActionParts } from './actionParts';

/** Each command, and the method that does it. */
const COMMANDS = {
  'gainsight.createCta': 'createCta',
  'gainsight.updateCta': 'updateCta',
  'gainsight.closeCta': 'closeCta',
  'gainsight.createTask': 'createTask',
  'gainsight.completeTask': 'completeTask',
  'gainsight.createPlan': 'createPlan',
  'gainsight.updatePlan': 'updatePlan',
  'gainsight.editActivity': 'editActivity',
  'gainsight.describeObject': 'describeObject',
  'gainsight.queryObject': 'queryObject',
  'gainsight.findAccount': 'findAccount',
  'gainsight.exportList': 'exportList',
} as const satisfies Partial<Record<CommandId, keyof ActionCommands>>;

/** Registers the commands that write, and those that read any object; what they do is loaded with the first of them that somebody runs. */
export function registerActions(commands: Pick<Commands, 'register'>, parts: ActionParts): void {
  const loaded = lazy(async (): Promise<ActionCommands> => {
    const { ActionCommands } = await import('./actionCommands');
    return new ActionCommands(parts);
  });
  // The keys are those of the table above.
  for (const id of Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])
    commands.register(id, async (...args) => (await loaded())[COMMANDS[id]](args));
}
