import * as vscode from 'vscode';
import { presentActivity, type PresentActivity } from '../data/presentRecords';
import type { Tenant } from '../data/tenant';
import { hostOf } from '../data/tenantInUse';
import { externalIdOf } from '../tools/write/externalId';
import { askEntry, type EntryAnswers, subjectProblem } from './askEntry';
import { askAboutChange, askAboutLoss } from './askWhatToKeep';
import { changesOf } from './entryChanges';
import { rememberIn, type Values } from './frontMatter';
import { memoryOf, memoryOfWritten } from './memory';
import { applyAndSave, applyChanges, type OpenNote } from './noteEditor';
import { readMoment } from './moments';
import { toNoteHtml } from './noteHtml';
import type { NoteParts, WriteTool } from './noteParts';
import { notesUnder, type NoteText, readNote, readSelection } from './noteText';
import { openedAs } from './entryMarkdown';
import { type Outcome, sendNote } from './sendNote';
import { Telling } from './telling';

/**
 * Makes a Timeline entry of a Markdown text, or changes the entry that the text was logged as. Nothing is sent unseen,
 * and the file is changed only after the tenant has answered.
 */
export class LogNote {
  readonly #parts: NoteParts;
  readonly #tenant: Tenant;
  readonly #telling: Telling;

  constructor(parts: NoteParts, tenant: Tenant) {
    this.#parts = parts;
    this.#tenant = tenant;
    this.#telling = new Telling(parts.notify);
  }

  async run(open: OpenNote): Promise<void> {
    const whole = readNote(open.document.getText(), open.name);
    if (!whole) {
      this.#telling.unreadable();
      return;
    }
    const host = hostOf(this.#tenant);
    if (whole.tenant !== undefined && whole.tenant !== host) {
      this.#telling.elsewhere(whole.tenant, host);
      return;
    }
    const note = open.selected === undefined ? whole : readSelection(open.selected, whole);
    if (note.activity === undefined) await this.#logNew(open, note);
    else await this.#logAgain(open, note, note.activity);
  }

  async #logNew(open: OpenNote, note: NoteText): Promise<void> {
    if (!this.#may('gainsight_timeline_create')) return;
    if (note.body.trim() === '') {
      this.#telling.refused(vscode.l10n.t('There is no text to log.'));
      return;
    }
    const answers = await askEntry(note, this.#tenant, this.#parts);
    if (!answers) return;
    const { account, type, subject, date } = answers;
    const notes = notesUnder(subject, note.body);
    if (notes === '') {
      this.#telling.refused(vscode.l10n.t('Below its heading the note has no text to log.'));
      return;
    }
    const { html, losses } = toNoteHtml(notes);
    const input = {
      ...{ company_gsid: account.gsid, type_name: type, subject, activity_date: date, notes: html },
      ...(note.minutes === undefined ? {} : { duration_mins: note.minutes }),
      ...(note.attendees === undefined ? {} : { internal_attendees: note.attendees }),
      external_id: await this.#idOf(note, answers, html),
    };
    const outcome = await this.#send('gainsight_timeline_create', input, losses);
    if (outcome.kind !== 'written') {
      this.#telling.outcome(outcome, account.gsid);
      return;
    }
    const { gsid, sent } = outcome;
    const selection = open.selected !== undefined;
    const entry = { gsid, account: account.name, type, subject, date };
    const kept = selection || (await this.#remember(open, await memoryOfWritten(this.#tenant, entry)));
    this.#telling.logged(account.name, gsid, { selection, kept, sent });
  }

  /**
   * The same text of the same day is the same entry, whatever the minute at which it is logged: where an answer was
   * lost, logging it again makes no second one. What is logged anew is another entry than the one that is gone.
   */
  #idOf(note: NoteText, { account, type, subject, date }: EntryAnswers, html: string): Promise<string> {
    const { email } = this.#tenant.connection;
    const [day = ''] = date.split(' ');
    const gone = note.activity ?? '';
    return externalIdOf(hostOf(this.#tenant), email, account.gsid, type, day, subject, html, gone);
  }

  async #logAgain(open: OpenNote, note: NoteText, gsid: string): Promise<void> {
    if (!this.#may('gainsight_timeline_update')) return;
    const present = await this.#parts.notify.progress(vscode.l10n.t('Reading the Timeline entry'), (signal) =>
      presentActivity(this.#tenant.client, gsid, signal),
    );
    if (!present) {
      if (await askAboutLoss()) await this.#logNew(open, note);
      return;
    }
    const changes = changesOf(note, present, this.#tenant.clock);
    if (changes.lines.length === 0) {
      this.#telling.same();
      return;
    }
    if (wasChangedSince(present, note.updated)) {
      const choice = await askAboutChange(changes.lines);
      if (choice === 'theirs') await this.#takeTheirs(open, present);
      if (choice !== 'ours') return;
    }
    const problem = faultIn(changes.input);
    if (problem !== undefined) {
      this.#telling.refused(problem);
      return;
    }
    const input = { activity_gsid: gsid, ...changes.input };
    const outcome = await this.#send('gainsight_timeline_update', input, changes.losses);
    if (outcome.kind !== 'written') {
      this.#telling.outcome(outcome, present.companyGsid);
      return;
    }
    const date = note.told.date && readMoment(note.told.date, this.#tenant.clock, note.timeZone);
    const entry = { gsid, ...note.told, date, subject: note.subject };
    const kept = await this.#remember(open, await memoryOfWritten(this.#tenant, entry));
    this.#telling.updated(gsid, kept);
  }

  #send(
    tool: WriteTool,
    input: Readonly<Record<string, unknown>>,
    losses: ReturnType<typeof toNoteHtml>['losses'],
  ): Promise<Outcome> {
    return sendNote({ tool, input, losses }, this.#tenant, this.#parts);
  }

  /** Asked before the questions: nobody answers them for nothing. */
  #may(tool: WriteTool): boolean {
    const refusal = this.#parts.refusal(tool);
    if (refusal !== undefined) this.#telling.notAllowed(refusal);
    return refusal === undefined;
  }

  /** The text may have changed while the questions were open: what is remembered goes into the text of now. */
  async #remember({ document, name }: OpenNote, memory: Values): Promise<boolean> {
    const text = document.getText();
    // The file tells this subject itself, so that who changes its heading changes the subject.
    const own = readNote(text, name)?.ownSubject === memory.subject;
    const change = rememberIn(text, own ? { ...memory, subject: undefined } : memory);
    return change !== undefined && applyAndSave(document, [change]);
  }

  /** The file becomes what the tenant has, in one step that can be undone. */
  async #takeTheirs({ document }: OpenNote, present: PresentActivity): Promise<void> {
    const changes = openedAs(document.getText(), present, memoryOf(this.#tenant, present));
    if (!changes || !(await applyChanges(document, changes)))
      this.#telling.refused(vscode.l10n.t('The file cannot be changed.'));
  }
}

function wasChangedSince({ modifiedAt }: PresentActivity, known: Date | undefined): boolean {
  return modifiedAt !== undefined && (known === undefined || modifiedAt > known);
}

function faultIn({ subject, notes }: Readonly<Record<string, string>>): string | undefined {
  if (notes === '') return vscode.l10n.t('There is no text to log.');
  return subject === undefined ? undefined : subjectProblem(subject);
}
