import * as vscode from 'vscode';
import { iconless } from '../base/plainText';
import type { Tenant } from '../data/tenant';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import type { MissingInput, Proposal } from '../reports/report';
import type { Confirm, ToolExecutor } from '../tools/executor';
import { pickAccount } from './accountPicker';
import type { ReportRunner } from './reportRunner';

export interface LogActivityParts {
  readonly runner: ReportRunner;
  readonly loadTools: () => Promise<Pick<ToolExecutor, 'run'>>;
  /** Shows what would be written, and asks. */
  readonly confirm: Confirm;
  readonly notify: Pick<Notifier, 'info' | 'error' | 'progress'>;
  readonly log: Pick<Log, 'warn'>;
}

interface Written {
  readonly status?: unknown;
  readonly problem?: unknown;
}

/** A typed note becomes a Timeline entry: what the note does not tell is asked, and nothing is sent unseen. */
export class LogActivity {
  readonly #parts: LogActivityParts;

  constructor(parts: LogActivityParts) {
    this.#parts = parts;
  }

  /** With an account the note need not name one. */
  async run(tenant: Tenant, account: string | undefined): Promise<void> {
    const { t } = vscode.l10n;
    const note = await vscode.window.showInputBox({
      title: t('Log Timeline Activity'),
      prompt: t(
        'What happened? Kind, day and account are read from the note, and asked where it names none.',
      ),
      placeHolder: t('Call yesterday, 30 min: exports work again, they want a date for the plant'),
      ignoreFocusOut: true,
    });
    if (note === undefined || note.trim() === '') return;
    const argument = account === undefined ? note : `account: ${account}; ${note}`;
    const { notify, runner } = this.#parts;
    const report = await notify.progress(t('Reading the note'), (signal) =>
      runner.run('log', argument, tenant, signal),
    );
    if (!report) return;
    if (!report.proposal) notify.error(await runner.sentence(report));
    else await this.#write(report.proposal, tenant);
  }

  async #write({ tool, input, missing }: Proposal, tenant: Tenant): Promise<void> {
    const { confirm, loadTools, notify } = this.#parts;
    const whole: Record<string, unknown> = { ...input };
    for (const one of missing) {
      const answer = await this.#ask(one, tenant);
      if (answer === undefined) return;
      whole[one.parameter] = answer;
    }
    const executor = await loadTools();
    const text = await notify.progress(vscode.l10n.t('Log Timeline Activity'), (signal) =>
      executor.run(tool, whole, { door: 'ui', signal, confirm }),
    );
    this.#tell(text);
  }

  async #ask({ parameter, question, choices }: MissingInput, tenant: Tenant): Promise<string | undefined> {
    if (choices && choices.length > 0) {
      const items = choices.map(({ label, value }) => ({ label: iconless(label), value }));
      return (await vscode.window.showQuickPick(items, { title: question, ignoreFocusOut: true }))?.value;
    }
    if (parameter !== 'company_gsid')
      return vscode.window.showInputBox({ title: question, ignoreFocusOut: true });
    const failed = (error: unknown): void =>
      this.#parts.log.warn(`accounts: ${describeFailure(error)?.logLine ?? ''}`);
    return (await pickAccount({ companies: tenant.companies, title: question, failed }))?.gsid;
  }

  #tell(text: string): void {
    const { t } = vscode.l10n;
    // Our own tool has written it.
    const { status, problem } = JSON.parse(text) as Written;
    if (status === 'ok') this.#parts.notify.info(t('Written to the Timeline.'));
    else if (status === 'declined') this.#parts.notify.info(t('Not approved, so nothing was written.'));
    else
      this.#parts.notify.error(
        t(
          'Nothing is known to have been written: {0}',
          typeof problem === 'string' ? problem : String(status),
        ),
      );
  }
}
