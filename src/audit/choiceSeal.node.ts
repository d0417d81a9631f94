import { timingSafeEqual } from 'node:crypto';
import type { AuditKeys, AuditLock } from './auditKeys';
import { type AuditKey, knownKeys, writingKey } from './chainKey.node';
import type { AuditDetail } from './entry';

/** Where a process is to write the record, how much of a call, and for how long it is kept. */
export interface AuditChoice {
  readonly folder: string;
  readonly detail: AuditDetail;
  readonly retentionDays: number;
}

/**
 * Shows that a choice was made by this user's editor: a project may start a server with an environment of its own, but
 * has none of the user's keys. One seal is good for one choice.
 */
export async function sealOf(choice: AuditChoice, keys: AuditKeys, lock: AuditLock): Promise<string> {
  return macOf(choice, await writingKey(keys, lock));
}

export async function isSealed(choice: AuditChoice, seal: string, keys: AuditKeys): Promise<boolean> {
  const given = Buffer.from(seal);
  return [...(await knownKeys(keys)).values()].some((key) => {
    const mac = Buffer.from(macOf(choice, key));
    return mac.length === given.length && timingSafeEqual(mac, given);
  });
}

function macOf({ folder, detail, retentionDays }: AuditChoice, key: AuditKey): string {
  return key.macOf('choice', JSON.stringify([folder, detail, retentionDays]));
}
