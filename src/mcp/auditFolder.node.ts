import path from 'node:path';
import { EnvironmentError } from './environmentError';
import { homeOfRecord } from './userFile.node';

/** Where the lines of audit go: the folder that was set, else the user's state folder. */
export function auditFolder(
  chosen: string | undefined,
  { platform = process.platform, home = homeOfRecord(), state = process.env.XDG_STATE_HOME } = {},
): string {
  if (chosen !== undefined) {
    // A relative path would put the lines into whatever project the client was started in.
    if (path.isAbsolute(chosen)) return chosen;
    throw new EnvironmentError('GAINSIGHT_AUDIT_DIR must be an absolute path.');
  }
  if (platform === 'win32') return path.join(home, 'AppData', 'Local', 'gainsight-vscode', 'audit');
  const base = state && path.isAbsolute(state) ? state : path.join(home, '.local', 'state');
  return path.join(base, 'gainsight-vscode', 'audit');
}
