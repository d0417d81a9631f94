import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuditKeys, AuditLock } from '../../src/audit/auditKeys';
import type { AuditEntry } from '../../src/audit/entry';
import { FileSink, type FileSinkParts } from '../../src/audit/fileSink.node';
import { verifyAudit } from '../../src/audit/verify.node';

/** A record id that is as good as any. */
export const GSID = '1P02E316ITRFMKFNVIK2ITRFMKFNVIK2ABCD';

export function auditEntry(parts: Partial<AuditEntry> = {}): AuditEntry {
  return {
    time: '2026-11-18T08:00:00.000Z',
    event: 'call',
    door: 'code',
    action: 'gainsight_company_query',
    effect: 'read',
    user: 'lena.hofmann@example.com',
    result: 'ok',
    ...parts,
  };
}

/** For a test that has its secrets to itself. */
export const unlocked: AuditLock = { withLock: (_name, work) => work() };

/** Secrets in memory. What `failing` says no to is refused, as a locked keyring does. */
export class MemoryKeys implements AuditKeys {
  readonly entries = new Map<string, string>();
  /** How often something was stored, by name. */
  readonly stored = new Map<string, number>();
  failing: (name: string) => boolean = () => false;

  /** As of a vault, or of files where that is said. */
  constructor(readonly plain = false) {}

  async isPlain(): Promise<boolean> {
    return this.plain;
  }

  async get(name: string): Promise<string | undefined> {
    return this.entries.get(name);
  }

  async store(name: string, secret: string): Promise<void> {
    if (this.failing(name)) throw new Error('the keyring is locked');
    this.stored.set(name, (this.stored.get(name) ?? 0) + 1);
    this.entries.set(name, secret);
  }

  async delete(name: string): Promise<void> {
    this.entries.delete(name);
  }

  async list(prefix: string): Promise<readonly string[]> {
    return [...this.entries.keys()].filter((name) => name.startsWith(prefix));
  }
}

/** A folder of its own for a record, with secrets in memory. */
export class AuditBench {
  readonly root = mkdtempSync(path.join(tmpdir(), 'audit-test-'));
  readonly folder = path.join(this.root, 'storage', 'audit');
  readonly keys = new MemoryKeys();

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  sink(parts: Partial<FileSinkParts> = {}): FileSink {
    return new FileSink({ folder: this.folder, keys: this.keys, lock: unlocked, ...parts });
  }

  /** A file of so many lines, one second after the other, all anchored. Gives its name. */
  async write(
    count: number,
    parts: Partial<AuditEntry> = {},
    with_: Partial<FileSinkParts> = {},
  ): Promise<string> {
    const sink = this.sink(with_);
    const { time = '2026-11-18T08:00:00.000Z' } = parts;
    for (let n = 0; n < count; n += 1) {
      const at = new Date(Date.parse(time) + n * 1000).toISOString();
      await sink.append(auditEntry({ action: `action_${n + 1}`, ...parts, time: at }));
    }
    await sink.settled();
    return sink.writing ?? '';
  }

  get files(): string[] {
    return readdirSync(this.folder).sort();
  }

  path(file: string): string {
    return path.join(this.folder, file);
  }

  /** The lines of a file, its header first. */
  lines(file: string): string[] {
    const text = readFileSync(this.path(file), 'utf8');
    return text.split('\n').slice(0, -1);
  }

  /** The lines after the header, read. */
  entries(file: string): Record<string, unknown>[] {
    return this.lines(file)
      .slice(1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Changes the lines of a file as somebody with an editor would. */
  tamper(file: string, change: (lines: string[]) => readonly string[]): void {
    writeFileSync(
      this.path(file),
      change(this.lines(file))
        .map((line) => `${line}\n`)
        .join(''),
    );
  }

  verify(keys: AuditKeys = this.keys) {
    return verifyAudit(this.folder, keys);
  }
}
