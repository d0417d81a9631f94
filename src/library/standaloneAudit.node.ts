import { unlocked } from '../audit/auditKeys';
import { FileKeys } from '../audit/fileKeys.node';
import { FileSink } from '../audit/fileSink.node';
import { auditKeysFolder } from './stateFolder.node';

/** The record of a process outside the editor: its lines in this folder, its keys with the user's state. */
export function standaloneAudit(folder: string): FileSink {
  return new FileSink({ folder, keys: new FileKeys(auditKeysFolder()), lock: unlocked });
}
