import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';
import { clip, plainLine } from '../base/plainText';
import type { TenantState } from '../data/activeTenant';
import type { Tenant } from '../data/tenant';
import { type ActiveView, hostOf, tenantInUse } from '../data/tenantInUse';
import { describeFailure } from '../host/failure';
import type { Commands } from '../host/commands';
import type { Log } from '../host/log';
import {
  type AccountState,
  type FromAccountPage,
  fromAccountPage,
  type ToAccountPage,
} from '../shared/accountMessages';
import { Phrases } from '../tree/phrases';
import { AccountReading } from './accountReading';
import { accountWords } from './accountWords';
import { askInChat, nameInQuestion, type PageActions } from './pageActions';
import { PagePanel } from './pagePanel';

const LONGEST_TITLE = 60;

export interface AccountPageParts {
  readonly panel: vscode.WebviewPanel;
  readonly state: AccountState;
  readonly extensionUri: vscode.Uri;
  readonly active: ActiveView;
  readonly actions: PageActions;
  readonly commands: Pick<Commands, 'execute'>;
  readonly log: Pick<Log, 'warn'>;
}

/** The page of one account of one tenant. It follows the connection in use, and what is written to the account. */
export class AccountPage extends DisposableOwner {
  readonly #parts: AccountPageParts;
  readonly #page: PagePanel<ToAccountPage, FromAccountPage>;
  #reading: { readonly account?: AccountReading; readonly controller: AbortController } | undefined;
  #writes: { dispose(): void } | undefined;
  #name: string | undefined;

  constructor(parts: AccountPageParts) {
    super();
    this.#parts = parts;
    const { panel, extensionUri, active, log } = parts;
    this.#page = this.register(
      new PagePanel<ToAccountPage, FromAccountPage>({
        ...{ panel, extensionUri, page: 'accountPage', log },
        parse: (message) => fromAccountPage().safeParse(message).data,
        received: (message) => this.#received(message),
      }),
    );
    this.register(panel.onDidDispose(() => this.dispose()));
    this.register({ dispose: () => this.#stop() });
    this.register(active.onDidChange((state) => this.#followed(state)));
  }

  #received(message: FromAccountPage): void {
    switch (message.type) {
      case 'ready':
        if (!this.#page.replay()) void this.#read();
        return;
      case 'refresh':
        this.#parts.active.tenant?.forget();
        void this.#read();
        return;
      case 'more':
        void this.#more();
        return;
      case 'signIn':
        void this.#parts.commands.execute('gainsight.connect');
        return;
      case 'ignored':
        this.#parts.log.warn('account page: left out a message');
        return;
      case 'run':
        if (message.action === 'ask')
          void askInChat(`What should I know about ${nameInQuestion(this.#name ?? '')}?`);
        else void this.#parts.actions.run(message.action, message.record);
    }
  }

  /** Another connection's rows must not stay; while one is being made, nothing is decided. */
  #followed({ kind }: TenantState): void {
    if (kind !== 'connecting' && kind !== 'offline') void this.#read();
  }

  /** Never rejects: the page says what could not be read. */
  async #read(): Promise<void> {
    this.#stop();
    this.#page.forget();
    const { active, state } = this.#parts;
    const controller = new AbortController();
    const { signal } = controller;
    this.#reading = { controller };
    try {
      this.#tell({ type: 'start', words: accountWords(), state });
      this.#tell({ type: 'busy', busy: true });
      const tenant = await tenantInUse(active, signal);
      if (!tenant || hostOf(tenant) !== state.tenant) this.#tellElsewhere(tenant);
      else await this.#readFrom(tenant, controller);
    } catch (error) {
      if (!signal.aborted) this.#log(error);
    }
    if (!signal.aborted) this.#tell({ type: 'busy', busy: false });
  }

  async #readFrom(tenant: Tenant, controller: AbortController): Promise<void> {
    const { state, actions } = this.#parts;
    const account = new AccountReading({
      ...{ tenant, gsid: state.gsid },
      context: {
        phrases: new Phrases(vscode.env.language, tenant.clock),
        offered: (...wanted) => actions.offered(...wanted),
      },
      tell: (message) => this.#tell(message),
      failed: (error) => this.#log(error),
    });
    this.#reading = { account, controller };
    this.#writes = tenant.onDidWrite(({ companyGsid }) => {
      if (companyGsid === undefined || companyGsid === state.gsid) void this.#read();
    });
    const name = await account.all(controller.signal);
    if (name === undefined) return;
    this.#name = name;
    this.#page.panel.title = clip(plainLine(name), LONGEST_TITLE);
  }

  async #more(): Promise<void> {
    const { account, controller } = this.#reading ?? {};
    if (account && controller) await account.more(controller.signal);
  }

  #tellElsewhere(tenant: Tenant | undefined): void {
    const { tenant: host } = this.#parts.state;
    const text = tenant
      ? vscode.l10n.t('This page is about another tenant. Switch to the connection to {0} to see it.', host)
      : vscode.l10n.t('You are not signed in to Gainsight. Sign in to {0} to see this page.', host);
    this.#tell({ type: 'notice', text, signIn: !tenant });
  }

  #tell(message: ToAccountPage): void {
    this.#page.tell(message);
  }

  #stop(): void {
    this.#reading?.controller.abort();
    this.#reading = undefined;
    this.#writes?.dispose();
    this.#writes = undefined;
  }

  #log(error: unknown): void {
    this.#parts.log.warn(`account page: ${describeFailure(error)?.logLine ?? 'stopped'}`);
  }
}
