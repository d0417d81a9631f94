import path from 'node:path';
import { defaultAuditFolder } from '../library/stateFolder.node';
import { EnvironmentError } from './environmentError';

/** Where the lines of audit go: the folder that the environment names, else the user's. */
export function auditFolderOf(auditDir: string | undefined): string {
  if (auditDir === undefined) return defaultAuditFolder();
  // A relative path would put the lines into whatever project the client was started in.
  if (path.isAbsolute(auditDir)) return auditDir;
  throw new EnvironmentError('GAINSIGHT_AUDIT_DIR must be an absolute path.');
}
