import type { ChainProblem } from './examine.node';

/** What is wrong with a file. */
export type FileProblem =
  | ChainProblem
  /** Lines at the end are gone, or an older copy was put back. */
  | { readonly kind: 'cutOff'; readonly lost: number }
  | { readonly kind: 'missing'; readonly lost: number }
  | { readonly kind: 'renamed'; readonly from: string }
  /** Not the lines that were anchored, though they are chained. */
  | { readonly kind: 'replaced' }
  /** No file that the product wrote. */
  | { readonly kind: 'notOurs' }
  | { readonly kind: 'anchorEdited' | 'anchorGone' };

/** What is wrong with the record as a whole. */
export type LogProblem = 'purgeEdited' | 'purgeGone';

export interface FileVerdict {
  readonly file: string;
  /**
   * `chained` fits its chain, but its key or its anchor lies in a file, so that any program of the user could have changed
   * it unseen.
   * `foreign` was written by another process, whose key is not here: nothing can be said of it.
   */
  readonly state: 'ok' | 'chained' | 'tampered' | 'foreign';
  /** Lines after the header. */
  readonly lines: number;
  readonly problems: readonly FileProblem[];
  /** The last line was cut by a crash. */
  readonly isTruncated: boolean;
  /** Lines at the end that only their chain speaks for: the anchor is stored behind them. */
  readonly notAnchored: number;
}

/** What was purged, as far as it can be told. */
export interface PurgeVerdict {
  readonly until: string;
  readonly files: number;
  readonly lines: number;
  /** The note or its key lies in a file: a word that any program of the user could have left. */
  readonly isPlain: boolean;
}

/** The whole record, verified. */
export interface AuditVerdict {
  readonly state: 'ok' | 'tampered';
  readonly files: readonly FileVerdict[];
  readonly problems: readonly LogProblem[];
  readonly purged: readonly PurgeVerdict[];
  /** Files that the vault knows from other folders or machines; they are looked for there. */
  readonly elsewhere: number;
  /** The same in words, what matters most first. */
  readonly sentences: readonly string[];
}

/** What was found, in words for a person. */
export function sentencesOn({
  files,
  problems,
  purged,
  elsewhere,
}: Omit<AuditVerdict, 'state' | 'sentences'>): string[] {
  const tampered = files.filter(({ state }) => state === 'tampered');
  const foreign = files.filter(({ state }) => state === 'foreign').length;
  const good = files.filter(({ state }) => state === 'ok');
  const chained = files.filter(({ state }) => state === 'chained');
  const cut = files.filter(({ isTruncated }) => isTruncated);
  const late = [...good, ...chained].reduce((sum, file) => sum + file.notAnchored, 0);
  return [
    ...tampered.flatMap((file) => file.problems.map((problem) => `${file.file}: ${problemInWords(problem)}`)),
    ...problems.map((problem) => LOG_WORDS[problem]),
    ...(files.length === 0 ? ['There is no file of the audit log here.'] : []),
    ...(good.length > 0 ? [`${filesAndLines(good)} ${are(good.length)} as written.`] : []),
    ...(chained.length > 0 ? [chainedInWords(chained)] : []),
    ...cut.map(({ file }) => `${file}: the last line was cut by a crash; the lines before it can be read.`),
    ...(late > 0 ? [`${some(late, 'line')} ${are(late)} chained but not anchored yet.`] : []),
    ...(foreign > 0
      ? [
          `${some(foreign, 'file')} ${are(foreign)} written by another process whose key is not here, or while the keyring was locked.`,
        ]
      : []),
    ...purged.map(
      (purge) =>
        `${some(purge.files, 'file')} with ${some(purge.lines, 'line')} up to ${purge.until} ${
          purge.files === 1 ? 'was' : 'were'
        } purged by the product${purge.isPlain ? ', as a note in a file says' : ''}.`,
    ),
    ...(elsewhere > 0
      ? [
          `${some(elsewhere, 'file')} ${are(elsewhere)} known from other folders or machines, and looked for there.`,
        ]
      : []),
  ];
}

const LOG_WORDS: Readonly<Record<LogProblem, string>> = {
  purgeEdited: 'What was noted about purged files was changed by somebody else.',
  purgeGone: 'What was noted about purged files is gone, or an older note was put back.',
};

/** One problem as a sentence that follows the name of its file. */
export function problemInWords(problem: FileProblem): string {
  switch (problem.kind) {
    case 'edited':
      return `${span(problem)} not as written.`;
    case 'inserted':
      return `${span(problem)} inserted.`;
    case 'reordered':
      return `${span(problem)} out of order.`;
    case 'dropped':
      return `${some(problem.lost, 'line')} dropped before line ${problem.line}.`;
    case 'cutOff':
      return `${some(problem.lost, 'line')} cut off at the end, or an older copy was put back.`;
    case 'missing':
      return `the file is missing, with at least ${some(problem.lost, 'line')}.`;
    case 'renamed':
      return `renamed or copied from ${problem.from}.`;
    case 'replaced':
      return 'these are not the lines that were anchored.';
    case 'notOurs':
      return 'the product did not write this file.';
    case 'anchorEdited':
      return 'the anchor that tells how long the file was has been changed.';
    case 'anchorGone':
      return 'the anchor that tells how long the file was is gone.';
  }
}

function chainedInWords(files: readonly FileVerdict[]): string {
  const [fit, them] = files.length === 1 ? ['fits its chain', 'it'] : ['fit their chains', 'them'];
  return `${filesAndLines(files)} ${fit}, but the key or the count of lines lies in a file: any program of this user could have changed ${them}.`;
}

function filesAndLines(files: readonly FileVerdict[]): string {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  return `${some(files.length, 'file')} with ${some(lines, 'line')}`;
}

function span({ line, to }: { readonly line: number; readonly to: number }): string {
  return line === to ? `line ${line} is` : `lines ${line} to ${to} are`;
}

function some(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
