import * as vscode from 'vscode';
import { DisposableOwner, type Disposable } from '../base/disposable';
import type { Tenant } from '../data/tenant';
import type { CommandId } from '../host/commandIds';
import type { Commands } from '../host/commands';
import type { Notifier } from '../host/notify';
import { type PageKind, readPageRef } from '../model/recordKind';
import type { Confirm } from '../tools/executor';
import { LogActivity } from './logActivity';
import { ReportCommands } from './reportCommands';
import { documentInFront, ReportDocuments } from './reportDocuments';
import type { ReportRequest } from './reportRequest';
import { ReportRunner, type RunnerParts } from './reportRunner';
import { revealAccount, type RevealParts } from './revealAccount';
import { hostOf } from '../data/tenantInUse';

/** The palette's commands that open a report; a test compares them with the catalogue of reports. */
export const REPORT_COMMANDS = [
  'gainsight.accountBrief',
  'gainsight.portfolioAtRisk',
  'gainsight.upcomingRenewals',
  'gainsight.openCtas',
  'gainsight.openPlans',
  'gainsight.accountHealth',
  'gainsight.accountTimeline',
  'gainsight.prepareReview',
  'gainsight.accountHandover',
] as const satisfies readonly CommandId[];

export interface DocumentsDependencies extends RunnerParts, Pick<RevealParts, 'accountOf' | 'reveal'> {
  readonly commands: Pick<Commands, 'register'>;
  readonly notify: Pick<Notifier, 'info' | 'error' | 'progress'>;
  readonly confirm: Confirm;
  /** The company that a command was run on in a tree. */
  readonly companyOf: (argument: unknown) => string | undefined;
  /** Opens the page of a record, where the tenant has pages. */
  readonly openPage: (kind: PageKind, gsid: string) => Promise<void>;
}

/** Registers reports as palette commands and as documents. Reads nothing before the first of them is asked for. */
export function registerDocuments(dependencies: DocumentsDependencies): Disposable {
  return new Documents(dependencies);
}

class Documents extends DisposableOwner {
  readonly #parts: DocumentsDependencies;
  readonly #runner: ReportRunner;
  readonly #documents: ReportDocuments;
  readonly #reports: ReportCommands;
  readonly #activity: LogActivity;

  constructor(parts: DocumentsDependencies) {
    super();
    this.#parts = parts;
    const { commands } = parts;
    const runner = new ReportRunner(parts);
    this.#runner = runner;
    this.#documents = this.register(new ReportDocuments((request, signal) => this.#write(request, signal)));
    this.#reports = new ReportCommands({ ...parts, runner, documents: this.#documents });
    this.#activity = new LogActivity({ ...parts, runner });
    for (const command of REPORT_COMMANDS)
      commands.register(command, (argument) => this.#open(command, argument));
    commands.register('gainsight.logActivity', (argument) => this.#log(argument));
    commands.register('gainsight.refreshDocument', (argument) => this.#refresh(argument));
    commands.register('gainsight.revealAccount', (argument) => revealAccount(argument, parts));
    commands.register('gainsight.openRecord', (kind, gsid) => this.#openRecord(kind, gsid));
  }

  async #open(command: CommandId, argument: unknown): Promise<void> {
    const { reports } = await this.#parts.loadReports();
    const definition = reports.find((one) => one.command === command);
    if (definition) await this.#reports.open(definition, this.#argument(argument));
  }

  async #log(argument: unknown): Promise<void> {
    const tenant = await this.#runner.tenant(new AbortController().signal);
    if (tenant) await this.#activity.run(tenant, this.#argument(argument));
    else this.#parts.notify.error(vscode.l10n.t('You are not signed in to Gainsight.'));
  }

  /** A row of a tree stands for its company; a button of the chat brings the argument itself. */
  #argument(argument: unknown): string | undefined {
    return typeof argument === 'string' ? argument : this.#parts.companyOf(argument);
  }

  async #refresh(argument: unknown): Promise<void> {
    const uri = argument instanceof vscode.Uri ? argument : documentInFront();
    if (!uri) return;
    await this.#parts.notify.progress(vscode.l10n.t('Reading again'), (signal) =>
      this.#documents.refresh(uri, signal),
    );
  }

  /** In the sandbox, which has no pages, a company is shown by its brief, and any other record by what is stored of it. */
  async #openRecord(kind: unknown, gsid: unknown): Promise<void> {
    const record = readPageRef(kind, gsid);
    if (!record) return;
    const tenant = await this.#runner.tenant(new AbortController().signal);
    if (tenant?.connection.kind !== 'sandbox') await this.#parts.openPage(record.kind, record.gsid);
    else if (record.kind === 'company') await this.#open('gainsight.accountBrief', record.gsid);
    else {
      const { recordPage } = await this.#parts.loadReports();
      await this.#reports.open(recordPage, `${record.kind} ${record.gsid}`);
    }
  }

  async #write(request: ReportRequest, signal: AbortSignal): Promise<string> {
    const tenant = await this.#runner.tenant(signal);
    if (!tenant || hostOf(tenant) !== request.tenant) return notHere(request, tenant);
    const report = await this.#runner.run(request.report, request.argument, tenant, signal);
    return report ? this.#runner.markdown(report, tenant) : '';
  }
}

function notHere({ tenant: host }: ReportRequest, tenant: Tenant | undefined): string {
  return tenant
    ? vscode.l10n.t(
        'This document is about another tenant. Switch to the connection to {0} and refresh it.',
        host,
      )
    : vscode.l10n.t('You are not signed in to Gainsight. Sign in to {0} and refresh this document.', host);
}
