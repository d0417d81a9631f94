import * as vscode from 'vscode';
import { type Disposable, DisposableOwner } from '../base/disposable';
import { SharedCache } from '../base/sharedCache';
import type { Tenant } from '../data/tenant';
import { hostOf, tenantInUse } from '../data/tenantInUse';
import { notHere } from '../documents/notHere';
import { describeFailure } from '../host/failure';
import { isFolderOfRecords, recordAt } from '../model/recordAddress';
import { fileErrorOf, RecordProblem } from './recordProblem';
import { recordText, type RecordTextParts } from './recordText';

/** Whoever opens, attaches and searches a record at the same time reads it once. */
const KEPT_MS = 60_000;
const MOST_SHOWN = 100;

export interface RecordFilesParts extends RecordTextParts {
  readonly now: () => Date;
  /** Tells the editor that these documents are to be read again. */
  readonly changed: (uris: readonly vscode.Uri[]) => void;
}

interface Shown {
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** Records as read-only files. Nothing is read of the tenant but the content of one that somebody opens. */
export class RecordFiles extends DisposableOwner {
  readonly #parts: RecordFilesParts;
  readonly #texts: SharedCache;
  readonly #begun: number;
  /** What was given last of each address. */
  readonly #shown = new Map<string, Shown>();
  #writes: Disposable | undefined;

  constructor(parts: RecordFilesParts) {
    super();
    this.#parts = parts;
    this.#begun = parts.now().getTime();
    this.#texts = new SharedCache(KEPT_MS, () => parts.now().getTime());
    this.register(parts.active.onDidChange(() => this.#follow()));
    this.register({ dispose: () => this.#writes?.dispose() });
    this.#follow();
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { File, Directory } = vscode.FileType;
    const permissions = vscode.FilePermission.Readonly;
    if (isFolderOfRecords(uri)) return { type: Directory, ctime: 0, mtime: 0, size: 0, permissions };
    if (!recordAt(uri)) throw vscode.FileSystemError.FileNotFound(uri);
    const { bytes, mtime } = this.#shown.get(uri.toString()) ?? {};
    const time = mtime ?? this.#begun;
    return { type: File, ctime: this.#begun, mtime: time, size: bytes?.length ?? 0, permissions };
  }

  /** Rejects with what the editor tells of a file that cannot be read. */
  async read(uri: vscode.Uri): Promise<Uint8Array> {
    try {
      return await this.#read(uri, new AbortController().signal);
    } catch (error) {
      const told = fileErrorOf(error);
      if (told) throw told;
      this.#parts.log.warn(`record: ${describeFailure(error)?.logLine ?? 'stopped'}`);
      throw vscode.FileSystemError.Unavailable(
        vscode.l10n.t('This did not work because of a fault in the extension.'),
      );
    }
  }

  /** Reads the document again; the editor is told where it has become another. Rejects with a `RecordProblem`. */
  async refresh(uri: vscode.Uri, signal: AbortSignal): Promise<void> {
    const before = this.#shown.get(uri.toString());
    this.#texts.clear();
    await this.#read(uri, signal);
    if (before !== this.#shown.get(uri.toString())) this.#parts.changed([uri]);
  }

  async #read(uri: vscode.Uri, signal: AbortSignal): Promise<Uint8Array> {
    const record = recordAt(uri);
    if (!record) throw vscode.FileSystemError.FileNotFound(uri);
    const tenant = await this.#tenantAt(uri.authority, signal);
    const text = await this.#texts.get(
      `${record.kind} ${record.gsid}`,
      (shared) => recordText(record, tenant, this.#parts, shared),
      signal,
    );
    return this.#show(uri, text);
  }

  async #tenantAt(host: string, signal: AbortSignal): Promise<Tenant> {
    const tenant = await tenantInUse(this.#parts.active, signal);
    if (tenant && hostOf(tenant) === host) return tenant;
    throw new RecordProblem(tenant ? 'otherTenant' : 'signedOut', notHere(host, tenant));
  }

  #show(uri: vscode.Uri, text: string): Uint8Array {
    const key = uri.toString();
    const before = this.#shown.get(key);
    const bytes = new TextEncoder().encode(text);
    if (before && areEqual(before.bytes, bytes)) return before.bytes;
    this.#shown.delete(key);
    this.#shown.set(key, { uri, bytes, mtime: before ? this.#after(before) : this.#begun });
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > MOST_SHOWN && oldest !== undefined) this.#shown.delete(oldest);
    return bytes;
  }

  /** The editor reads again only what is newer than what it has. */
  #after({ mtime }: Shown): number {
    return Math.max(mtime + 1, this.#parts.now().getTime());
  }

  #follow(): void {
    this.#texts.clear();
    this.#writes?.dispose();
    this.#writes = this.#parts.active.tenant?.onDidWrite(() => this.#readAgain());
  }

  /** A write may show in the record and in those that it belongs to. */
  #readAgain(): void {
    this.#texts.clear();
    for (const [key, shown] of this.#shown) this.#shown.set(key, { ...shown, mtime: this.#after(shown) });
    this.#parts.changed([...this.#shown.values()].map(({ uri }) => uri));
  }
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
