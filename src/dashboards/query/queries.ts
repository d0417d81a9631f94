import * as vscode from 'vscode';
import { DisposableOwner } from '../../base/disposable';
import { hostOf } from '../../data/tenantInUse';
import { signedInTenant } from '../../documents/signedInTenant';
import { type ObjectQuestion, queryState, type QueryState } from '../../shared/queryMessages';
import type { PageActions } from '../pageActions';
import { newPanel } from '../pagePanel';
import { type PageParts, QUERY_VIEW } from '../pageParts';
import { QueryPage } from './queryPage';
import { askForQuery } from './querySteps';

/** Questions about objects, each with its answer in a tab of its own. */
export class Queries extends DisposableOwner {
  readonly #parts: PageParts;
  readonly #actions: PageActions;
  readonly #open = new Set<QueryPage>();

  constructor(parts: PageParts, actions: PageActions) {
    super();
    this.#parts = parts;
    this.#actions = actions;
  }

  async ask(): Promise<void> {
    const asked = await this.#question();
    if (!asked) return;
    const title = vscode.l10n.t('Query');
    this.#show(newPanel(QUERY_VIEW, title, this.#parts.extensionUri), asked);
  }

  /** After a reload of the window: the question is asked again. */
  restore(panel: vscode.WebviewPanel, left: unknown): void {
    const state = queryState().safeParse(left).data;
    if (state) this.#show(panel, state);
    else panel.dispose();
  }

  /** Every question that is open is asked again when its page is seen. */
  refresh(): void {
    for (const page of this.#open) page.readWhenSeen();
  }

  #show(panel: vscode.WebviewPanel, state: QueryState): void {
    const { extensionUri, active, commands, loadTools, notify, log, setTimer } = this.#parts;
    panel.iconPath = new vscode.ThemeIcon('table');
    const page = new QueryPage({
      ...{ panel, state, extensionUri, active, commands, loadTools, notify, log, setTimer },
      actions: this.#actions,
      edit: async (question) => (await this.#question(question))?.query,
    });
    this.#open.add(this.register(page));
    panel.onDidDispose(() => this.#open.delete(page));
  }

  /** What the user wants to know of the tenant in use. */
  async #question(before?: ObjectQuestion): Promise<QueryState | undefined> {
    const tenant = await signedInTenant(this.#parts);
    const query = tenant && (await askForQuery({ ...this.#parts, tenant }, before));
    return query && { tenant: hostOf(tenant), query };
  }
}
