import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CalendarDay, daysBetween } from '../base/dates';
import { deleteAnchor, foundAnchors, placeOf } from './anchors.node';
import { parsedFileName } from './auditFile';
import type { AuditKeys, AuditLock } from './auditKeys';
import { type AuditKey, knownKeys, type KnownKey, writingKey } from './chainKey.node';
import { fileFound } from './examine.node';
import { auditFilesIn, bytesOf, unlessAbsent } from './folder.node';
import { purgeOf, type PurgeRecord, storePurge } from './purgeRecord.node';

export const RETENTION_DAYS = 90;

export interface PurgeParts {
  readonly folder: string;
  /** Where the key and the notes of this process are. */
  readonly keys: AuditKeys;
  /** With those of processes whose files are purged too; only its own unless given. */
  readonly allKeys?: AuditKeys | undefined;
  readonly lock: AuditLock;
  readonly now: () => Date;
  /** How many days are kept; at least one. */
  readonly days: number;
  /** The file that this process is writing. */
  readonly writing?: string | undefined;
  /**
   * Whether the folder is this process's. Then files whose key is nowhere here go too, after twice the time, and for how
   * long their writers wanted them is no matter.
   */
  readonly ownsFolder?: boolean | undefined;
}

/** What one purge took away. */
export interface Purged {
  readonly files: number;
  readonly lines: number;
  readonly until: CalendarDay;
}

const DAY_MS = 86_400_000;

/**
 * Deletes the files of days that are older than wanted, and notes in the vault what they were: a purge can be told
 * from somebody who deletes. Files with a key that is not here are left to the process that has it, and those that
 * their writer wanted for longer stay for as long, unless the folder is this process's own. A file that was written to
 * within a day stays, whatever its name says; and one goes only when a file of another day shows that its time is over:
 * a clock that is set months ahead for a moment must not cost the record. So after a long rest old files stay for one
 * day of work more. Undefined when nothing was due.
 */
export async function purgeAudit(parts: PurgeParts): Promise<Purged | undefined> {
  if ((await due(parts, undefined)).length === 0) return undefined;
  return parts.lock.withLock('audit-purge', () => purge(parts));
}

async function purge(parts: PurgeParts): Promise<Purged | undefined> {
  const { folder, keys, allKeys = keys, lock, now } = parts;
  const key = await writingKey(keys, lock);
  // A note that nobody can read would make a loss of the purge.
  if (key.isTemporary) return undefined;
  const place = placeOf(folder);
  const known = await knownKeys(allKeys);
  const files = await due(parts, known);
  const before = await purgeOf(keys, key, place);
  const left = before?.pending ?? [];
  if (files.length === 0 && left.length === 0) return undefined;
  const record = noted({ before, files, place, at: now(), key });
  // The note comes first: whoever finds only half of the files gone knows why.
  await storePurge(keys, key, record);
  for (const name of record.pending) await rm(path.join(folder, name), { force: true });
  for (const name of record.pending) await deleteAnchor(allKeys, name);
  await forgetEmpty(parts, known, place);
  await storePurge(keys, key, { ...record, pending: [] });
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  return { files: files.length, lines, until: record.until };
}

/** A file that is to go. */
interface Due {
  readonly name: string;
  readonly day: CalendarDay;
  readonly lines: number;
  readonly head: string;
  /** Whether its key is here. */
  readonly isOurs: boolean;
}

/** With no keys given: what may be due, before any key is read. */
async function due(parts: PurgeParts, known: ReadonlyMap<string, KnownKey> | undefined): Promise<Due[]> {
  const { folder, now, writing, ownsFolder = false } = parts;
  const days = Math.max(1, Math.floor(parts.days));
  const today = now().toISOString().slice(0, 10);
  const found: Due[] = [];
  const names = await auditFilesIn(folder);
  const daysBefore = names.map((name) => parsedFileName(name)?.day ?? today).filter((day) => day < today);
  for (const name of names) {
    const day = parsedFileName(name)?.day ?? today;
    const age = daysBetween(day, today);
    if (age <= days || name === writing) continue;
    if (!daysBefore.some((other) => daysBetween(day, other) >= days)) continue;
    const one = await read(path.join(folder, name), now());
    if (!one || (!ownsFolder && age <= one.keep)) continue;
    const isOurs = known === undefined || known.has(one.key);
    if (isOurs || (ownsFolder && age > 2 * days))
      found.push({ name, day, lines: one.lines, head: one.head, isOurs });
  }
  return found;
}

async function read(file: string, now: Date) {
  const facts = await unlessAbsent(stat(file));
  if (!facts || facts.mtimeMs > now.getTime() - DAY_MS) return undefined;
  const bytes = await bytesOf(file);
  if (!bytes) return undefined;
  const { header, headerSealed, lines } = fileFound(bytes);
  const head = lines.at(-1)?.sealed?.mac ?? headerSealed?.mac ?? '';
  return { key: header?.key ?? '', keep: header?.keep ?? 0, lines: lines.length, head };
}

interface Noting {
  readonly before: PurgeRecord | undefined;
  readonly files: readonly Due[];
  readonly place: string;
  readonly at: Date;
  readonly key: AuditKey;
}

function noted({ before, files, place, at, key }: Noting): PurgeRecord {
  const others = files.filter(({ isOurs }) => !isOurs);
  return {
    place,
    purges: (before?.purges ?? 0) + 1,
    until: lastDay(files, before?.until),
    othersUntil: lastDay(others, before?.othersUntil),
    at: at.toISOString(),
    files: (before?.files ?? 0) + files.length,
    lines: (before?.lines ?? 0) + files.reduce((sum, { lines }) => sum + lines, 0),
    head: files.reduce(
      (head, one) => key.macOf('purge', head, JSON.stringify([one.name, one.lines, one.head])),
      before?.head ?? '',
    ),
    pending: [...new Set([...(before?.pending ?? []), ...files.map(({ name }) => name)])],
  };
}

function lastDay(files: readonly Due[], before = ''): string {
  return [...files.map(({ day }) => day), before].sort().at(-1) ?? '';
}

/** Anchors of files that were never begun: nothing else would ever take them away. */
async function forgetEmpty(
  { folder, keys, allKeys = keys, now, days }: PurgeParts,
  known: ReadonlyMap<string, KnownKey>,
  place: string,
): Promise<void> {
  const there = new Set(await auditFilesIn(folder));
  const today = now().toISOString().slice(0, 10);
  for (const [name, found] of await foundAnchors(allKeys, known)) {
    if (found.kind !== 'good' || found.anchor.place !== place || found.anchor.count > 0) continue;
    const day = parsedFileName(name)?.day ?? today;
    if (!there.has(name) && daysBetween(day, today) > days) await deleteAnchor(allKeys, name);
  }
}
