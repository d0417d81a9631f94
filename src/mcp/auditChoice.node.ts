import type { AuditChoice } from '../audit/choiceSeal.node';
import { isSealed } from '../audit/choiceSeal.node';
import { FileKeys } from '../audit/fileKeys.node';
import { RETENTION_DAYS } from '../audit/retention.node';
import { auditKeysFolder, defaultAuditFolder, type StateFolderFacts } from '../library/stateFolder.node';
import { auditFolderOf } from './auditFolder.node';
import type { AskedAudit } from './environment';
import type { UserFile } from './userFile.node';

/** How this server keeps its record, and what of the environment had no say in that. */
export interface ChosenAudit extends AuditChoice {
  /** Where the user's state is. */
  readonly state: StateFolderFacts;
  readonly notices: readonly string[];
}

/** Where no variable can move it. */
const OF_RECORD: StateFolderFacts = { state: '' };

/**
 * The record of a tenant with real customers is the user's: the environment, which may be a project's, can neither
 * move nor thin nor shorten it, unless the user's editor has sealed what it says. Without customers it may say where
 * and how much, and never for how short a time: what is purged there need not be the sandbox's.
 */
export async function chosenAudit(
  asked: AskedAudit,
  permitted: Pick<UserFile, 'auditFolder' | 'auditDetail'>,
  keys = new FileKeys(auditKeysFolder(OF_RECORD)),
): Promise<ChosenAudit> {
  const { dir, detail = 'masked', retentionDays = RETENTION_DAYS } = asked;
  const wanted = { folder: auditFolderOf(dir), detail, retentionDays };
  // The rest of an environment that was sealed is the user's as well.
  if (await isSealed(wanted, asked.seal ?? '', keys)) return { ...wanted, state: {}, notices: [] };
  const keptLong = Math.max(retentionDays, RETENTION_DAYS);
  if (asked.isHarmless) {
    const chosen = { ...wanted, retentionDays: keptLong };
    return { ...chosen, state: {}, notices: notices(asked, chosen) };
  }
  const { auditFolder = defaultAuditFolder(OF_RECORD), auditDetail = 'masked' } = permitted;
  const chosen = {
    folder: auditFolder,
    detail: asked.detail === 'masked' ? asked.detail : auditDetail,
    retentionDays: keptLong,
  };
  return { ...chosen, state: OF_RECORD, notices: notices(asked, chosen) };
}

function notices({ dir, detail, retentionDays }: AskedAudit, chosen: AuditChoice): string[] {
  const ignored = [
    ...(dir !== undefined && dir !== chosen.folder ? ['GAINSIGHT_AUDIT_DIR'] : []),
    ...(detail !== undefined && detail !== chosen.detail ? ['GAINSIGHT_AUDIT_DETAIL'] : []),
    ...(retentionDays !== undefined && retentionDays < chosen.retentionDays
      ? ['GAINSIGHT_AUDIT_RETENTION_DAYS']
      : []),
  ];
  return ignored.map((name) => `${name} has no effect: it would move, thin or shorten the audit log.`);
}
