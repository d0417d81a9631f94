import { commands } from 'vscode';
import { DisposableOwner } from '../base/disposable';
import { lazy } from '../base/lazy';
import { describeFailure } from '../host/failure';
import type { ActionParts } from './actionParts';
import { connected } from './connected';
import { DescribeObject } from './describeObject';
import { exportList } from './exportList';
import { findAccount } from './findAccount';

/** What the commands do that find, show and export records. */
export class ReadCommands extends DisposableOwner {
  readonly #parts: ActionParts;
  readonly #describe = lazy(() => this.register(new DescribeObject()));

  constructor(parts: ActionParts) {
    super();
    this.#parts = parts;
  }

  async describeObject(): Promise<void> {
    const work = await connected(this.#parts);
    if (work) await this.#describe().run(work);
  }

  /** Opens the page of the account that is found, and selects it in the sidebar. */
  async findAccount(): Promise<void> {
    const work = await connected(this.#parts);
    if (!work) return;
    const failed = (error: unknown): void =>
      this.#parts.log.warn(`accounts: ${describeFailure(error)?.logLine ?? 'stopped'}`);
    const gsid = await findAccount({ companies: work.tenant.companies, failed });
    if (gsid === undefined) return;
    await commands.executeCommand('gainsight.openAccountPage', gsid);
    await commands.executeCommand('gainsight.revealAccount', gsid, false);
  }

  async exportList(argument: unknown): Promise<void> {
    const work = await connected(this.#parts);
    if (work) await exportList(argument, work);
  }
}
