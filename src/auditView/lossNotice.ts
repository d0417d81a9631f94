import * as vscode from 'vscode';
import type { AuditEntry, AuditSink } from '../audit/entry';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';

export interface LossNoticeParts {
  readonly sink: AuditSink;
  readonly notify: Pick<Notifier, 'warn'>;
  readonly log: Pick<Log, 'warn'>;
}

/** Tells the user when lines cannot be kept: once, and again only after it went well in between. */
export class LossNotice implements AuditSink {
  readonly #parts: LossNoticeParts;
  #isTold = false;

  constructor(parts: LossNoticeParts) {
    this.#parts = parts;
  }

  async append(entry: AuditEntry): Promise<void> {
    try {
      await this.#parts.sink.append(entry);
      this.#isTold = false;
    } catch (error) {
      this.#tell(error);
      throw error;
    }
  }

  #tell(error: unknown): void {
    const { notify, log } = this.#parts;
    if (this.#isTold) return;
    this.#isTold = true;
    // The code of a file system's failure, such as ENOSPC, holds no path.
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    log.warn('a line of the audit log could not be kept', { code });
    notify.warn(
      vscode.l10n.t(
        'The audit log cannot be written{0}. Until it can, nothing is written to Gainsight, and what is read leaves no line.',
        code === undefined ? '' : ` (${code})`,
      ),
      { title: vscode.l10n.t('Show Log'), command: 'gainsight.showLog' },
    );
  }
}
