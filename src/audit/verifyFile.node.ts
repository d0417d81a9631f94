import type { FoundAnchor } from './anchors.node';
import type { KnownKey } from './chainKey.node';
import { chainProblems, type FileFound, fileFound, type Header } from './examine.node';
import { isGenuine } from './seal.node';
import type { FileProblem, FileVerdict } from './verdict';

/** A file with what was found of it. */
export interface VerifiedFile {
  readonly verdict: FileVerdict;
  /** The name it has, and the one it was written under. */
  readonly names: readonly string[];
  /** Only where the key speaks for it. */
  readonly header: Header | undefined;
}

/** Holds a file against its chain, its own name and its anchor. */
export function verifiedFile(
  name: string,
  bytes: Buffer,
  known: ReadonlyMap<string, KnownKey>,
  anchors: ReadonlyMap<string, FoundAnchor>,
): VerifiedFile {
  const found = fileFound(bytes);
  const verdict = verdictFor(name, found);
  const here = anchors.get(name);
  // A file that this key has anchored is its own, whatever the file itself says.
  const isOurs = here !== undefined && here.kind !== 'foreign';
  const fault: FileProblem = isOurs ? { kind: 'edited', line: 1, to: 1 } : { kind: 'notOurs' };
  const { header, headerSealed } = found;
  if (!header || !headerSealed) {
    // Its writer was stopped as soon as it had begun.
    const isFresh = found.isEmpty && here?.kind === 'good' && here.anchor.count === 0;
    const state = here?.kind === 'good' ? good(here) : 'ok';
    return { verdict: verdict(state, isFresh ? [] : [fault]), names: [name], header: undefined };
  }
  const key = known.get(header.key);
  if (!key && !isOurs) return { verdict: verdict('foreign', []), names: [name], header: undefined };
  if (!key || !isGenuine(headerSealed, key, 'line'))
    return { verdict: verdict('ok', [fault]), names: [name], header: undefined };
  const { mac } = headerSealed;
  const problems: FileProblem[] = [
    ...(header.file === name ? [] : [{ kind: 'renamed', from: header.file } as const]),
    ...chainProblems(found, mac, key),
  ];
  const anchor = anchors.get(header.file);
  const anchored = againstAnchor(found, header, mac, anchor, problems.length > 0);
  const state = anchor?.kind === 'good' && anchor.isPlain ? 'chained' : good(key);
  return {
    verdict: verdict(state, [...problems, ...anchored.problems], anchored.late),
    names: [name, header.file],
    header,
  };
}

/** What is to be said of a file without a problem. */
function good({ isPlain }: Pick<KnownKey, 'isPlain'>): 'ok' | 'chained' {
  return isPlain ? 'chained' : 'ok';
}

function verdictFor(file: string, { lines, isTruncated }: FileFound) {
  return (
    state: 'ok' | 'chained' | 'foreign',
    problems: readonly FileProblem[],
    notAnchored = 0,
  ): FileVerdict => ({
    file,
    state: problems.length > 0 ? 'tampered' : state,
    lines: lines.length,
    problems,
    isTruncated,
    notAnchored,
  });
}

function againstAnchor(
  { lines }: FileFound,
  header: Header,
  headerMac: string,
  found: FoundAnchor | undefined,
  isDamaged: boolean,
): { readonly problems: readonly FileProblem[]; readonly late: number } {
  const length = lines.reduce((most, { seq = 0 }) => Math.max(most, seq), 0);
  if (!found)
    return header.anchored ? { problems: [{ kind: 'anchorGone' }], late: 0 } : { problems: [], late: length };
  if (found.kind !== 'good') return { problems: [{ kind: 'anchorEdited' }], late: 0 };
  const { count, head } = found.anchor;
  if (length < count) return { problems: [{ kind: 'cutOff', lost: count - length }], late: 0 };
  const at = count === 0 ? headerMac : lines.find(({ seq }) => seq === count)?.sealed?.mac;
  // A damaged chain says already what is wrong.
  if (at !== head && !isDamaged) return { problems: [{ kind: 'replaced' }], late: 0 };
  return { problems: [], late: length - count };
}
