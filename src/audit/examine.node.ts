import * as z from 'zod/mini';
import { FORM } from './chainedFile.node';
import type { AuditKey } from './chainKey.node';
import { isGenuine, saidBy, type Sealed, takenApart } from './seal.node';

/** The first line of a file: which file it is, and with which key it was written. */
export interface Header {
  readonly file: string;
  /** The folder on its machine, as both were named then: the purges are those of that place. */
  readonly place?: string | undefined;
  readonly key: string;
  readonly purges: number;
  readonly keep?: number | undefined;
  readonly anchored: boolean;
}

/** A whole line after the header, as it stands in the file. */
export interface LineFound {
  /** Counted from 1, the header being the first. */
  readonly line: number;
  /** The number that the writer gave it; undefined where none can be read. */
  readonly seq: number | undefined;
  readonly sealed: Sealed | undefined;
}

/** A file taken apart, before anything of it is believed. */
export interface FileFound {
  readonly header: Header | undefined;
  readonly headerSealed: Sealed | undefined;
  readonly lines: readonly LineFound[];
  /** The last line has no end: its writer was stopped in the middle of it. */
  readonly isTruncated: boolean;
  /** Not even the first line is whole. */
  readonly isEmpty: boolean;
}

/** What is wrong with the lines among themselves. `line` and `to` are lines of the file, `lost` how many are gone. */
export type ChainProblem =
  | { readonly kind: 'edited' | 'inserted' | 'reordered'; readonly line: number; readonly to: number }
  | { readonly kind: 'dropped'; readonly line: number; readonly lost: number };

const LINE_BREAK = 0x0a;
/** So many lines with the same number are looked at; more would only be there to keep us busy. */
const MOST_CLAIMS = 4;
/** After so many places a file is beyond telling. */
const MOST_PROBLEMS = 100;

export function fileFound(bytes: Buffer): FileFound {
  const parts: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf(LINE_BREAK); end >= 0; end = bytes.indexOf(LINE_BREAK, from)) {
    parts.push(bytes.subarray(from, end));
    from = end + 1;
  }
  const [first, ...rest] = parts;
  const headerSealed = first && takenApart(first);
  const parsed = headerSealed && headerSchema().safeParse(saidBy(headerSealed));
  return {
    header: parsed?.data,
    headerSealed,
    lines: rest.map((part, index) => ({ line: index + 2, seq: seqOf(part), sealed: takenApart(part) })),
    isTruncated: from < bytes.length,
    isEmpty: parts.length === 0,
  };
}

function headerSchema() {
  return z.object({
    form: z.literal(FORM),
    file: z.string(),
    place: z.optional(z.string()),
    key: z.string(),
    purges: z.int(),
    keep: z.optional(z.int()),
    anchored: z.boolean(),
  });
}

function seqOf(line: Buffer): number | undefined {
  const digits = /^\{"seq":(\d{1,9}),/.exec(line.subarray(0, 20).toString('latin1'))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Compares every line with the one that its own number says was before it, wherever that stands. So one line that
 * was changed makes one problem, and the lines after it still count.
 */
export function chainProblems(
  { lines }: Pick<FileFound, 'lines'>,
  headerMac: string,
  key: AuditKey,
): readonly ChainProblem[] {
  const macs = new Map<number, string[]>([[0, [headerMac]]]);
  for (const { seq, sealed } of lines)
    if (seq !== undefined && sealed)
      macs.set(seq, [...(macs.get(seq) ?? []), sealed.mac].slice(0, MOST_CLAIMS));
  const isGood = ({ seq, sealed }: LineFound): boolean | undefined => {
    if (seq === undefined || !sealed) return false;
    return macs.get(seq - 1)?.some((mac) => isGenuine(sealed, key, 'line', mac));
  };
  return problemsAmong(lines.map((line) => ({ ...line, isGood: isGood(line) })));
}

/** A line held against the one before it; undefined where that one is gone or beyond recognition. */
interface Judged extends LineFound {
  readonly isGood: boolean | undefined;
}

function problemsAmong(lines: readonly Judged[]): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const good = new Set(lines.filter(({ isGood }) => isGood).map(({ seq }) => seq));
  const claimed = new Set(lines.map(({ seq }) => seq));
  const seen = new Set<number>();
  let expected = 1;
  for (const one of lines) {
    if (problems.length >= MOST_PROBLEMS) break;
    const { line, seq } = one;
    const isCopy = seq !== undefined && seen.has(seq);
    if (seq === undefined) {
      add(problems, claimed.has(expected) ? 'inserted' : 'edited', line);
      if (!claimed.has(expected)) expected += 1;
      continue;
    }
    if (isCopy || (one.isGood !== true && good.has(seq))) {
      add(problems, 'inserted', line);
      continue;
    }
    seen.add(seq);
    if (seq < expected) {
      add(problems, 'reordered', line);
      continue;
    }
    const absent =
      seq === expected
        ? 0
        : seq - expected - [...claimed].filter((other) => isBetween(other, expected, seq)).length;
    if (absent > 0) problems.push({ kind: 'dropped', line, lost: absent });
    else if (one.isGood === false) add(problems, 'edited', line);
    expected = seq + 1;
  }
  return problems;
}

/** Lines one after the other with the same problem are one problem. */
function add(problems: ChainProblem[], kind: 'edited' | 'inserted' | 'reordered', line: number): void {
  const last = problems.at(-1);
  if (last?.kind === kind && last.to === line - 1) problems[problems.length - 1] = { ...last, to: line };
  else problems.push({ kind, line, to: line });
}

function isBetween(seq: number | undefined, from: number, to: number): boolean {
  return seq !== undefined && seq >= from && seq < to;
}
