import { type AuditKeys, type AuditLock, joinedKeys } from './auditKeys';
import type { AuditFilter } from './auditFilter';
import type { AuditRecord } from './auditRecord';
import { knownKeys } from './chainKey.node';
import { type AuditChoice, sealOf } from './choiceSeal.node';
import type { AuditDetail, AuditEntry, AuditSink } from './entry';
import { exportAudit, type ExportFormat, type Write } from './exportAudit';
import { FileKeys } from './fileKeys.node';
import { FileSink } from './fileSink.node';
import { foreignFilesIn } from './foreignFiles.node';
import type { ProductFacts } from './ocsf';
import { type ReadOptions, readAudit } from './reader.node';
import { purgeAudit, type Purged } from './retention.node';
import { splitKeys } from './splitKeys';
import type { AuditVerdict } from './verdict';
import { verifyAudit } from './verify.node';

export interface AuditLogParts {
  readonly folder: string;
  /** Where this process keeps its key and its anchors. */
  readonly keys: AuditKeys;
  /** Where it keeps anchors and notes of purges instead: for a vault that must not be written to with each line. */
  readonly anchorsFolder?: string | undefined;
  /** Folders where processes without a vault keep theirs: what they wrote is verified and purged too. */
  readonly keysBeside?: readonly string[] | undefined;
  readonly lock: AuditLock;
  readonly now: () => Date;
  readonly detail?: (() => AuditDetail) | undefined;
  /** Told once when lines are written that nobody can verify, because the vault cannot be used. */
  readonly onUnverifiable?: (() => void) | undefined;
  /** How many days are kept; asked when there is something to purge. Who is told nothing purges nothing. */
  readonly retentionDays?: (() => number) | undefined;
  /** Whether the folder is this process's, so that files whose key is lost go in the end, too. */
  readonly ownsFolder?: boolean | undefined;
}

/** What is wanted of an export. */
export interface ExportOptions {
  readonly format: ExportFormat;
  /** Named in events of OCSF. */
  readonly product: ProductFacts;
  readonly filter?: AuditFilter | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onSkipped?: ReadOptions['onSkipped'];
}

/** The seal of a choice by the keys in this folder; see `sealOf`. */
export async function sealedChoice(
  choice: AuditChoice,
  { keys, lock }: { readonly keys: string; readonly lock: AuditLock },
): Promise<string> {
  return sealOf(choice, new FileKeys(keys), lock);
}

/** The record of a folder: written by this process, read and verified with what all others wrote. */
export class AuditLog implements AuditSink {
  readonly #parts: AuditLogParts;
  readonly #sink: FileSink;
  readonly #keys: AuditKeys;
  readonly #allKeys: AuditKeys;
  #purgedOn: string | undefined;
  #purging: Promise<void> = Promise.resolve();

  constructor(parts: AuditLogParts) {
    this.#parts = parts;
    const { keys, anchorsFolder } = parts;
    this.#keys = anchorsFolder === undefined ? keys : splitKeys(keys, new FileKeys(anchorsFolder));
    this.#sink = new FileSink({ ...parts, keys: this.#keys });
    const beside = (parts.keysBeside ?? []).map((folder) => new FileKeys(folder));
    this.#allKeys = joinedKeys(this.#keys, ...beside);
  }

  get folder(): string {
    return this.#parts.folder;
  }

  /** Rejects when the line could not be kept. Once a day what is older than was told is purged behind it. */
  async append(entry: AuditEntry): Promise<void> {
    await this.#sink.append(entry);
    const today = this.#parts.now().toISOString().slice(0, 10);
    if (this.#purgedOn === today || !this.#parts.retentionDays) return;
    this.#purgedOn = today;
    this.#purging = this.#purgeQuietly(entry);
  }

  /** When all that was appended is written and anchored, and a purge is over. Never rejects. */
  async settled(): Promise<void> {
    await this.#purging;
    await this.#sink.settled();
  }

  verify(signal?: AbortSignal): Promise<AuditVerdict> {
    return verifyAudit(this.#parts.folder, this.#allKeys, signal);
  }

  /** Newest first unless asked otherwise, as far as somebody goes on asking. */
  read(options: ReadOptions = {}): AsyncGenerator<AuditRecord> {
    return readAudit(this.#parts.folder, options);
  }

  /** Writes lines out, the oldest first, and says how many. */
  export({ format, product, ...options }: ExportOptions, write: Write): Promise<number> {
    return exportAudit(this.read({ ...options, order: 'oldest' }), format, product, write);
  }

  /** Deletes what is older than is kept. Undefined when nothing was, or nothing is said of how long. */
  async purge(): Promise<Purged | undefined> {
    const { folder, lock, now, retentionDays, ownsFolder } = this.#parts;
    if (!retentionDays) return undefined;
    const { writing } = this.#sink;
    const [keys, allKeys] = [this.#keys, this.#allKeys];
    return purgeAudit({ folder, keys, allKeys, lock, now, days: retentionDays(), writing, ownsFolder });
  }

  /** The names that the record has for a person: one for each key. A name of that kind stands for itself. */
  async pseudonymsOf(person: string): Promise<ReadonlySet<string>> {
    if (/^person-[0-9a-f]{16}$/.test(person)) return new Set([person]);
    const keys = [...(await knownKeys(this.#allKeys)).values()];
    return new Set(keys.map((key) => key.pseudonymOf(person)));
  }

  /** Tells of a file whether its key is not here: nothing vouches for its lines, and nobody in it is recognised. */
  foreignFiles(): Promise<(file: string) => Promise<boolean>> {
    return foreignFilesIn(this.#parts.folder, this.#allKeys);
  }

  /** A purge that fails is tried again tomorrow; nobody waits for it. */
  async #purgeQuietly({ door, tenant }: AuditEntry): Promise<void> {
    try {
      const purged = await this.purge();
      if (!purged) return;
      await this.#sink.append({
        time: this.#parts.now().toISOString(),
        event: 'logPurge',
        door,
        action: 'audit.purge',
        effect: 'write',
        tenant,
        result: 'ok',
        count: purged.lines,
      });
    } catch {
      // The files stay where they are.
    }
  }
}
