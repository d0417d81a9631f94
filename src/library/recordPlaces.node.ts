import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { auditKeysFolder, defaultAuditFolder, OF_RECORD, userFilePath } from './stateFolder.node';

/**
 * The folder that servers keep their record in and that the command line looks into: the one of the user's own file, else
 * the user's state folder. No variable moves it, because a project could have set that.
 */
export function recordFolder(named: string | undefined): string {
  return named ?? defaultAuditFolder(OF_RECORD);
}

/** Every folder that servers or programs may have written to without being told one; where lines are looked for. */
export async function recordFolders(file = userFilePath()): Promise<readonly string[]> {
  const named = await namedFolder(file);
  return [...new Set([recordFolder(named), recordFolder(undefined), defaultAuditFolder()])];
}

/** Every folder that the keys of those lines may be in. */
export function recordKeysFolders(): readonly string[] {
  return [...new Set([auditKeysFolder(OF_RECORD), auditKeysFolder()])];
}

/** A file that is not there or cannot be used names none: its server says what is wrong with it. */
async function namedFolder(file: string): Promise<string | undefined> {
  try {
    const said: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof said !== 'object' || said === null || !('auditFolder' in said)) return undefined;
    const { auditFolder } = said;
    return typeof auditFolder === 'string' && path.isAbsolute(auditFolder) ? auditFolder : undefined;
  } catch {
    return undefined;
  }
}
