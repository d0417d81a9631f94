import path from 'node:path';
import { EnvironmentError } from './environmentError';

/** The folder that the environment names for the lines of audit, if it does. */
export function checkedFolder(auditDir: string | undefined): string | undefined {
  // A relative path would put the lines into whatever project the client was started in.
  if (auditDir === undefined || path.isAbsolute(auditDir)) return auditDir;
  throw new EnvironmentError('GAINSIGHT_AUDIT_DIR must be an absolute path.');
}
