import path from 'node:path';
import { type FoundAnchor, foundAnchors, placeOf } from './anchors.node';
import { parsedFileName } from './auditFile';
import type { AuditKeys } from './auditKeys';
import { knownKeys, type KnownKey } from './chainKey.node';
import { auditFilesIn, bytesOf } from './folder.node';
import { foundPurges, type FoundPurge, type GoodPurge, type PurgeRecord } from './purgeRecord.node';
import { type AuditVerdict, type FileVerdict, type LogProblem, sentencesOn } from './verdict';
import { verifiedFile, type VerifiedFile } from './verifyFile.node';

/**
 * Verifies the files of a folder against their chains and anchors. Other processes may be writing meanwhile. What is
 * found is told; only a folder or a vault that cannot be read rejects.
 */
export async function verifyAudit(
  folder: string,
  keys: AuditKeys,
  signal?: AbortSignal,
): Promise<AuditVerdict> {
  // In this order: an anchor is stored before its file is there, and a line is written before its anchor.
  const names = await auditFilesIn(folder);
  const known = await knownKeys(keys);
  const anchors = await foundAnchors(keys, known);
  const verified: VerifiedFile[] = [];
  for (const name of names) {
    signal?.throwIfAborted();
    const bytes = await bytesOf(path.join(folder, name));
    if (bytes) verified.push(verifiedFile(name, bytes, known, anchors));
  }
  const place = placeOf(folder);
  const missing = await missingFiles({ folder, keys, known, anchors, place, verified });
  const purges = await foundPurges(keys, known);
  const files = [...verified.map(({ verdict }) => verdict), ...missing].sort(byName);
  const problems = purgeProblems(purges, verified, place);
  const purged = goodOnes(purges, place);
  const isTampered = problems.length > 0 || files.some(({ state }) => state === 'tampered');
  const found = {
    files,
    problems,
    purged: purged.map(({ isPlain, record: { until, files: of, lines } }) => ({
      ...{ until, files: of, lines, isPlain },
    })),
    elsewhere: filesElsewhere(anchors, place, new Set(names)),
  };
  return { ...found, state: isTampered ? 'tampered' : 'ok', sentences: sentencesOn(found) };
}

interface Search {
  readonly folder: string;
  readonly keys: AuditKeys;
  readonly known: ReadonlyMap<string, KnownKey>;
  readonly anchors: ReadonlyMap<string, FoundAnchor>;
  readonly place: string;
  readonly verified: readonly VerifiedFile[];
}

async function missingFiles(search: Search): Promise<FileVerdict[]> {
  const { folder, keys, known, anchors, place, verified } = search;
  const there = new Set([...verified.flatMap(({ names }) => names), ...(await auditFilesIn(folder))]);
  const candidates = [...anchors].filter(([file, found]) => !there.has(file) && isMissed(found, place));
  if (candidates.length === 0) return [];
  const purges = goodOnes(await foundPurges(keys, known), place);
  const isPurged = (file: string, found: FoundAnchor): boolean =>
    purges.some((purge) => mayExcuse(purge, found) && tellsOf(purge.record, file, found));
  // A purge that ran meanwhile has taken the anchors away too.
  const still = await foundAnchors(keys, known);
  return candidates
    .filter(([file, found]) => !isPurged(file, found) && still.has(file))
    .map(([file, found]) => ({
      file,
      state: 'tampered',
      lines: 0,
      problems:
        found.kind === 'good' ? [{ kind: 'missing', lost: found.anchor.count }] : [{ kind: 'anchorEdited' }],
      isTruncated: false,
      notAnchored: 0,
    }));
}

/** Whoever can write files could make a note and its key, too: that is no excuse for what a vault speaks for. */
function mayExcuse({ isPlain }: GoodPurge, found: FoundAnchor): boolean {
  return !isPlain || (found.kind === 'good' && found.isPlain);
}

function tellsOf(record: PurgeRecord, file: string, { kind }: FoundAnchor): boolean {
  return record.pending.includes(file) || (kind === 'good' && wasOthers(file, record));
}

/** Whoever purges files of a key that is not theirs cannot take the anchors away. */
function wasOthers(file: string, { othersUntil = '' }: PurgeRecord): boolean {
  const day = parsedFileName(file)?.day;
  return day !== undefined && day <= othersUntil;
}

/** A file that was begun and never written to is no loss; one that is elsewhere is looked for there. */
function isMissed(found: FoundAnchor, place: string): boolean {
  if (found.kind === 'good') return found.anchor.place === place && found.anchor.count > 0;
  return found.kind === 'edited';
}

function filesElsewhere(
  anchors: ReadonlyMap<string, FoundAnchor>,
  place: string,
  here: ReadonlySet<string>,
): number {
  const isThere = (file: string, found: FoundAnchor) =>
    found.kind === 'good' && found.anchor.place !== place && found.anchor.count > 0 && !here.has(file);
  return [...anchors].filter(([file, found]) => isThere(file, found)).length;
}

function goodOnes(purges: readonly FoundPurge[], place: string): readonly GoodPurge[] {
  return purges.filter((one) => one.kind === 'good').filter((one) => one.place === place);
}

/** A machine or a folder that has another name by now is another place; its files tell of the purges of their own. */
function purgeProblems(
  purges: readonly FoundPurge[],
  verified: readonly VerifiedFile[],
  here: string,
): LogProblem[] {
  const most = new Map(
    purges.flatMap((one) => (one.kind === 'good' ? [[`${one.place} ${one.key}`, one.record.purges]] : [])),
  );
  const forgotten = verified.some(
    ({ header }) => header && header.purges > (most.get(`${header.place ?? here} ${header.key}`) ?? 0),
  );
  return [
    ...(purges.some(({ kind, place }) => kind === 'edited' && place === here)
      ? (['purgeEdited'] as const)
      : []),
    ...(forgotten ? (['purgeGone'] as const) : []),
  ];
}

function byName(one: FileVerdict, other: FileVerdict): number {
  return one.file < other.file ? -1 : 1;
}
