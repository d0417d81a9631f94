import { AuditLog, type AuditLogParts } from '../audit/auditLog.node';
import { FileKeys } from '../audit/fileKeys.node';
import { lockIn } from '../auth/lazyLock';
import { auditKeysFolder, locksFolder, OF_RECORD, type StateFolderFacts } from './stateFolder.node';

/**
 * The record of a process outside the editor: its lines in this folder, its keys with the user's state. That is where no
 * variable moves it unless another is given.
 */
export function standaloneAudit(
  folder: string,
  choices: Pick<AuditLogParts, 'detail' | 'retentionDays' | 'onUnverifiable' | 'keysBeside'> = {},
  state: StateFolderFacts = OF_RECORD,
): AuditLog {
  return new AuditLog({
    ...choices,
    folder,
    keys: new FileKeys(auditKeysFolder(state)),
    lock: lockIn(locksFolder(state)),
    // Files are purged by the real time, wherever the clock of a sandbox stands.
    now: () => new Date(),
  });
}
