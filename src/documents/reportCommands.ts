import * as vscode from 'vscode';
import type { CalendarDay } from '../base/dates';
import type { Tenant } from '../data/tenant';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import type { ReportDefinition } from '../reports/definition';
import type { Report } from '../reports/report';
import { pickAccount } from './accountPicker';
import type { ReportDocuments } from './reportDocuments';
import type { ReportRequest } from './reportRequest';
import type { ReportRunner } from './reportRunner';
import { hostOf } from '../data/tenantInUse';

const MOST_DAYS = 3650;

export interface ReportCommandsParts {
  readonly runner: ReportRunner;
  readonly documents: Pick<ReportDocuments, 'open'>;
  readonly notify: Pick<Notifier, 'error' | 'progress'>;
  readonly log: Pick<Log, 'warn'>;
}

/** The palette's reports: ask what they need, make them under way with a Cancel button, and open them. */
export class ReportCommands {
  readonly #parts: ReportCommandsParts;

  constructor(parts: ReportCommandsParts) {
    this.#parts = parts;
  }

  /** Without an argument the user is asked. Failures of the extension itself reject. */
  async open(definition: ReportDefinition, given: string | undefined): Promise<void> {
    const { runner } = this.#parts;
    const tenant = await runner.tenant(new AbortController().signal);
    if (!tenant) {
      this.#signedOut();
      return;
    }
    const argument = given ?? (await this.#argument(definition, tenant));
    if (argument === undefined) return;
    const title = definition.title.replace(/…$/, '');
    const report = await this.#parts.notify.progress(title, (signal) =>
      runner.run(definition.name, argument, tenant, signal),
    );
    if (report) await this.#show(report, argument, tenant);
  }

  async #show(report: Report, argument: string, tenant: Tenant): Promise<void> {
    const { documents, runner } = this.#parts;
    if (report.status !== 'ok' && report.status !== 'partial') return this.#tell(report);
    const request: ReportRequest = {
      report: report.name,
      argument: report.account?.record?.gsid ?? argument,
      tenant: hostOf(tenant),
    };
    await documents.open(
      request,
      titleOf(report, tenant.clock.today()),
      await runner.markdown(report, tenant),
    );
  }

  async #tell(report: Report): Promise<void> {
    const sentence = await this.#parts.runner.sentence(report);
    const { t } = vscode.l10n;
    if (report.status === 'signedOut')
      this.#parts.notify.error(sentence, { title: t('Sign In Again'), command: 'gainsight.signInAgain' });
    else if (report.status === 'defect')
      this.#parts.notify.error(sentence, { title: t('Show Log'), command: 'gainsight.showLog' });
    else this.#parts.notify.error(sentence);
  }

  #signedOut(): void {
    const { t } = vscode.l10n;
    this.#parts.notify.error(t('You are not signed in to Gainsight.'), {
      title: t('Sign In…'),
      command: 'gainsight.connect',
    });
  }

  async #argument({ argument, title }: ReportDefinition, tenant: Tenant): Promise<string | undefined> {
    switch (argument) {
      case 'account': {
        const failed = (error: unknown): void =>
          this.#parts.log.warn(`accounts: ${describeFailure(error)?.logLine ?? ''}`);
        return (await pickAccount({ companies: tenant.companies, title, failed }))?.gsid;
      }
      case 'days':
        return askDays(title);
      default:
        return '';
    }
  }
}

function titleOf({ title }: Report, today: CalendarDay): string {
  return `${title} – ${today}`;
}

async function askDays(title: string): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const text = await vscode.window.showInputBox({
    title,
    prompt: t('How many days ahead?'),
    value: '90',
    ignoreFocusOut: true,
    validateInput: (days) =>
      /^\d{1,4}$/.test(days.trim()) && Number(days) <= MOST_DAYS
        ? undefined
        : t('Enter a number of days from 0 to {0}.', MOST_DAYS),
  });
  return text?.trim();
}
