import type { CommandId } from '../host/commandIds';

/** The commands of this room. */
export const ACTION_IDS = [
  'gainsight.createCta',
  'gainsight.updateCta',
  'gainsight.closeCta',
  'gainsight.createTask',
  'gainsight.completeTask',
  'gainsight.createPlan',
  'gainsight.updatePlan',
  'gainsight.logActivity',
  'gainsight.editActivity',
  'gainsight.describeObject',
  'gainsight.findAccount',
  'gainsight.exportList',
] as const satisfies readonly CommandId[];

export type ActionId = (typeof ACTION_IDS)[number];
