import type { CommandId } from '../host/commandIds';

/** The commands about accounts; what they do is loaded with the first that somebody runs. */
export const ACCOUNT_COMMANDS = [
  'gainsight.connect',
  'gainsight.signInAgain',
  'gainsight.exploreSandbox',
  'gainsight.signOut',
  'gainsight.changeEmail',
  'gainsight.makeReadOnly',
  'gainsight.allowWrites',
  'gainsight.showSignInHelp',
  'gainsight.switchConnection',
] as const satisfies readonly CommandId[];

export type AccountCommand = (typeof ACCOUNT_COMMANDS)[number];
