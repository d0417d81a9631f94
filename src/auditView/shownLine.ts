import type { AuditRecord } from '../audit/auditRecord';
import type { ReadOptions } from '../audit/reader.node';
import type { AuditVerdict } from '../audit/verdict';

/** The record of one folder, as this room reads it. */
export interface AuditSource {
  read(options: ReadOptions): AsyncGenerator<AuditRecord>;
  verify(signal?: AbortSignal): Promise<AuditVerdict>;
  /** When all that was appended is written and anchored. */
  settled(): Promise<void>;
  pseudonymsOf(person: string): Promise<ReadonlySet<string>>;
  /** Tells of a file whether the key that it was written with is not here. */
  foreignFiles(): Promise<(file: string) => Promise<boolean>>;
}

/** A line of the record with what is said of it on the screen. */
export interface ShownLine {
  readonly record: AuditRecord;
  /** Written with a key that is not here: nothing vouches for it, and nobody in it can be recognised. */
  readonly isForeign: boolean;
}

type Order = NonNullable<ReadOptions['order']>;

/** The lines of several folders as one, in the order of their times. */
export async function* readLines(
  sources: readonly AuditSource[],
  options: ReadOptions,
): AsyncGenerator<ShownLine> {
  yield* inOrder(
    sources.map((source) => linesOf(source, options)),
    options.order ?? 'newest',
  );
}

async function* linesOf(source: AuditSource, options: ReadOptions): AsyncGenerator<ShownLine> {
  const isForeign = await source.foreignFiles();
  for await (const record of source.read(options)) yield { record, isForeign: await isForeign(record.file) };
}

async function* inOrder(
  sources: readonly AsyncGenerator<ShownLine>[],
  order: Order,
): AsyncGenerator<ShownLine> {
  const open = new Map<AsyncGenerator<ShownLine>, ShownLine>();
  const advance = async (source: AsyncGenerator<ShownLine>): Promise<void> => {
    const next = await source.next();
    if (next.done === true) open.delete(source);
    else open.set(source, next.value);
  };
  try {
    await Promise.all(sources.map(advance));
    while (open.size > 0) {
      const [source, line] = [...open].reduce((one, other) => (comesFirst(other, one, order) ? other : one));
      yield line;
      await advance(source);
    }
  } finally {
    await Promise.all(sources.map((source) => source.return(undefined)));
  }
}

type Head = readonly [unknown, ShownLine];

function comesFirst([, one]: Head, [, other]: Head, order: Order): boolean {
  return order === 'newest' ? one.record.time > other.record.time : one.record.time < other.record.time;
}
