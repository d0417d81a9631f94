import { type Disposable, DisposableOwner } from '../base/disposable';
import { lazy } from '../base/lazy';
import type { Commands } from '../host/commands';
import type { ActionCommands } from './actionCommands';
import { ACTION_IDS } from './actionIds';
import type { ActionParts } from './actionParts';

/** Registers what can be done with records; how it is done is loaded with the first of them that somebody runs. */
export function registerActions(commands: Pick<Commands, 'register'>, parts: ActionParts): Disposable {
  return new Actions(commands, parts);
}

class Actions extends DisposableOwner {
  constructor(commands: Pick<Commands, 'register'>, parts: ActionParts) {
    super();
    const loaded = lazy(async (): Promise<ActionCommands> => {
      const { ActionCommands } = await import('./actionCommands');
      return this.register(new ActionCommands(parts));
    });
    for (const id of ACTION_IDS) commands.register(id, async (...args) => (await loaded()).run(id, args));
  }
}
