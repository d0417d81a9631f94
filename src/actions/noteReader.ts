import { l10n } from 'vscode';
import { ReportRunner } from '../documents/reportRunner';
import type { Proposal } from '../reports/report';
import type { Work } from './actionParts';

/** Reads notes by the rules of `/log`, each of them once. */
export class NoteReader {
  readonly #account: string | undefined;
  readonly #work: Work;
  readonly #runner: ReportRunner;
  readonly #read = new Map<string, Proposal>();
  #unread: string | undefined;

  /** With an account a note need not name one. */
  constructor(account: string | undefined, work: Work) {
    this.#account = account;
    this.#work = work;
    // Nothing of a note is shown as a document.
    this.#runner = new ReportRunner({ ...work.parts, linkOf: () => undefined });
  }

  /** A note that could not be read: it is not to be typed twice. */
  get unread(): string | undefined {
    return this.#unread;
  }

  /** The entry that a note proposes; undefined where it could not be read: the user is told, and may `change` it. */
  async read(note: string, change: () => Promise<void>): Promise<Proposal | undefined> {
    const known = this.#read.get(note);
    if (known) return known;
    const { parts, tenant } = this.#work;
    const argument = this.#account === undefined ? note : `account: ${this.#account}; ${note}`;
    const report = await parts.notify.working(l10n.t('Reading the note'), (signal) =>
      this.#runner.run('log', argument, tenant, signal),
    );
    if (!report?.proposal) {
      this.#unread = note;
      const again = { title: l10n.t('Change…'), run: change };
      if (report) parts.notify.error(await this.#runner.sentence(report), again);
      return undefined;
    }
    this.#read.set(note, report.proposal);
    return report.proposal;
  }

  /** What was read of a note before. */
  known(note: string): Proposal | undefined {
    return this.#read.get(note);
  }
}
