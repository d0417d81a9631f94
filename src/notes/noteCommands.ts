import * as vscode from 'vscode';
import { signedInTenant } from '../documents/signedInTenant';
import { LogNote } from './logNote';
import { noteInFront } from './noteEditor';
import type { NoteParts } from './noteParts';
import { OpenTimeline } from './openTimeline';

/** The commands that make records of notes, and notes of records. */
export class NoteCommands {
  readonly #parts: NoteParts;

  constructor(parts: NoteParts) {
    this.#parts = parts;
  }

  /** Logs the Markdown in front, or the file that a menu was opened on. */
  async log(argument: unknown): Promise<void> {
    const { notify } = this.#parts;
    const open = await noteInFront(argument);
    if (!open) {
      notify.error(vscode.l10n.t('Open the Markdown file that you want to log.'));
      return;
    }
    const tenant = await signedInTenant(this.#parts);
    if (tenant) await new LogNote(this.#parts, tenant).run(open);
  }

  async open(argument: unknown): Promise<void> {
    const tenant = await signedInTenant(this.#parts);
    if (tenant) await new OpenTimeline(this.#parts, tenant).run(argument);
  }
}
