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

  /** With an account a note need not name one. */
  constructor(account: string | undefined, work: Work) {
    this.#account = account;
    this.#work = work;
    // Nothing of a note is shown as a document.
    this.#runner = new ReportRunner({ ...work.parts, linkOf: () => undefined });
  }

  /** The entry that a note proposes; undefined where it could not be read, which the user is told. */
  async read(note: string): Promise<Proposal | undefined> {
    const known = this.#read.get(note);
    if (known) return known;
    const { parts, tenant } = this.#work;
    const argument = this.#account === undefined ? note : `account: ${this.#account}; ${note}`;
    const report = await parts.notify.working(l10n.t('Reading the note'), (signal) =>
      this.#runner.run('log', argument, tenant, signal),
    );
    if (report?.proposal) this.#read.set(note, report.proposal);
    else if (report) parts.notify.error(await this.#runner.sentence(report));
    return report?.proposal;
  }

  /** What was read of a note before. */
  known(note: string): Proposal | undefined {
    return this.#read.get(note);
  }
}
