import { randomBytes } from 'node:crypto';
import { AnchorWriter } from './anchors.node';
import { auditFileName } from './auditFile';
import type { AuditKeys, AuditLock } from './auditKeys';
import { ChainedFile } from './chainedFile.node';
import { type AuditKey, writingKey } from './chainKey.node';
import type { AuditDetail, AuditEntry, AuditSink } from './entry';
import { auditLine } from './line';
import { purgesSoFar } from './purgeRecord.node';

export interface FileSinkParts {
  readonly folder: string;
  readonly keys: AuditKeys;
  readonly lock: AuditLock;
  /** Asked for each line; inputs are kept masked where nothing is said. */
  readonly detail?: (() => AuditDetail) | undefined;
  /** How many days the files are wanted; those that purge here keep them for as long. */
  readonly retentionDays?: (() => number) | undefined;
  /** Told once when lines are written that nobody can verify, because the vault cannot be used. */
  readonly onUnverifiable?: (() => void) | undefined;
}

const UNLOCKED: AuditLock = { withLock: (_name, work) => work() };

/** The file that is written to, of one day. */
interface Current {
  readonly day: string;
  readonly key: AuditKey;
  readonly file: ChainedFile;
}

/**
 * Appends lines to a file of this day and this process, which nobody but the user may read. Every line is written
 * whole, in the order of the calls, chained to the one before; after a failure the next line begins another file,
 * since a broken one may stand at the end of the last. While the vault cannot be used it is asked again with each line,
 * and the first that it has a key for begins a file that can be verified.
 */
export class FileSink implements AuditSink {
  readonly #parts: FileSinkParts;
  readonly #anchors: AnchorWriter;
  #current: Current | undefined;
  #last: Promise<void> = Promise.resolve();
  /** In place of that of the vault. */
  #temporary: AuditKey | undefined;

  constructor(parts: FileSinkParts) {
    this.#parts = parts;
    this.#anchors = new AnchorWriter(parts.keys);
  }

  append(entry: AuditEntry): Promise<void> {
    const written = this.#last.then(() => this.#write(entry));
    this.#last = written.catch(() => {
      this.#current = undefined;
    });
    return written;
  }

  /** The name of the file that is being written. */
  get writing(): string | undefined {
    return this.#current?.file.name;
  }

  /** When every line so far has been written and anchored, as far as it can be. Never rejects. */
  async settled(): Promise<void> {
    await this.#last;
    await this.#anchors.settled();
  }

  async #write(entry: AuditEntry): Promise<void> {
    const day = entry.time.slice(0, 10);
    const key = await this.#key();
    const isOn = this.#current?.day === day && this.#current.key === key;
    const current = isOn && this.#current ? this.#current : await this.#begin(day, key);
    this.#current = current;
    const { detail = () => 'masked' } = this.#parts;
    const { pseudonymOf } = current.key;
    await current.file.append(auditLine(entry, { pseudonymOf, detail: detail() }));
  }

  async #key(): Promise<AuditKey> {
    const { keys, lock, onUnverifiable } = this.#parts;
    const present = this.#current?.key;
    if (present && !present.isTemporary) return present;
    // Asking again must not wait with each line for a lock that cannot be had.
    const key = await writingKey(keys, this.#temporary ? UNLOCKED : lock);
    if (!key.isTemporary) return key;
    if (!this.#temporary) onUnverifiable?.();
    this.#temporary ??= key;
    return this.#temporary;
  }

  async #begin(day: string, key: AuditKey): Promise<Current> {
    const { folder, keys, retentionDays } = this.#parts;
    const name = auditFileName(day, process.pid, randomBytes(4).toString('hex'));
    const purges = await purgesSoFar(folder, keys, key);
    const file = await ChainedFile.begin({
      ...{ folder, name, keys, key, purges, anchors: this.#anchors },
      keep: wholeDays(retentionDays?.()),
    });
    return { day, key, file };
  }
}

function wholeDays(days = Number.NaN): number | undefined {
  const whole = Math.floor(days);
  return Number.isSafeInteger(whole) ? whole : undefined;
}
