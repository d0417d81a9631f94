import type { AuditChoice } from '../audit/choiceSeal.node';
import { isSealed } from '../audit/choiceSeal.node';
import { FileKeys } from '../audit/fileKeys.node';
import { RETENTION_DAYS } from '../audit/retention.node';
import { recordFolder } from '../library/recordPlaces.node';
import { auditKeysFolder, OF_RECORD } from '../library/stateFolder.node';
import { checkedFolder } from './auditFolder.node';
import type { AskedAudit } from './environment';
import type { UserFile } from './userFile.node';

/** How this server keeps its record, and what of the environment had no say in that. */
export interface ChosenAudit extends AuditChoice {
  readonly notices: readonly string[];
}

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
  const own = recordFolder(permitted.auditFolder);
  const { auditDetail = 'masked' } = permitted;
  const { detail = auditDetail, retentionDays = RETENTION_DAYS } = asked;
  const wanted = { folder: checkedFolder(asked.dir) ?? own, detail, retentionDays };
  if (await isSealed(wanted, asked.seal ?? '', keys)) return { ...wanted, notices: [] };
  const keptLong = Math.max(retentionDays, RETENTION_DAYS);
  if (asked.isHarmless) {
    const chosen = { ...wanted, retentionDays: keptLong };
    return { ...chosen, notices: notices(asked, chosen) };
  }
  const chosen = {
    folder: own,
    detail: asked.detail === 'masked' ? asked.detail : auditDetail,
    retentionDays: keptLong,
  };
  return { ...chosen, notices: notices(asked, chosen) };
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
