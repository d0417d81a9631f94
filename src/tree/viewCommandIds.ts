import type { CommandId } from '../host/commandIds';

/** The commands that arrange the views and keep arrangements under names. */
export const VIEW_COMMANDS = [
  'gainsight.showMyAccounts',
  'gainsight.showAllAccounts',
  'gainsight.searchAccounts',
  'gainsight.clearSearch',
  'gainsight.sortAccounts',
  'gainsight.groupAccounts',
  'gainsight.filterAccounts',
  'gainsight.filterWork',
  'gainsight.showMyPlans',
  'gainsight.showAllPlans',
  'gainsight.filterPlans',
  'gainsight.saveAccountsView',
  'gainsight.saveWorkView',
  'gainsight.savePlansView',
  'gainsight.openView',
  'gainsight.deleteView',
] as const satisfies readonly CommandId[];

export type ViewCommandId = (typeof VIEW_COMMANDS)[number];
