import * as vscode from 'vscode';
import type { CommandId } from '../host/commandIds';
import type { Notifier } from '../host/notify';
import { RECORD_SCHEME } from '../model/recordAddress';
import { type PageKind, readPageRef } from '../model/recordKind';
import { notHere } from './notHere';
import { ReportCommands } from './reportCommands';
import { documentInFront, ReportDocuments, type WriteDocument } from './reportDocuments';
import type { ReportRequest } from './reportRequest';
import { ReportRunner, type RunnerParts } from './reportRunner';
import { revealAccount, type RevealParts } from './revealAccount';
import { hostOf } from '../data/tenantInUse';

export interface DocumentsParts extends RunnerParts, Pick<RevealParts, 'accountOf' | 'reveal'> {
  readonly notify: Pick<Notifier, 'error' | 'progress'>;
  /** The company that a command was run on in a tree. */
  readonly companyOf: (argument: unknown) => string | undefined;
  /** Reads the document of a record again. */
  readonly refreshRecord: (uri: vscode.Uri, signal: AbortSignal) => Promise<void>;
  /** Opens the page of a record, where the tenant has pages. */
  readonly openPage: (kind: PageKind, gsid: string) => Promise<void>;
  /** The text of this document is another one now. */
  readonly changed: (document: vscode.Uri) => void;
}

/** What the palette's commands about reports do, and what the documents hold. */
export class Documents {
  readonly #parts: DocumentsParts;
  readonly #runner: ReportRunner;
  readonly #documents: ReportDocuments;
  readonly #reports: ReportCommands;

  constructor(parts: DocumentsParts) {
    this.#parts = parts;
    const runner = new ReportRunner(parts);
    this.#runner = runner;
    const write: WriteDocument = (request, signal) => this.#write(request, signal);
    this.#documents = new ReportDocuments(write, parts.changed);
    this.#reports = new ReportCommands({ ...parts, runner, documents: this.#documents });
  }

  async textOf(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    return this.#documents.textOf(uri, token);
  }

  async open(command: CommandId, argument: unknown): Promise<void> {
    const { reports } = await this.#parts.loadReports();
    const definition = reports.find((one) => one.command === command);
    if (definition) await this.#reports.open(definition, this.#argument(argument));
  }

  /** A row of a tree stands for its company; a button of the chat brings the argument itself. */
  #argument(argument: unknown): string | undefined {
    return typeof argument === 'string' ? argument : this.#parts.companyOf(argument);
  }

  async reveal(argument: unknown, focus: boolean): Promise<void> {
    await revealAccount(argument, focus, this.#parts);
  }

  async refresh(argument: unknown): Promise<void> {
    const uri = argument instanceof vscode.Uri ? argument : documentInFront();
    if (!uri) return;
    await this.#parts.notify.progress(vscode.l10n.t('Reading again'), (signal) =>
      uri.scheme === RECORD_SCHEME
        ? this.#parts.refreshRecord(uri, signal)
        : this.#documents.refresh(uri, signal),
    );
  }

  /** In the sandbox, which has no pages, a company is shown by its brief, any other record by what is stored of it. */
  async openRecord(kind: unknown, gsid: unknown): Promise<void> {
    const record = readPageRef(kind, gsid);
    if (!record) return;
    const tenant = await this.#runner.tenant(new AbortController().signal);
    if (tenant?.connection.kind !== 'sandbox') await this.#parts.openPage(record.kind, record.gsid);
    else if (record.kind === 'company') await this.open('gainsight.accountBrief', record.gsid);
    else {
      const { recordPage } = await this.#parts.loadReports();
      await this.#reports.open(recordPage, `${record.kind} ${record.gsid}`);
    }
  }

  async #write(request: ReportRequest, signal: AbortSignal): Promise<string> {
    const tenant = await this.#runner.tenant(signal);
    if (!tenant || hostOf(tenant) !== request.tenant) return notHere(request.tenant, tenant);
    const report = await this.#runner.run(request.report, request.argument, tenant, signal);
    return report ? this.#runner.markdown(report, tenant) : '';
  }
}
