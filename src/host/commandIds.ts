/** Every command of the extension; a test compares them with the manifest. */
export const COMMAND_IDS = [
  'gainsight.connect',
  'gainsight.exploreSandbox',
  'gainsight.switchConnection',
  'gainsight.signOut',
  'gainsight.showLog',
  'gainsight.copyMcpConfiguration',
  'gainsight.refresh',
  'gainsight.showMyAccounts',
  'gainsight.showAllAccounts',
  'gainsight.searchAccounts',
  'gainsight.clearSearch',
  'gainsight.sortAccounts',
  'gainsight.groupAccounts',
  'gainsight.showMyPlans',
  'gainsight.showAllPlans',
  'gainsight.openInGainsight',
  'gainsight.copyLink',
  'gainsight.copyGsid',
  'gainsight.loadMore',
  'gainsight.retry',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
