/** Every command of the extension; a test compares them with the manifest. */
export const COMMAND_IDS = [
  'gainsight.connect',
  'gainsight.exploreSandbox',
  'gainsight.switchConnection',
  'gainsight.signOut',
  'gainsight.showLog',
  'gainsight.refresh',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
