import { createHmac, randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { AuditEntry, AuditSink } from './entry';
import { auditLine } from './line';

const KEY_BYTES = 32;
const PSEUDONYM_LENGTH = 16;

/**
 * Appends lines to a file of this day and this process, which nobody but the user may read. Every line is written
 * whole, in the order of the calls; after a failure the next line begins another file, since a broken one may stand
 * at the end of the last.
 */
export class FileSink implements AuditSink {
  readonly #folder: string;
  readonly #key = randomBytes(KEY_BYTES);
  #run = newRun();
  #last: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  append(entry: AuditEntry): Promise<void> {
    const line = `${auditLine(entry, (text) => this.#pseudonymOf(text))}\n`;
    const written = this.#last.then(() => this.#write(entry.time.slice(0, 10), line));
    this.#last = written.catch(() => {
      this.#run = newRun();
    });
    return written;
  }

  async #write(day: string, line: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // A folder that was there before keeps its mode otherwise.
    await chmod(this.#folder, 0o700);
    const file = path.join(this.#folder, `audit-${day}-${process.pid}-${this.#run}.jsonl`);
    await appendFile(file, line, { mode: 0o600 });
  }

  #pseudonymOf(text: string): string {
    const digest = createHmac('sha256', this.#key).update(text).digest('hex');
    return `person-${digest.slice(0, PSEUDONYM_LENGTH)}`;
  }
}

function newRun(): string {
  return randomBytes(4).toString('hex');
}
