import os from 'node:os';
import path from 'node:path';

/** Where lines of audit go unless another folder is named. */
export function defaultAuditFolder({
  platform = process.platform,
  home = homeOfRecord(),
  state = process.env.XDG_STATE_HOME,
} = {}): string {
  if (platform === 'win32') return path.join(home, 'AppData', 'Local', 'gainsight-vscode', 'audit');
  const base = state && path.isAbsolute(state) ? state : path.join(home, '.local', 'state');
  return path.join(base, 'gainsight-vscode', 'audit');
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
