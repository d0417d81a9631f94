import os from 'node:os';
import path from 'node:path';

/** What stateful folders depend on; the process's own unless given. */
export interface StateFolderFacts {
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
  readonly state?: string | undefined;
}

/** Where no variable can move it. */
export const OF_RECORD: StateFolderFacts = { state: '' };

/** Where lines of audit go unless another folder is named. */
export function defaultAuditFolder(facts: StateFolderFacts = {}): string {
  return path.join(stateFolder(facts), 'audit');
}

/** Where the keys of the record are when there is no vault. Never beside the lines, whatever folder those are in. */
export function auditKeysFolder(facts: StateFolderFacts = {}): string {
  return path.join(stateFolder(facts), 'auditKeys');
}

/** Where processes wait for one another. */
export function locksFolder(facts: StateFolderFacts = {}): string {
  return path.join(stateFolder(facts), 'locks');
}

/**
 * Where people's sign-ins are. Variables do not move it: a project can set them, and would bring sign-ins of its own or
 * take those of the user away.
 */
export function loginsFolder(facts: Omit<StateFolderFacts, 'state'> = {}): string {
  return path.join(stateFolder({ ...facts, ...OF_RECORD }), 'logins');
}

/**
 * Where the user's own file about servers is. The home folder comes from the system's own record of the user: variables
 * such as HOME and XDG_CONFIG_HOME can be set by the configuration that this file is to protect from.
 */
export function userFilePath(platform: NodeJS.Platform = process.platform, home = homeOfRecord()): string {
  const folder = platform === 'win32' ? ['AppData', 'Roaming'] : ['.config'];
  return path.join(home, ...folder, 'gainsight-vscode', 'mcp.json');
}

function stateFolder({
  platform = process.platform,
  home = homeOfRecord(),
  state = process.env.XDG_STATE_HOME,
}: StateFolderFacts): string {
  if (platform === 'win32') return path.join(home, 'AppData', 'Local', 'gainsight-vscode');
  const base = state && path.isAbsolute(state) ? state : path.join(home, '.local', 'state');
  return path.join(base, 'gainsight-vscode');
}

/** The user's home folder as the system knows it, whatever the environment says. */
export function homeOfRecord(): string {
  try {
    return os.userInfo().homedir;
  } catch {
    // A user without a record, as in some containers, has no such folder.
    return path.join(path.parse(process.cwd()).root, 'nonexistent');
  }
}
