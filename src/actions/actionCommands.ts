import { DisposableOwner } from '../base/disposable';
import type { ActionId } from './actionIds';
import type { ActionParts } from './actionParts';
import { ReadCommands } from './readCommands';
import { WriteCommands } from './writeCommands';

type Run = (args: readonly unknown[]) => Promise<void>;

/** Everything that the commands of this room do. */
export class ActionCommands extends DisposableOwner {
  readonly #runs: Readonly<Record<ActionId, Run>>;

  constructor(parts: ActionParts) {
    super();
    const writes = new WriteCommands(parts);
    const reads = this.register(new ReadCommands(parts));
    this.#runs = {
      'gainsight.createCta': (args) => writes.createCta(args),
      'gainsight.updateCta': (args) => writes.updateCta(args),
      'gainsight.closeCta': (args) => writes.closeCta(args),
      'gainsight.createTask': (args) => writes.createTask(args),
      'gainsight.completeTask': (args) => writes.completeTask(args),
      'gainsight.createPlan': (args) => writes.createPlan(args),
      'gainsight.updatePlan': (args) => writes.updatePlan(args),
      'gainsight.logActivity': (args) => writes.logActivity(args),
      'gainsight.editActivity': (args) => writes.editActivity(args),
      'gainsight.describeObject': () => reads.describeObject(),
      'gainsight.findAccount': () => reads.findAccount(),
      'gainsight.exportList': ([list]) => reads.exportList(list),
    };
  }

  run(id: ActionId, args: readonly unknown[]): Promise<void> {
    return this.#runs[id](args);
  }
}
